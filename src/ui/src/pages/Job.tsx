import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { Problem } from "../api/problem";
import { LinkButton } from "../parts/Button";
import { Chip } from "../parts/Chip";
import { Copy } from "../parts/Copy";
import { Crumbs } from "../parts/Crumbs";
import { count } from "../parts/counts";
import { documentationOf } from "../parts/documentation";
import { Facets, facetCount } from "../parts/Facets";
import { Icon } from "../parts/Icon";
import { PageHead } from "../parts/PageHead";
import { plainText } from "../parts/plainText";
import { RunStateChip } from "../parts/RunState";
import { TabLinks } from "../parts/TabLinks";
import { dateText, durationText, secondsBetween } from "../parts/times";
import { noteVisit } from "../parts/visited";
import { type ColumnKey, columnNamed } from "../sql/marks";
import { integrationName } from "./dataset/JobsCard";
import { EditWords } from "./glossary/EditWords";
import { ColumnsCard } from "./job/ColumnsCard";
import { InputsOutputs } from "./job/InputsOutputs";
import styles from "./job/Job.module.css";
import { JobClaims } from "./job/JobClaims";
import { RunsOfJob } from "./job/RunsOfJob";
import { SqlCard, sqlFacet } from "./job/SqlCard";
import { TreeCard } from "./job/TreeCard";
import { type JobData, useJob } from "./job/useJob";
import { Versions } from "./job/Versions";
import { GanttCard } from "./run/GanttCard";
import { Unknown } from "./Unknown";

const route = getRouteApi("/job");

/** One job: what its code does to which column, and how it ran. */
export function Job() {
  const { ns = "", name = "", tab = "sql", col, v = [], run, at } = route.useSearch();
  const navigate = route.useNavigate();
  const data = useJob(ns, name, run);
  const column = columnOf(data, col);
  useEffect(() => {
    if (data.job.data) noteVisit({ kind: "job", namespace: ns, name });
  }, [ns, name, data.job.data]);

  if (!name || (data.job.error instanceof Problem && data.job.error.isNotFound)) return <Unknown kind="job" name={name} />;
  const choose = (key: ColumnKey | undefined) =>
    void navigate({
      search: (before) => ({ ...before, col: key && (key.statement ? `${key.statement}:${key.column}` : key.column) }),
      replace: true,
    });
  return (
    <>
      <Head ns={ns} name={name} tab={tab} data={data} />
      {tab === "sql" ? (
        <div className={styles.body}>
          <TreeCard name={name} data={data} />
          <SqlCard data={data} column={column} onColumn={choose} wrong={rangeOf(at)} />
          <div className={styles.columnsSlot}>
            <ColumnsCard data={data} chosen={column} onChoose={choose} />
          </div>
          {data.path && (
            <div className={styles.wide}>
              <GanttCard runId={data.path.runId} title={ganttTitle(data)} leads />
            </div>
          )}
          <div className={styles.wide}>
            <RunsOfJob data={data} />
          </div>
        </div>
      ) : (
        <div className="page-body">
          {tab === "io" && <InputsOutputs data={data} />}
          {tab === "runs" && <RunsOfJob data={data} />}
          {tab === "claims" && <JobClaims data={data} />}
          {tab === "versions" && <Versions ns={ns} name={name} chosen={v} sql={data.sql.data?.sql ?? sqlFacet(data.facets.data)} />}
          {tab === "facets" && <Facets of={data.facets} what="job" />}
        </div>
      )}
    </>
  );
}

interface HeadProps {
  ns: string;
  name: string;
  tab: string;
  data: JobData;
}

function Head({ ns, name, tab, data }: HeadProps) {
  const { id, job, summary, audit, facets } = data;
  const at = name.indexOf(".");
  const parent = summary.data?.parent?.name ?? (at > 0 && job.data?.job.jobType === "TASK" ? name.slice(0, at) : undefined);
  const title = parent && name.startsWith(`${parent}.`) ? name.slice(parent.length + 1) : name;
  const kind = [integrationName(job.data?.job.integration), job.data?.job.jobType?.toLowerCase()].filter(Boolean).join(" ");
  const last = job.data?.runs;
  const took = secondsBetween(last?.lastStartedAt, last?.lastEndedAt);
  const owners = summary.data?.owners ?? ownersOf(facets.data);
  const falseClaims = audit.data?.contradicted.length ?? 0;
  const tabLink = (to: string) => ({ to: "/job", search: { ns, name, tab: to === "sql" ? undefined : to } }) as never;
  return (
    <PageHead
      documentTitle={title}
      crumbs={
        <Crumbs
          crumbs={[{ word: ns }, ...(parent ? [{ word: parent, link: { to: "/job", search: { ns, name: parent } } as never }] : [])]}
        />
      }
      icon={<Icon name="job" className="t3" label="job" />}
      title={title}
      chips={
        <>
          {kind && <Chip>{kind}</Chip>}
          {last?.lastState && <RunStateChip state={last.lastState} suffix={took === null ? undefined : `in ${durationText(took)}`} />}
          {owners.slice(0, 3).map((owner) => (
            <Chip key={owner} icon="user">
              {owner}
            </Chip>
          ))}
          {summary.data?.tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
          <Copy text={name} label="Copy the name" />
        </>
      }
      actions={
        <>
          <EditWords id={id} />
          <LinkButton icon="clock" to="/cause" search={{ run: last?.lastRunId ?? undefined, id: last?.lastRunId ? undefined : id }}>
            {last?.lastState === "FAIL" ? "Why did it fail?" : "Why was it late?"}
          </LinkButton>
          <LinkButton icon="warning" to="/impact" search={{ id, change: "stop-job" }}>
            What breaks if…
          </LinkButton>
          <LinkButton icon="graph" kind="primary" to="/graph" search={{ root: rootsOf(data), sel: id }}>
            Open lineage
          </LinkButton>
        </>
      }
      description={summary.data?.description ? plainText(summary.data.description) : documentationOf(facets.data)}
      tabs={
        <TabLinks
          label="Parts of this job"
          current={tab}
          tabs={[
            { id: "sql", word: "SQL and columns", link: tabLink("sql") },
            {
              id: "io",
              word: "Reads and writes",
              count: job.data && `${job.data.inputs.length}, ${job.data.outputs.length}`,
              link: tabLink("io"),
            },
            { id: "runs", word: "Runs", count: job.data && count(job.data.runs.count), link: tabLink("runs") },
            { id: "claims", word: "Claims", count: falseClaims > 0 ? `${falseClaims} false` : undefined, link: tabLink("claims") },
            { id: "versions", word: "Versions", link: tabLink("versions") },
            { id: "facets", word: "Facets", count: facetCount(facets.data), link: tabLink("facets") },
          ]}
        />
      }
    />
  );
}

/** The lineage of a job starts from what it writes, else from what it reads. */
function rootsOf(data: JobData): string[] {
  const { outputs = [], inputs = [] } = data.job.data ?? {};
  const ends = outputs.length > 0 ? outputs : inputs;
  return ends.slice(0, 5).map((end) => `dataset:${end.namespace}:${end.name}`);
}

function ganttTitle(data: JobData): string {
  const shown = data.path?.runId;
  const nominal = data.runs.data?.runs.find((run) => run.parentRunId === shown || run.runId === shown)?.nominalStartAt;
  return nominal ? `DAG run of ${dateText(nominal)}` : "DAG run";
}

/** "amount" or "1:amount": a column, with the index of its statement where that is not the first. */
function columnOf(data: JobData, col: string | undefined): ColumnKey | undefined {
  if (!col) return undefined;
  const indexed = /^(\d+):(.+)$/.exec(col);
  if (indexed) return { statement: Number(indexed[1]), column: indexed[2] as string };
  return (data.sql.data && columnNamed(data.sql.data, col)) ?? { statement: 0, column: col };
}

/** "110-15": a start and a length in the SQL. */
function rangeOf(at: string | undefined): { start: number; length: number } | undefined {
  const match = /^(\d+)-(\d+)$/.exec(at ?? "");
  return match ? { start: Number(match[1]), length: Number(match[2]) } : undefined;
}

function ownersOf(facets: { name: string; body: unknown }[] | undefined): string[] {
  const body = facets?.find((facet) => facet.name === "ownership")?.body as { owners?: { name?: string }[] } | undefined;
  return body?.owners?.flatMap((owner) => owner.name ?? []) ?? [];
}
