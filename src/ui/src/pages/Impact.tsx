import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { columnLineage } from "../address/columns";
import { schemasQuery } from "../api/assets";
import { downloadAddress } from "../api/client";
import { impactQuery } from "../api/insight";
import { AssetPicker, useNameOf } from "../parts/AssetPicker";
import { LinkButton } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Crumbs } from "../parts/Crumbs";
import { DateTimePicker } from "../parts/DateTimePicker";
import { Icon } from "../parts/Icon";
import { PageHead } from "../parts/PageHead";
import { Picker } from "../parts/Picker";
import { Empty } from "../parts/State";
import { ImpactBody } from "./impact/ImpactBody";
import { changeFor, changesFor, changeWords } from "./impact/words";

const route = getRouteApi("/impact");
const wholeTable = "";

/** What breaks if a table, a column or a job changes: a sentence that is a form, and its answer. */
export function Impact() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { id = "", col, asof } = search;
  const kind = id.startsWith("job:") ? "job" : "dataset";
  const change = changeFor(kind, col, search.change);
  const question = { id, change, column: kind === "job" ? undefined : col, asOf: asof };
  const impact = useQuery({ ...impactQuery(question), enabled: id !== "" });
  const columns = useColumns(kind === "dataset" ? id : "");
  const named = useNameOf(id);
  const told = id.includes(":") ? impact.data?.assetName : undefined;
  const shown = told ? { namespace: namespaceOf(id, told), name: told } : named;
  const set = (next: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });

  return (
    <>
      <PageHead
        documentTitle={`What breaks if ${col ?? shown?.name ?? ""}`}
        crumbs={<Crumbs crumbs={[...(shown ? [{ word: shown.name }] : []), { word: "Impact" }]} />}
        title={
          <span className="question">
            <span>What breaks if {kind === "job" ? "job" : col ? "column" : ""}</span>
            {kind === "dataset" && id && (
              <>
                <Picker
                  label="Column"
                  shown={col ?? "all"}
                  value={col ?? wholeTable}
                  options={[{ value: wholeTable, label: "all of it" }, ...columns.map((name) => ({ value: name, label: name }))]}
                  onChange={(next) => set({ col: next || undefined, change: undefined })}
                />
                <span>of</span>
              </>
            )}
            <AssetPicker
              id={id}
              shown={shown}
              kinds="dataset,job"
              onChange={(next) => set({ id: next, col: undefined, change: undefined })}
            />
            <span>is</span>
            <Picker
              label="Change"
              shown={changeWords[change] ?? change}
              value={change}
              options={changesFor(kind, col).map((one) => ({ value: one, label: changeWords[one] ?? one }))}
              onChange={(next) => set({ change: next })}
            />
            <DateTimePicker label="As of" none="now" value={asof} onChange={(next) => set({ asof: next })} />
          </span>
        }
        actions={
          id && (
            <>
              <LinkButton icon="graph" {...columnLineage(id, col, { dir: "down", change, asof })}>
                Show in lineage
              </LinkButton>
              <a
                className="btn"
                href={downloadAddress("/api/lineage/assets/impact", { ...question, part: "downstreamAssets" }, "csv")}
                download
              >
                <Icon name="export" size={14} />
                CSV
              </a>
              {impact.data && (
                <Copy kind="primary" text={impact.data.markdown}>
                  Copy as Markdown
                </Copy>
              )}
            </>
          )
        }
      />
      {id ? (
        <ImpactBody question={question} />
      ) : (
        <div className="page-body">
          <section className="card">
            <Empty title="Choose a dataset or a job above." icon="warning">
              The answer lists what breaks, what goes stale, whom to tell, and how risky the change is.
            </Empty>
          </section>
        </div>
      )}
    </>
  );
}

/** All columns that any version of the schema has, in the order of the newest. */
function useColumns(id: string): string[] {
  const schemas = useQuery({ ...schemasQuery(id), enabled: id !== "" });
  return useMemo(() => {
    const names = new Set<string>();
    for (const version of [...(schemas.data ?? [])].reverse()) for (const column of version.columns) names.add(column.name);
    return [...names];
  }, [schemas.data]);
}

function namespaceOf(id: string, name: string): string {
  const rest = id.slice(id.indexOf(":") + 1);
  return rest.endsWith(`:${name}`) ? rest.slice(0, -name.length - 1) : rest;
}
