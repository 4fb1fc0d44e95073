import type { JobLineage } from "../../api/jobs";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { DatasetLink } from "../../parts/DatasetLink";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import type { JobData } from "./useJob";

type End = JobLineage["inputs"][number];

const columns: Column<End>[] = [
  {
    id: "name",
    head: "Dataset",
    sort: (end) => end.name,
    cell: (end) => <DatasetLink namespace={end.namespace} name={end.name} max={44} />,
  },
  {
    id: "verdict",
    head: "Verdict",
    sort: (end) => end.verdict,
    cell: (end) => (
      <Chip
        tone={end.verdict === "confirmed" ? "ok" : end.verdict === "contradicted" ? "fail" : undefined}
        icon={end.verdict === "confirmed" ? "check" : "help"}
      >
        {end.verdict === "unchecked" ? "not checked" : end.verdict}
      </Chip>
    ),
  },
  {
    id: "observed",
    head: "Observed",
    sort: (end) => Number(end.observed),
    cell: (end) => <span className="t2">{end.observed ? "in a run" : "declared only"}</span>,
  },
  { id: "said", head: "Said by", cell: (end) => <span className="t2">{end.evidence.join(", ")}</span> },
];

/** What the job reads and writes, with who says so. */
export function InputsOutputs({ data }: { data: JobData }) {
  return (
    <Answer of={data.job} what="reads and writes">
      {(job) => (
        <>
          <Ends title="Reads" ends={job.inputs} none="It reads nothing that we know." />
          <Ends title="Writes" ends={job.outputs} none="It writes nothing that we know." />
        </>
      )}
    </Answer>
  );
}

function Ends({ title, ends, none }: { title: string; ends: End[]; none: string }) {
  return (
    <Card title={title} count={count(ends.length)}>
      {ends.length === 0 ? (
        <Empty title={none} icon="table" />
      ) : (
        <Table label={title} columns={columns} rows={ends} rowKey={(end) => end.id} />
      )}
    </Card>
  );
}
