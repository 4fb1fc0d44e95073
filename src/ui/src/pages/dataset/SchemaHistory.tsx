import { Link } from "@tanstack/react-router";
import type { History } from "../../api/assets";
import { Card } from "../../parts/Card";
import { Chip, type Tone } from "../../parts/Chip";
import { count, counted } from "../../parts/counts";
import { Answer, Empty } from "../../parts/State";
import { momentText } from "../../parts/times";
import { When } from "../../parts/When";
import type { DatasetData } from "./useDataset";

type Version = History["schemas"][number] & { by?: { kind: string; job: { name: string } | null } };

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
  return (
    <Answer of={data.history} what="the schema's history">
      {(history) => {
        const versions = [...history.schemas].reverse() as Version[];
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
            <Card title="Versions" count={versions.length}>
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
                      <td className="t2">
                        {one.by ? `${one.by.kind} by ${one.by.job?.name ?? "a declaration"}` : one.to ? "until then" : "holds now"}
                      </td>
                      <td className="t3 r">
                        <When at={one.to} none="now" as="moment" />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Card>
            <Changes ns={ns} name={name} version={version} />
          </div>
        );
      }}
    </Answer>
  );
}

function Changes({ ns, name, version }: { ns: string; name: string; version: Version }) {
  if (version.changes.length === 0) {
    return (
      <Card title={`Columns as of ${momentText(version.from)}`} count={count(version.columns.length)}>
        <table aria-label="Columns of this version">
          <tbody>
            {version.columns.map((column) => (
              <tr key={column.name}>
                <td className="m">{column.name}</td>
                <td className="t3">{column.type ?? "type not told"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    );
  }
  return (
    <Card title="What it changed" count={counted(version.changes.length, "column")}>
      <table aria-label="Changes of this version">
        <tbody>
          {version.changes.map((change) => (
            <tr key={change.change + change.column}>
              <td>
                <Chip tone={tones[change.change]}>{change.change}</Chip>
              </td>
              <td className="m">{change.column}</td>
              <td className="t2">{[change.from, change.to].filter(Boolean).join(" → ")}</td>
              <td className="r">
                <Link
                  to="/impact"
                  search={{
                    id: `dataset:${ns}:${name}`,
                    change: change.change === "retyped" ? "retype-column" : "drop-column",
                    col: change.column,
                  }}
                >
                  What breaks?
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
