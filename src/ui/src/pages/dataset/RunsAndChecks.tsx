import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { History } from "../../api/assets";
import type { Check, CheckState } from "../../api/checks";
import { Bars } from "../../parts/Bars";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { ColumnLink, JobLink } from "../../parts/DatasetLink";
import { RunStateChip } from "../../parts/RunState";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { durationText, momentText } from "../../parts/times";
import { When } from "../../parts/When";
import { basisText, boundsText, stripOf } from "./checkRows";
import type { DatasetData } from "./useDataset";

type Run = History["runs"][number];

const runColumns: Column<Run>[] = [
  { id: "state", head: "State", sort: (run) => run.state, cell: (run) => <RunStateChip state={run.state} /> },
  {
    id: "at",
    head: "When",
    sort: (run) => run.at,
    cell: (run) => (
      <Link to="/run" search={{ id: run.runId }}>
        <When at={run.at} as="moment" />
      </Link>
    ),
  },
  {
    id: "job",
    head: "Job",
    sort: (run) => run.job?.name,
    cell: (run) => run.job && <JobLink namespace={run.job.namespace} name={run.job.name} />,
  },
  { id: "seconds", head: "Took", align: "right", sort: (run) => run.durationSeconds, cell: (run) => durationText(run.durationSeconds) },
];

/** The runs that wrote the dataset, newest first. */
export function DatasetRuns({ data }: { data: DatasetData }) {
  return (
    <Answer of={data.history} what="runs">
      {(history) => (
        <Card title="Runs that wrote it" count={count(history.runs.length)}>
          {history.runs.length === 0 ? (
            <Empty title="No run that we know wrote it." icon="runs">
              It may be loaded by something that sends no events.
            </Empty>
          ) : (
            <Table label="Runs that wrote the dataset" columns={runColumns} rows={history.runs} rowKey={(run) => run.runId} />
          )}
          {history.truncated && <p className="note">Only the newest are shown.</p>}
        </Card>
      )}
    </Answer>
  );
}

const tones = { passed: "ok", failed: "fail", learning: "idle" } as const satisfies Record<CheckState, string>;
const icons = { passed: "succeeded", failed: "warning", learning: "clock" } as const satisfies Record<CheckState, string>;

const checkColumns = (namespace: string, dataset: string): Column<Check>[] => [
  {
    id: "state",
    head: "State",
    sort: (check) => check.state,
    cell: (check) => (
      <Chip tone={tones[check.state]} icon={icons[check.state]}>
        {check.state}
      </Chip>
    ),
  },
  { id: "name", head: "Check", sort: (check) => check.name, cell: (check) => <b className="m">{check.name.replaceAll("_", " ")}</b> },
  {
    id: "column",
    head: "Column",
    sort: (check) => check.column,
    cell: (check) =>
      check.column ? <ColumnLink namespace={namespace} name={dataset} column={check.column} /> : <span className="t3">the table</span>,
  },
  { id: "severity", head: "Severity", sort: (check) => check.severity, cell: (check) => <span className="t2">{check.severity}</span> },
  {
    id: "bounds",
    head: "Newest figure",
    cell: (check) => (
      <span className="t2" title={basisText(check)}>
        {boundsText(check)}
      </span>
    ),
  },
  {
    id: "history",
    head: "Results, newest right",
    cell: (check) => (
      <Bars
        label={`${check.history.filter((one) => one.state === "passed").length} of ${check.history.length} passed`}
        bars={stripOf(check).map((one) => ({
          key: one.at,
          share: 1,
          tone: tones[one.state],
          title: `${momentText(one.at)}: ${one.state}`,
        }))}
      />
    ),
  },
  { id: "at", head: "Last", align: "right", sort: (check) => check.lastAt, cell: (check) => <When at={check.lastAt} /> },
];

/** One row per assertion and column, with a strip of its results. */
export function Checks({ ns, name, data }: { ns: string; name: string; data: DatasetData }) {
  const columns = useMemo(() => checkColumns(ns, name), [ns, name]);
  return (
    <Answer of={data.checked} what="checks">
      {(checks) => (
        <Card title="Checks" count={count(checks.length)}>
          {checks.length === 0 ? (
            <Empty title="Nothing checks this dataset." icon="succeeded">
              dbt tests and Great Expectations send their results as events, and rules check profiles; they appear here by themselves.
            </Empty>
          ) : (
            <Table
              label="Checks"
              columns={columns}
              rows={checks}
              rowKey={(check) => `${check.name} ${check.column}`}
              initialSort={{ column: "state", descending: false }}
            />
          )}
        </Card>
      )}
    </Answer>
  );
}
