import { Link } from "@tanstack/react-router";
import { columnPage } from "../../address/columns";
import type { Impact, ImpactedAsset, ImpactedJob, ImpactQuestion } from "../../api/insight";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { Csv } from "../../parts/Csv";
import { count, counted, shownOf } from "../../parts/counts";
import { DatasetLink, JobLink } from "../../parts/DatasetLink";
import { withoutPrefix } from "../../parts/ganttTasks";
import { Icon } from "../../parts/Icon";
import { nameParts } from "../../parts/names";
import { type Column, Table } from "../../parts/Table";
import { effectWords } from "./words";

function Effect({ effect }: { effect: string }) {
  const tone = effect === "breaks" ? "fail" : "warn";
  return (
    <Chip tone={tone} icon={effect === "breaks" ? "failed" : effect === "stale" ? "clock" : "warning"}>
      {effectWords[effect] ?? effect}
    </Chip>
  );
}

const none = <span className="t3">no owner</span>;

const assetColumns: Column<ImpactedAsset>[] = [
  { id: "effect", head: "Effect", sort: (asset) => asset.effect, cell: (asset) => <Effect effect={asset.effect} /> },
  {
    id: "name",
    head: "Dataset",
    sort: (asset) => asset.name,
    cell: (asset) => <DatasetLink namespace={asset.namespace} name={asset.name} max={40} />,
  },
  {
    id: "columns",
    head: "Columns",
    cell: (asset) => <HitColumns asset={asset} />,
  },
  { id: "level", head: "Level", sort: (asset) => asset.depth, cell: (asset) => <span className="num">{asset.depth}</span> },
  { id: "why", head: "Why", wraps: true, cell: (asset) => <span className="t2">{whyWords(asset)}</span> },
  { id: "owner", head: "Owner", sort: (asset) => asset.owners[0], cell: (asset) => asset.owners.join(", ") || none },
];

const columnsShown = 4;

function HitColumns({ asset }: { asset: ImpactedAsset }) {
  if (!asset.columns?.length) return <span className="t3">no column of it</span>;
  const more = asset.columns.length - columnsShown;
  return (
    <span title={asset.columns.join(", ")}>
      {asset.columns.slice(0, columnsShown).map((column, i) => (
        <span key={column}>
          {i > 0 && ", "}
          <Link {...columnPage(asset.namespace, asset.name, column)} className="m">
            {column}
          </Link>
        </span>
      ))}
      {more > 0 && <span className="t3"> and {more} more</span>}
    </span>
  );
}

function whyWords(asset: ImpactedAsset): string {
  if (!asset.via) return "";
  const { kind, through, job, columns } = asset.via;
  const from = through ? nameParts(through.name).last : "";
  const what = kind === "column" ? `${from}.${columns.slice(0, 2).join(", ")}${columns.length > 2 ? " …" : ""}` : from;
  return `reads ${what}${job ? ` in ${nameParts(job.name).last}` : ""}`;
}

const jobColumns: Column<ImpactedJob>[] = [
  { id: "effect", head: "Effect", sort: (job) => job.effect, cell: (job) => <Effect effect={job.effect} /> },
  {
    id: "name",
    head: "Job",
    sort: (job) => job.jobName,
    cell: (job) => (
      <span className="row">
        <Icon name="job" size={14} className="t3" />
        <JobLink namespace={job.workspaceName ?? ""} name={job.jobName} label={withoutPrefix(job.jobName, job.workflowName ?? "")} />
      </span>
    ),
  },
  {
    id: "dag",
    head: "DAG",
    sort: (job) => job.workflowName,
    cell: (job) => (
      <Link to="/job" search={{ ns: job.workspaceName ?? "", name: job.workflowName ?? "" }} className="t2">
        {job.workflowName}
      </Link>
    ),
  },
  { id: "owner", head: "Owner", sort: (job) => job.owners[0], cell: (job) => job.owners.join(", ") || none },
  {
    id: "runs",
    head: "Runs a day",
    align: "right",
    sort: (job) => job.runsPerDay,
    cell: (job) => (job.runsPerDay > 0 && job.runsPerDay < 0.1 ? "< 0.1" : job.runsPerDay.toFixed(1)),
  },
];

/** What is hit, as two lists. */
export function ImpactTables({ impact, question }: { impact: Impact; question: ImpactQuestion }) {
  const levels = Math.max(0, ...impact.downstreamAssets.map((asset) => asset.depth));
  const isComplete = impact.columnLineage === "complete";
  const query = { id: question.id, change: question.change, column: question.column, asOf: question.asOf };
  return (
    <>
      <Card
        title="Datasets"
        count={`${shownOf(impact.downstreamAssets.length, impact.totalImpactedAssets, "dataset")}, deepest ${counted(levels, "level")}`}
        actions={
          <>
            {impact.columnLineage && (
              <Chip tone={isComplete ? "ok" : "warn"} icon={isComplete ? "succeeded" : "warning"}>
                {isComplete ? "column lineage is complete here" : "some jobs have no SQL: effects on columns are guesses there"}
              </Chip>
            )}
            <Csv path="/api/lineage/assets/impact" query={{ ...query, part: "downstreamAssets" }} />
          </>
        }
      >
        <Table label="Datasets that the change hits" columns={assetColumns} rows={impact.downstreamAssets} rowKey={(asset) => asset.id} />
        {impact.truncated && (
          <p className="note">{`The nearest ${count(impact.downstreamAssets.length)} are listed; the totals are lower bounds.`}</p>
        )}
      </Card>
      {impact.affectedWorkflows.length > 0 && (
        <Card title="Jobs" count={`${count(impact.affectedWorkflows.length)} in ${counted(impact.totalImpactedWorkflows, "DAG")}`}>
          <Table label="Jobs that the change hits" columns={jobColumns} rows={impact.affectedWorkflows} rowKey={(job) => job.jobId} />
        </Card>
      )}
    </>
  );
}
