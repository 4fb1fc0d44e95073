import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type RootRun, rootRunsQuery } from "../api/runs";
import { Card } from "../parts/Card";
import { Csv } from "../parts/Csv";
import { count, counted } from "../parts/counts";
import { JobLink } from "../parts/DatasetLink";
import { DateTimePicker } from "../parts/DateTimePicker";
import { Filter } from "../parts/Filter";
import { Icon } from "../parts/Icon";
import { More } from "../parts/More";
import { PageHead } from "../parts/PageHead";
import { RunStateChip } from "../parts/RunState";
import { stateLook } from "../parts/runStates";
import { Answer, Empty } from "../parts/State";
import { type Column, Table } from "../parts/Table";
import { dateText, durationText } from "../parts/times";
import { When } from "../parts/When";
import { integrationName } from "./dataset/JobsCard";

const route = getRouteApi("/runs");

/** What stands for a duration that there is not yet, by the look of the state. */
const tookWords: Record<string, string> = { running: "running", waiting: "not started" };

const columns: Column<RootRun>[] = [
  { id: "state", head: "State", sort: (run) => run.state, cell: (run) => <RunStateChip state={run.state} /> },
  {
    id: "dag",
    head: "DAG",
    sort: (run) => run.job.name,
    cell: (run) => <JobLink namespace={run.job.namespace} name={run.job.name} label={run.job.name} />,
  },
  { id: "kind", head: "By", sort: (run) => run.integration, cell: (run) => <span className="t2">{integrationName(run.integration)}</span> },
  {
    id: "for",
    head: "For",
    sort: (run) => run.nominalStartAt,
    cell: (run) => <span className="t2">{run.nominalStartAt ? `for ${dateText(run.nominalStartAt)}` : ""}</span>,
  },
  { id: "started", head: "Started", sort: (run) => run.startedAt, cell: (run) => <When at={run.startedAt} as="moment" none="not told" /> },
  {
    id: "took",
    head: "Took",
    align: "right",
    sort: (run) => run.durationSeconds,
    cell: (run) => durationText(run.durationSeconds) || <span className="t3">{tookWords[stateLook(run.state).icon] ?? "not told"}</span>,
  },
  { id: "tasks", head: "Tasks", align: "right", sort: (run) => run.taskCount, cell: (run) => count(run.taskCount) },
  {
    id: "failed",
    head: "Failed",
    cell: (run) =>
      run.failedTasks.length ? (
        <span className="fail" title={run.firstError ?? undefined}>
          {run.failedTasks.map((task) => task.label).join(", ")}
        </span>
      ) : null,
  },
];

/** Runs of all DAGs and other jobs without a parent, newest first. */
export function Runs() {
  const { state, dag, from, to, all: withNamed } = route.useSearch();
  const navigate = route.useNavigate();
  const own = !withNamed || undefined;
  const filter = { state, dag, from, to };
  const runs = useInfiniteQuery(rootRunsQuery({ ...filter, own }));
  const every = useInfiniteQuery({ ...rootRunsQuery(filter, 1), enabled: own === true && state === undefined });
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const all = runs.data?.pages.flatMap((page) => page.runs);
  const total = runs.data?.pages[0]?.total ?? 0;
  const named = Math.max(0, (every.data?.pages[0]?.total ?? 0) - total);
  return (
    <>
      <PageHead
        title="Runs"
        actions={
          <>
            <Filter label="DAG" value={dag ?? ""} onChange={(next) => set({ dag: next || undefined })} />
            <select
              className="control-select"
              aria-label="State"
              value={state ?? ""}
              onChange={(event) => set({ state: event.target.value || undefined })}
            >
              <option value="">All states</option>
              <option value="RUNNING">running</option>
              <option value="COMPLETE">succeeded</option>
              <option value="FAIL">failed</option>
              <option value="ABORT">aborted</option>
            </select>
            <DateTimePicker label="From" none="any time" value={from} onChange={(next) => set({ from: next })} />
            <DateTimePicker label="To" none="now" value={to} onChange={(next) => set({ to: next })} />
          </>
        }
      />
      <div className="page-body">
        <Answer of={{ ...runs, data: all }} what="the runs of all DAGs" rows={12}>
          {(rows) => (
            <Card
              title="DAG runs"
              count={counted(total, "run")}
              actions={<Csv path="/api/lineage/runs" query={{ root: true, own, ...filter }} />}
            >
              {rows.length === 0 ? (
                <Empty title={state || dag || from || to ? "No run is like that." : "There are no runs yet."} icon="runs">
                  DAGs that were crawled without runs are in the explorer.
                </Empty>
              ) : (
                <>
                  <Table
                    label="DAG runs"
                    columns={columns}
                    rows={rows}
                    rowKey={(run) => `${run.runId} ${run.job.id}`}
                    onOpen={(run) => void navigate({ to: "/run", search: { id: run.runId, job: run.job.name } })}
                    onEnd={() => runs.hasNextPage && !runs.isFetchingNextPage && void runs.fetchNextPage()}
                  />
                  <More shown={rows.length} total={total} what="run" query={runs} />
                </>
              )}
              {own && runs.data && named > 0 && (
                <p className="note">
                  <Icon name="help" size={14} />
                  <span>
                    {named === 1 ? "1 more is" : `${count(named)} more are`} only named by others, as what they are a part of; no event of
                    their own tells when they ran or how they ended.{" "}
                    <Link to="/runs" search={(before) => ({ ...before, all: true })}>
                      Show all
                    </Link>
                  </span>
                </p>
              )}
            </Card>
          )}
        </Answer>
      </div>
    </>
  );
}
