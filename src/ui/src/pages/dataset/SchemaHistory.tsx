import { Link } from "@tanstack/react-router";
import { columnImpact } from "../../address/columns";
import type { History, SchemaVersion } from "../../api/assets";
import { LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip, type Tone } from "../../parts/Chip";
import { count, counted } from "../../parts/counts";
import { ColumnLink, JobLink } from "../../parts/DatasetLink";
import { nodeId } from "../../parts/names";
import { Answer, Empty } from "../../parts/State";
import { momentText } from "../../parts/times";
import { When } from "../../parts/When";
import { compatibilityWords } from "../schemas/words";
import type { NarrowerView } from "./readerViews";
import type { DatasetData } from "./useDataset";

type Version = History["schemas"][number];

interface Props {
  ns: string;
  name: string;
  data: DatasetData;
  /** The version that the address names, by the instant at which it began. */
  chosen?: string;
}

const tones: Record<string, Tone> = { added: "ok", removed: "fail", retyped: "warn", renamed: "accent" };

/** Versions left, newest first; right what the chosen one changed, each with a question about its consequences. */
export function SchemaHistory({ ns, name, data, chosen }: Props) {
  const id = nodeId("dataset", ns, name);
  return (
    <Answer of={data.history} what="the schema's history">
      {(history) => {
        const versions = [...history.schemas].reverse() as Version[];
        const judged = new Map(data.schemas.data?.map((one) => [one.from, one]));
        const rule = data.schemas.data?.at(-1)?.rule;
        const version = versions.find((one) => one.from === chosen) ?? versions[0];
        if (!version) {
          return (
            <section className="card">
              <Empty title="No event told a schema." icon="columns">
                Airflow's PostgreSQL and Snowflake hooks do; dbt needs catalog.json.
              </Empty>
            </section>
          );
        }
        return (
          <div className="halves">
            <Card
              title="Versions"
              count={versions.length}
              actions={
                <>
                  <LinkButton size="small" to="/schemas">
                    {rule ? `Rule ${rule}` : "Rules of schemas"}
                  </LinkButton>
                  <LinkButton size="small" icon="columns" to="/schemas" search={{ id }}>
                    Try a planned schema
                  </LinkButton>
                </>
              }
            >
              <div className="card-scroll">
                <table aria-label="Versions of the schema">
                  <tbody>
                    {versions.map((one) => (
                      <tr key={one.from} aria-selected={one === version}>
                        <td>
                          <Link to="/dataset" search={{ ns, name, tab: "schema", v: [one.from] }} className="m">
                            {momentText(one.from)}
                          </Link>
                        </td>
                        <td className="t2">{counted(one.columns.length, "column")}</td>
                        <td>
                          <Kept version={judged.get(one.from)} />
                        </td>
                        <td className="t2">
                          <Speaker by={one.by} />
                        </td>
                        <td className="t3 r">
                          <When at={one.to} none="now" as="moment" />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
            <div className="stack">
              <Changes ns={ns} name={name} version={version} />
              <ReaderViews views={data.readerViews} />
            </div>
          </div>
        );
      }}
    </Answer>
  );
}

/** Which compatibility a version keeps with the one before, and what of it breaks the rule. */
function Kept({ version }: { version: SchemaVersion | undefined }) {
  if (!version || version.compatibility === null) return null;
  const { compatibility, violations, rule } = version;
  if (violations.length > 0) {
    return (
      <Chip tone="fail" icon="x" title={violations.join("\n")}>
        {rule ? `breaks the rule ${rule}` : `${counted(violations.length, "change")} lost something`}
      </Chip>
    );
  }
  return (
    <Chip tone={compatibility === "none" ? undefined : "ok"} title={rule ? `It keeps the rule ${rule}.` : undefined}>
      {compatibilityWords(compatibility)}
    </Chip>
  );
}

const saidWords: Record<string, string> = { write: "written by", declaration: "declared by", read: "as read by" };

/** Who stated a version first. */
function Speaker({ by }: { by: Version["by"] }) {
  if (!by) return <span className="t3">nobody knows who said it</span>;
  const words = saidWords[by.kind] ?? by.kind;
  return by.job ? (
    <span title={by.producer}>
      {words} <JobLink namespace={by.job.namespace} name={by.job.name} max={22} />
    </span>
  ) : (
    <span title={by.producer}>{words} the dataset's own event</span>
  );
}

/** Readers that see fewer columns than there are. */
function ReaderViews({ views }: { views: readonly NarrowerView[] }) {
  if (views.length === 0) return null;
  return (
    <Card title="Narrower views of readers" count={views.length}>
      <div className="card-scroll">
        <table aria-label="Narrower views of readers">
          <tbody>
            {views.map((view) => (
              <tr key={`${view.job}${view.at}`}>
                <td>{view.job ? <JobLink namespace={view.namespace ?? ""} name={view.job} max={32} /> : "a reader"}</td>
                <td className="t2">{`${view.columns.length} of ${counted(view.of, "column")}`}</td>
                <td className="t3 wraps">{view.columns.join(", ")}</td>
                <td className="t3 r">
                  <When at={view.at} as="moment" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">A reader that sees fewer columns changes no version of the schema.</p>
    </Card>
  );
}

function Changes({ ns, name, version }: { ns: string; name: string; version: Version }) {
  if (version.changes.length === 0) {
    return (
      <Card title={`Columns as of ${momentText(version.from)}`} count={count(version.columns.length)}>
        <div className="card-scroll">
          <table aria-label="Columns of this version">
            <tbody>
              {version.columns.map((column) => (
                <tr key={column.name}>
                  <td>
                    <ColumnLink namespace={ns} name={name} column={column.name} />
                  </td>
                  <td className="t3">{column.type ?? "type not told"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    );
  }
  return (
    <Card title="What it changed" count={counted(version.changes.length, "column")}>
      <div className="card-scroll">
        <table aria-label="Changes of this version">
          <tbody>
            {version.changes.map((change) => (
              <tr key={change.change + change.column}>
                <td>
                  <Chip tone={tones[change.change]}>{change.change}</Chip>
                </td>
                <td>
                  <ColumnLink namespace={ns} name={name} column={change.column} />
                </td>
                <td className="t2">{[change.from, change.to].filter(Boolean).join(" → ")}</td>
                <td className="r">
                  <Link
                    {...columnImpact(`dataset:${ns}:${name}`, change.column, change.change === "retyped" ? "retype-column" : "drop-column")}
                  >
                    What breaks?
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
