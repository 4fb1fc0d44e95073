import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { at } from "../address/base";
import { namespacesQuery } from "../api/explore";
import { analyzeQuery } from "../api/sql";
import { Button } from "../parts/Button";
import { Chip } from "../parts/Chip";
import { Copy } from "../parts/Copy";
import { Icon } from "../parts/Icon";
import { Menu, MenuItem } from "../parts/Menu";
import { PageHead } from "../parts/PageHead";
import { Empty, Failure } from "../parts/State";
import { useSettled } from "../parts/useSettled";
import { dialectName } from "../sql/dialectNames";
import { keepSql, keptSql } from "../sql/draft";
import { type ColumnKey, columnAt, marksOf } from "../sql/marks";
import { SqlView } from "../sql/SqlView";
import { completenessWords } from "./job/sqlWords";
import { Diagnostics } from "./sql/Diagnostics";
import { examples } from "./sql/examples";
import { ResultPane } from "./sql/ResultPane";
import styles from "./sql/Sql.module.css";

const route = getRouteApi("/sql");
/** In the address in place of a namespace: tables that the store knows do not count. */
const textOnly = "none";
const known = [
  "postgres",
  "tsql",
  "snowflake",
  "bigquery",
  "databricks",
  "spark",
  "redshift",
  "mysql",
  "oracle",
  "trino",
  "clickhouse",
  "duckdb",
  "sqlite",
  "hive",
  "ansi",
];

/** Paste SQL, see its tables and columns while typing. Nothing is stored. */
export function SqlPage() {
  const { dialect, ns } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(() => fromFragment() ?? keptSql());
  const [chosen, setChosen] = useState<ColumnKey>();
  const settled = useSettled(text, 200);
  const analysis = useQuery(
    analyzeQuery({ sql: settled, dialect, namespace: ns === textOnly ? undefined : ns, useStore: ns !== textOnly }),
  );
  const namespaces = useQuery(namespacesQuery);
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const data = settled.trim() ? analysis.data : undefined;
  const isCurrent = data?.sql === text;
  const marks = useMemo(() => (data && isCurrent ? marksOf(data, chosen) : []), [data, isCurrent, chosen]);
  const state = data && completenessWords(data);
  const dialects = data?.dialects.length ? data.dialects : known;

  return (
    <>
      <PageHead
        title="SQL"
        actions={
          <>
            <select
              className="control-select"
              aria-label="Dialect"
              value={dialect ?? ""}
              onChange={(event) => set({ dialect: event.target.value || undefined })}
            >
              <option value="">{data?.dialectGuessed ? `Dialect: auto, ${dialectName(data.dialect)}` : "Dialect: auto"}</option>
              {dialects.map((one) => (
                <option key={one} value={one}>
                  {dialectName(one)}
                </option>
              ))}
            </select>
            <select
              className="control-select"
              aria-label="Known schemas"
              value={ns ?? ""}
              onChange={(event) => set({ ns: event.target.value || undefined })}
            >
              <option value="">Schemas: from the store</option>
              <option value={textOnly}>Schemas: only those of the text</option>
              {namespaces.data?.map((one) => (
                <option key={one} value={one}>{`Schemas of ${one}`}</option>
              ))}
            </select>
            <Menu trigger={<Button icon="list">Examples</Button>}>
              {examples.map((example) => (
                <MenuItem
                  key={example.name}
                  onSelect={() => {
                    setText(example.sql);
                    set({ dialect: example.dialect });
                  }}
                >
                  {example.name}
                  <span className="t3">{dialectName(example.dialect)}</span>
                </MenuItem>
              ))}
            </Menu>
            <Copy
              text={() => `${location.origin}${at("/sql")}?${new URLSearchParams(dialect ? { dialect } : {})}#${encodeURIComponent(text)}`}
            >
              Share
            </Copy>
          </>
        }
      />
      <div className={styles.split}>
        <section className="card">
          <div className="card-head">
            <h2>Text</h2>
            <span className="t3">stays in this tab</span>
            <span className="grow" />
            {state && (
              <Chip tone={state.tone} icon={state.icon}>
                {`${state.words} · ${data.milliseconds < 1 ? "< 1" : Math.round(data.milliseconds)} ms`}
              </Chip>
            )}
            {analysis.isFetching && <Icon name="running" size={14} className="run" label="reading" />}
          </div>
          <div className={styles.editor}>
            <SqlView
              label="SQL to analyse"
              text={text}
              dialect={dialect ?? data?.dialect ?? "ansi"}
              marks={marks}
              onChange={(next) => {
                setText(next);
                keepSql(next);
              }}
              onPick={(offset) => {
                const key = data && isCurrent ? columnAt(data, offset) : undefined;
                if (key) setChosen(key);
              }}
            />
          </div>
          {data && isCurrent && <Diagnostics diagnostics={data.diagnostics} sql={data.sql} />}
        </section>
        {data ? (
          <ResultPane analysis={data} chosen={chosen} onChoose={setChosen} />
        ) : (
          <section className="card">
            {analysis.isError && settled.trim() ? (
              <Failure error={analysis.error} retry={() => analysis.refetch()} what="what SQL does" />
            ) : (
              <Empty title="Paste SQL, or take an example." icon="sql">
                Its tables and columns appear here while you type. Nothing is stored.
              </Empty>
            )}
          </section>
        )}
      </div>
    </>
  );
}

/** The text of a shared address: it stands in the fragment, which is never sent to the service. */
function fromFragment(): string | undefined {
  if (location.hash.length < 2) return undefined;
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return undefined;
  }
}
