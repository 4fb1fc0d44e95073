import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { facetsQuery } from "../api/assets";
import { jobRunsQuery } from "../api/jobs";
import { Problem } from "../api/problem";
import { criticalPathQuery, type RunDetail, runFacetsQuery, runQuery } from "../api/runs";
import { LinkButton } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Crumbs } from "../parts/Crumbs";
import { documentationOf } from "../parts/documentation";
import { Facets } from "../parts/Facets";
import { Icon } from "../parts/Icon";
import { nodeId } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { RunStateChip } from "../parts/RunState";
import { Empty, Failure } from "../parts/State";
import { dateText, durationText, momentText, secondsBetween } from "../parts/times";
import { GanttCard } from "./run/GanttCard";
import { TaskPanel } from "./run/TaskPanel";

const route = getRouteApi("/run");

/** One run: its tasks over time, what was late in it, and what events said of it. */
export function Run() {
  const { id = "", job: jobName, task, with: compareWith } = route.useSearch();
  const navigate = route.useNavigate();
  const details = useQuery({ ...runQuery(id), enabled: id !== "" });
  const facets = useQuery({ ...runFacetsQuery(id), enabled: id !== "" });
  const detail = details.data?.find((one) => one.jobName === jobName) ?? details.data?.[0];
  const path = useQuery({ ...criticalPathQuery(id), enabled: id !== "" });
  const chosen = path.data?.tasks.find((one) => one.runId === task);

  if (id === "") {
    return (
      <>
        <PageHead title="Run" />
        <div className="page-body">
          <section className="card">
            <Empty title="The address names no run." icon="runs">
              <Link to="/runs">All runs</Link> are in a list.
            </Empty>
          </section>
        </div>
      </>
    );
  }
  if (details.isError) {
    const isUnknown = details.error instanceof Problem && details.error.isNotFound;
    return (
      <>
        <PageHead title="Run" />
        <div className="page-body">
          <section className="card">
            {isUnknown ? (
              <Empty title={`No run has the id ${id}.`} icon="runs" />
            ) : (
              <Failure error={details.error} retry={() => details.refetch()} />
            )}
          </section>
        </div>
      </>
    );
  }
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      {detail && <Head detail={detail} compareWith={compareWith} onCompare={(other) => set({ with: other })} />}
      <div className={chosen ? "page-body with-side" : "page-body"}>
        <div className="stack">
          <GanttCard
            runId={id}
            title="Tasks"
            selected={task}
            onSelect={(next) => set({ task: next === task ? undefined : next })}
            compareWith={compareWith}
          />
          <Facets of={facets} what="run" />
        </div>
        {chosen && <TaskPanel task={chosen} onClose={() => set({ task: undefined })} />}
      </div>
    </>
  );
}

interface HeadProps {
  detail: RunDetail;
  compareWith: string | undefined;
  onCompare: (runId: string | undefined) => void;
}

function Head({ detail, compareWith, onCompare }: HeadProps) {
  const jobId = nodeId("job", detail.jobNamespace, detail.jobName);
  const runs = useQuery(jobRunsQuery(jobId));
  const jobFacets = useQuery(facetsQuery(jobId));
  const seconds = secondsBetween(detail.startedAt, detail.endedAt);
  const others = runs.data?.runs.filter((run) => run.runId !== detail.runId) ?? [];
  const isFailed = detail.state === "FAIL";
  return (
    <PageHead
      documentTitle={`Run of ${detail.jobName}`}
      crumbs={
        <Crumbs
          crumbs={[
            { word: "Runs", link: { to: "/runs" } as never },
            { word: detail.jobName, link: { to: "/job", search: { ns: detail.jobNamespace, name: detail.jobName } } as never },
          ]}
        />
      }
      icon={<Icon name="runs" className="t3" label="run" />}
      title={detail.jobName}
      chips={
        <>
          <RunStateChip state={detail.state} suffix={seconds === null ? undefined : `in ${durationText(seconds)}`} />
          {detail.nominalStartAt && <span className="t2">{`for ${dateText(detail.nominalStartAt)}`}</span>}
          <span className="t3 mono">{detail.runId.slice(0, 8)}</span>
          <Copy text={detail.runId} label="Copy the run's id" />
        </>
      }
      description={documentationOf(jobFacets.data)}
      actions={
        <>
          <select
            className="control-select"
            aria-label="Compare with another run"
            value={compareWith ?? ""}
            onChange={(event) => onCompare(event.target.value || undefined)}
          >
            <option value="">Compare with…</option>
            {others.map((run) => (
              <option key={run.runId} value={run.runId}>
                {`${run.startedAt ? momentText(run.startedAt) : run.runId.slice(0, 8)} ${run.state.toLowerCase()}`}
              </option>
            ))}
          </select>
          <LinkButton icon="graph" to="/graph" search={{ root: [jobId], asof: detail.endedAt ?? undefined }}>
            Lineage as of its end
          </LinkButton>
          <LinkButton icon="clock" kind="primary" to="/cause" search={{ run: detail.runId }}>
            {isFailed ? "Why did it fail?" : "Why was it late?"}
          </LinkButton>
        </>
      }
    />
  );
}
