import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { JobRun } from "../../api/jobs";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { RunStateIcon } from "../../parts/RunState";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { dateText, durationText } from "../../parts/times";
import { When } from "../../parts/When";
import type { JobData } from "./useJob";

/** The runs of the job, newest first, each with a bar as long as it took. */
export function RunsOfJob({ data }: { data: JobData }) {
  const [state, setState] = useState("");
  const navigate = useNavigate();
  return (
    <Answer of={data.runs} what="the runs of this job">
      {(answer) => {
        const runs = answer.runs.filter((run) => !state || run.state === state);
        const longest = Math.max(0.001, ...answer.runs.map((run) => run.durationSeconds ?? 0));
        return (
          <Card
            title="Runs"
            count={answer.next ? `the newest ${count(answer.runs.length)}` : count(answer.runs.length)}
            actions={
              <select className="control-select" aria-label="State" value={state} onChange={(event) => setState(event.target.value)}>
                <option value="">All states</option>
                {[...new Set(answer.runs.map((run) => run.state))].map((one) => (
                  <option key={one} value={one}>
                    {one.toLowerCase()}
                  </option>
                ))}
              </select>
            }
          >
            {runs.length === 0 ? (
              <Empty title="It has no runs yet." icon="runs">
                It is declared by a DAG, or its runs sent no events.
              </Empty>
            ) : (
              <Table
                label="Runs of the job"
                columns={columnsFor(longest)}
                rows={runs}
                rowKey={(run) => run.runId}
                onOpen={(run) => void navigate({ to: "/run", search: { id: run.runId } })}
              />
            )}
          </Card>
        );
      }}
    </Answer>
  );
}

function columnsFor(longest: number): Column<JobRun>[] {
  return [
    {
      id: "at",
      head: "Started",
      sort: (run) => run.startedAt,
      cell: (run) => (
        <span className="row">
          <RunStateIcon state={run.state} />
          <When at={run.startedAt} as="moment" />
        </span>
      ),
    },
    {
      id: "for",
      head: "For",
      sort: (run) => run.nominalStartAt,
      cell: (run) => <span className="t2">{run.nominalStartAt ? `for ${dateText(run.nominalStartAt)}` : ""}</span>,
    },
    {
      id: "bar",
      head: "Share of the longest",
      width: "320px",
      cell: (run) => (
        <span className="meter" style={{ display: "block" }}>
          <i style={{ width: `${((run.durationSeconds ?? 0) / longest) * 100}%` }} />
        </span>
      ),
    },
    { id: "took", head: "Took", align: "right", sort: (run) => run.durationSeconds, cell: (run) => durationText(run.durationSeconds) },
  ];
}
