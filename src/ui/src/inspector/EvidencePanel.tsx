import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { jobSummaryQuery } from "../api/jobs";
import type { EdgeAnswer } from "../graph/answer";
import type { Picture } from "../graph/picture";
import { iconOf } from "../graph/StationNode";
import { useGraph } from "../graph/store";
import { Button, LinkButton } from "../parts/Button";
import { Chip } from "../parts/Chip";
import { Icon } from "../parts/Icon";
import { RunStateChip } from "../parts/RunState";
import { Segmented } from "../parts/Segmented";
import { Source } from "../parts/Source";
import { durationText, momentText, secondsBetween } from "../parts/times";
import { EdgeEvidence } from "./EdgeEvidence";
import styles from "./inspector.module.css";
import { JobSql } from "./JobSql";
import { auditOfJob, columnsOfJob } from "./queries";
import { SayClaim } from "./SayClaim";
import { stationRows } from "./stationRows";
import { Stale, Verdict } from "./Verdict";
import { saidBy } from "./words";

/** Why one believes the lines of a job: each read with its verdict, who says it, what values and rows it gives, and the SQL. */
export function EvidencePanel({ jobs, tools }: { jobs: string[]; tools: ReactNode }) {
  const known = useGraph((state) => state.known);
  const picture = useGraph((state) => state.picture);
  const selected = useGraph((state) => state.view.selected);
  useGraph((state) => state.revision);
  const [job, setJob] = useState(jobs[0]);
  const [chosen, setChosen] = useState<string | undefined>();
  const [side, setSide] = useState<"sql" | "evidence">("sql");
  const [saying, setSaying] = useState<"confirm" | "reject" | undefined>();
  const info = known.job(job);
  const edges = edgesOf(picture, selected, job);
  const columns = useQuery({ ...columnsOfJob(info?.namespace ?? "", info?.name ?? ""), enabled: info !== undefined });
  const summary = useQuery({ ...jobSummaryQuery(job), retry: false });
  const audit = useQuery(auditOfJob(job));
  const rows = stationRows(known, edges, columns.data?.columns ?? []);
  const run = summary.data?.lastRun ?? lastRunOf(edges, (id) => known.datasets.get(id)?.lastRun ?? undefined);
  const seconds = secondsBetween(run?.startedAt, run?.endedAt);
  const parent =
    summary.data?.parent ??
    info?.parent ??
    (info?.name.includes(".") ? { namespace: info.namespace, name: info.name.split(".")[0] } : undefined);
  const owners = summary.data?.owners ?? info?.owners ?? [];
  const edge = rows.find((row) => row.source === chosen)?.edges[0] ?? edges[0];
  const wrong = audit.data?.contradicted ?? [];
  if (!info) return null;
  return (
    <>
      <header className={styles.top}>
        <span className={styles.jobIcon}>
          <Icon name={iconOf(info)} size={14} />
        </span>
        <b>{info.name}</b>
        {(summary.data?.integration ?? columns.data?.job.integration) && (
          <Chip>
            {kindWords(summary.data?.integration ?? columns.data?.job.integration, summary.data?.kind ?? columns.data?.job.jobType)}
          </Chip>
        )}
        {run && <RunStateChip state={run.state} suffix={seconds != null ? `in ${durationText(seconds)}` : undefined} />}
        <span className="t3 small">
          {[run?.endedAt && momentText(run.endedAt), ...owners].filter(Boolean).join(" · ")}
          {parent && (
            <>
              {" "}
              · DAG{" "}
              <Link to="/job" search={{ ns: parent.namespace, name: parent.name }}>
                {parent.name}
              </Link>
            </>
          )}
        </span>
        {jobs.length > 1 && (
          <select aria-label="Job" value={job} onChange={(event) => setJob(event.target.value)}>
            {jobs.map((id) => (
              <option key={id} value={id}>
                {known.job(id)?.name ?? id}
              </option>
            ))}
          </select>
        )}
        <span className="grow" />
        <Segmented
          label="Beside the reads: SQL or evidence"
          value={side}
          onChange={setSide}
          options={[
            { value: "sql", label: "SQL" },
            { value: "evidence", label: "Evidence" },
          ]}
        />
        <LinkButton to="/job" search={{ ns: info.namespace, name: info.name }} size="small">
          Open job
        </LinkButton>
        <Button size="small" onClick={() => setSaying("confirm")}>
          Confirm
        </Button>
        <Button size="small" onClick={() => setSaying("reject")}>
          Reject…
        </Button>
        {tools}
      </header>
      <div className={styles.halves}>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th>Reads</th>
                <th>Verdict</th>
                <th>Said by</th>
                <th>Values from</th>
                <th>Rows decided by</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={row.source}
                  className="selectable"
                  aria-selected={row.source === chosen}
                  onClick={() => setChosen(row.source === chosen ? undefined : row.source)}
                >
                  <td>
                    <button
                      type="button"
                      className={styles.rowButton}
                      onClick={(event) => {
                        event.stopPropagation();
                        setChosen(row.source);
                        setSide("evidence");
                      }}
                    >
                      <Source namespace={row.namespace} size={16} />
                      {row.name}
                    </button>
                  </td>
                  <td>
                    <Verdict verdict={row.verdict} />
                    <Stale since={row.staleSince} />
                  </td>
                  <td className="t2">{saidBy(row.evidence)}</td>
                  <td>{row.values.length > 0 ? row.values.join(", ") : <span className="t3">{columns.isPending ? "…" : "none"}</span>}</td>
                  <td className="t2">{row.rows.join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {wrong.length > 0 && (
            <div className={styles.note}>
              <span className={`fail ${styles.verdict}`}>
                <Icon name="x" size={14} />
                {wrong.length} {wrong.length === 1 ? "claim" : "claims"} contradicted
              </span>
              <span className="t2">
                {wrong[0].producer} says {wrong[0].from.name}
                {wrong[0].from.field ? `.${wrong[0].from.field}` : ""}
                {wrong[0].to ? ` → ${wrong[0].to.name}${wrong[0].to.field ? `.${wrong[0].to.field}` : ""}` : ""}; {wrong[0].why}
              </span>
              <Link to="/audit" search={{ job }}>
                Audit
              </Link>
            </div>
          )}
        </div>
        <div className={styles.second}>
          {side === "sql" ? (
            <JobSql job={job} source={rows.find((row) => row.source === chosen)?.fullName} />
          ) : (
            edge && <EdgeEvidence edge={edge} />
          )}
        </div>
      </div>
      {saying && (
        <SayClaim
          action={saying}
          edges={chosen === undefined ? edges : edges.filter((one) => one.source === chosen)}
          onClose={() => setSaying(undefined)}
        />
      )}
    </>
  );
}

/** The edges of the chosen station that go through this job. */
function edgesOf(picture: Picture | undefined, selected: string | undefined, job: string): EdgeAnswer[] {
  const n = selected === undefined ? undefined : picture?.scene.index.get(selected);
  const found = new Map<string, EdgeAnswer>();
  for (const one of picture?.scene.edges ?? []) {
    if (one.from !== n && one.to !== n) continue;
    for (const edge of one.edges) if (edge.job.id === job) found.set(edge.id, edge);
  }
  return [...found.values()];
}

function lastRunOf<T>(edges: readonly EdgeAnswer[], runOf: (dataset: string) => T | undefined): T | undefined {
  const targets = new Set(edges.map((edge) => edge.target));
  return targets.size === 1 ? runOf([...targets][0]) : undefined;
}

function kindWords(integration: string | null | undefined, kind: string | null | undefined): string {
  const words: Record<string, string> = { AIRFLOW: "Airflow", DBT: "dbt", SPARK: "Spark", FLINK: "Flink" };
  return [words[integration ?? ""] ?? integration, kind?.toLowerCase().replace(/_/g, " ")].filter(Boolean).join(" ");
}
