import type { AssetJob, Lineage } from "../../api/assets";
import { Card } from "../../parts/Card";
import { counted } from "../../parts/counts";
import { JobLink } from "../../parts/DatasetLink";
import { Icon } from "../../parts/Icon";
import { RunStateIcon } from "../../parts/RunState";
import { Empty, Failure, Skeleton } from "../../parts/State";
import { durationText, secondsBetween } from "../../parts/times";
import { When } from "../../parts/When";
import type { DatasetData } from "./useDataset";

/** A job beside a dataset: as the service tells it, or as the lineage alone shows it. */
interface JobLine {
  id: string;
  namespace: string;
  name: string;
  what: string;
  parent: string | null;
  state: string | null;
  at: string | null;
  seconds: number | null;
  rows: number | null;
}

export function WrittenBy({ data }: { data: DatasetData }) {
  const told = data.asset.data?.writers;
  const lines = told ? told.map(lineOf) : linesOf(data.lineage.data, "writers");
  return (
    <Jobs
      title="Written by"
      none="No job that we know writes it."
      lines={lines}
      total={data.asset.data?.writerTotal ?? lines.length}
      of={data.asset}
    />
  );
}

export function ReadBy({ data }: { data: DatasetData }) {
  const told = data.asset.data?.readers;
  const lines = told ? told.map(lineOf) : linesOf(data.lineage.data, "readers");
  const dashboards = data.asset.data?.dashboards ?? [];
  return (
    <Jobs
      title="Read by"
      none="No job that we know reads it."
      lines={lines}
      total={data.asset.data?.readerTotal ?? lines.length}
      of={data.asset}
    >
      {dashboards.map((dashboard) => (
        <tr key={dashboard.namespace + dashboard.name}>
          <td>
            <span className="row">
              <Icon name="dashboard" size={14} className="t3" />
              {dashboard.url?.startsWith("http") ? (
                <a href={dashboard.url}>{dashboard.name}</a>
              ) : (
                <span className="m">{dashboard.name}</span>
              )}
            </span>
          </td>
          <td colSpan={2} className="t2">
            {dashboard.type}
          </td>
        </tr>
      ))}
    </Jobs>
  );
}

interface JobsProps {
  title: string;
  none: string;
  lines: JobLine[];
  total: number;
  /** What is not told yet, or could not be told, is not none. */
  of: DatasetData["asset"];
  children?: React.ReactNode;
}

function Jobs({ title, none, lines, total, of, children }: JobsProps) {
  if (of.data === undefined && lines.length === 0) {
    return (
      <Card title={title}>
        {of.isError ? (
          <Failure error={of.error} retry={() => void of.refetch()} what={title.toLowerCase()} />
        ) : (
          <Skeleton rows={2} label={`Loading ${title.toLowerCase()}`} />
        )}
      </Card>
    );
  }
  return (
    <Card title={title} count={counted(total, "job")}>
      {lines.length === 0 && !children ? (
        <Empty title={none} icon="job" />
      ) : (
        <div className="card-scroll">
          <table aria-label={title}>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td>
                    <span className="row">
                      {line.state ? <RunStateIcon state={line.state} /> : <Icon name="job" size={14} className="t3" />}
                      <span className="two-lines">
                        <JobLink namespace={line.namespace} name={line.name} max={28} />
                        <small className="t3">{line.what}</small>
                      </span>
                    </span>
                  </td>
                  <td className="t2">{line.rows !== null ? counted(line.rows, "row") : <When at={line.at} none="" />}</td>
                  <td className="t2 r num">{durationText(line.seconds)}</td>
                </tr>
              ))}
              {children}
            </tbody>
          </table>
          {lines.length < total && <p className="note">{`The newest ${lines.length} of ${total} are shown.`}</p>}
        </div>
      )}
    </Card>
  );
}

function lineOf(one: AssetJob): JobLine {
  const run = one.lastRun;
  const kind = [integrationName(one.integration), one.kind?.toLowerCase()].filter(Boolean).join(" ");
  return {
    ...one.job,
    what: one.verdict === "unchecked" ? `${kind}, not checked` : kind,
    parent: one.parent?.name ?? null,
    state: run?.state ?? null,
    at: run?.endedAt ?? run?.startedAt ?? null,
    seconds: run?.durationSeconds ?? secondsBetween(run?.startedAt, run?.endedAt),
    rows: run?.rowCount ?? null,
  };
}

/** The jobs of the edges into the dataset, or out of it. */
function linesOf(lineage: Lineage | undefined, side: "writers" | "readers"): JobLine[] {
  const lines = new Map<string, JobLine>();
  for (const edge of lineage?.edges ?? []) {
    const own = side === "writers" ? edge.target : edge.source;
    if (own !== lineage?.rootAssetId || !edge.job || lines.has(edge.job.id)) continue;
    const what = edge.verdict === "unchecked" ? "not checked" : edge.verdict;
    lines.set(edge.job.id, { ...edge.job, what, parent: null, state: null, at: edge.lastSeenAt, seconds: null, rows: null });
  }
  return [...lines.values()];
}

/** "AIRFLOW" → "Airflow" */
export function integrationName(integration: string | null | undefined): string {
  if (!integration) return "";
  if (integration === "DBT") return "dbt";
  return integration.charAt(0) + integration.slice(1).toLowerCase();
}
