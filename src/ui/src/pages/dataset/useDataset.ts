import { useQuery } from "@tanstack/react-query";
import { assetQuery, facetsQuery, historyQuery, measuresQuery, neighboursQuery, schemasQuery } from "../../api/assets";
import { checksQuery } from "../../api/checks";
import { auditQuery } from "../../api/insight";

/** Everything that the tabs of a dataset's page are made of; each part loads and fails by itself. */
export function useDataset(id: string, asOf?: string) {
  const asset = useQuery(assetQuery(id));
  const lineage = useQuery(neighboursQuery(id, asOf));
  const schemas = useQuery(schemasQuery(id));
  const measures = useQuery(measuresQuery(id));
  const checked = useQuery(checksQuery(id));
  const facets = useQuery(facetsQuery(id));
  const history = useQuery(historyQuery(id));
  const audit = useQuery(auditQuery({}));
  const root = lineage.data?.nodes.find((node) => node.id === lineage.data.rootAssetId);
  const checks = checked.data;
  const contradicted = audit.data?.contradicted.filter(
    (claim) => root && claim.to?.namespace === root.namespace && claim.to.name === root.name,
  );
  return { asset, lineage, schemas, measures, checks, checked, facets, history, audit, root, contradicted };
}

export type DatasetData = ReturnType<typeof useDataset>;
