import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { openAlertsQuery } from "../../api/alerts";
import { assetQuery, facetsQuery, historyQuery, measuresQuery, neighboursQuery, readerSchemasQuery, schemasQuery } from "../../api/assets";
import { checksQuery } from "../../api/checks";
import { wordsQuery } from "../../api/glossary";
import { auditQuery } from "../../api/insight";
import { piiQuery } from "../../api/pii";
import { Problem } from "../../api/problem";
import { narrowerViews } from "./readerViews";

/** Everything that the tabs of a dataset's page are made of; each part loads and fails by itself. */
export function useDataset(id: string, asOf?: string) {
  const lineage = useQuery({ ...neighboursQuery(id, asOf), enabled: !id.endsWith(":") });
  // Of a dataset that is not known nothing more is asked.
  const enabled = lineage.isSuccess || (lineage.isError && !(lineage.error instanceof Problem && lineage.error.isNotFound));
  const asset = useQuery({ ...assetQuery(id), enabled });
  const schemas = useQuery({ ...schemasQuery(id), enabled });
  const measures = useQuery({ ...measuresQuery(id), enabled });
  const checked = useQuery({ ...checksQuery(id), enabled });
  const words = useQuery({ ...wordsQuery(id), enabled });
  const pii = useQuery({ ...piiQuery(id), enabled });
  const facets = useQuery({ ...facetsQuery(id), enabled });
  const history = useQuery({ ...historyQuery(id), enabled });
  const audit = useQuery({ ...auditQuery({}), enabled });
  const alerts = useQuery({ ...openAlertsQuery(id), enabled, retry: false });
  const readers = useQuery({ ...readerSchemasQuery(id), enabled });
  const readerViews = useMemo(() => narrowerViews(readers.data ?? [], schemas.data ?? []), [readers.data, schemas.data]);
  const root = lineage.data?.nodes.find((node) => node.id === lineage.data.rootAssetId);
  const checks = checked.data;
  const contradicted = audit.data?.contradicted.filter(
    (claim) => root && claim.to?.namespace === root.namespace && claim.to.name === root.name,
  );
  return {
    asset,
    lineage,
    words,
    schemas,
    readerViews,
    measures,
    checks,
    checked,
    pii,
    facets,
    history,
    audit,
    alerts,
    root,
    contradicted,
  };
}

export type DatasetData = ReturnType<typeof useDataset>;
