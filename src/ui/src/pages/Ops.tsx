import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { instancesQuery, type RunStateName, scheduledJobsQuery, scheduledRunsQuery } from "../api/scheduled";
import { readyQuery } from "../api/settings";
import { Chip } from "../parts/Chip";
import { count, counted } from "../parts/counts";
import { PageHead } from "../parts/PageHead";
import { NotFound } from "../parts/PageStates";
import { Answer } from "../parts/State";
import { TabLinks } from "../parts/TabLinks";
import type { ScheduleFilter } from "./ops/jobWords";
import { Pipeline } from "./ops/Pipeline";
import { RetentionTab } from "./ops/RetentionTab";
import { RunLog } from "./ops/RunLog";
import { RunsChart } from "./ops/RunsChart";
import { RunTab } from "./ops/RunTab";
import { SchedulePanel } from "./ops/SchedulePanel";
import { Schedules } from "./ops/Schedules";
import { useJobStream } from "./ops/useJobStream";
import { Workers } from "./ops/Workers";

const route = getRouteApi("/ops/{-$tab}");
const runTabs: { id: string; word: string; state: RunStateName }[] = [
  { id: "running", word: "Running", state: "running" },
  { id: "queue", word: "Queue", state: "queued" },
  { id: "retries", word: "Retries", state: "retrying" },
  { id: "failed", word: "Failed", state: "failed" },
  { id: "succeeded", word: "Succeeded", state: "succeeded" },
  { id: "deleted", word: "Deleted", state: "deleted" },
];

const otherTabs = ["schedules", "workers", "retention"];

/** What every scheduled job does: schedules, runs by state, instances, retention. */
export function Ops() {
  const { tab = "schedules" } = route.useParams();
  const { q = "", state, sel, run } = route.useSearch();
  const navigate = route.useNavigate();
  const jobs = useQuery(scheduledJobsQuery);
  const totals = useInfiniteQuery(scheduledRunsQuery({}, 1)).data?.pages[0]?.totals;
  const ready = useQuery(readyQuery);
  const instances = useQuery(instancesQuery);
  useJobStream();
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const link = (to: string) => ({ to: "/ops/{-$tab}", params: { tab: to === "schedules" ? undefined : to } }) as never;
  const runTab = runTabs.find((one) => one.id === tab);
  const job = jobs.data?.find((one) => one.name === sel);
  const chosenRun = run ? Number(run) : undefined;
  const runs = useInfiniteQuery({ ...scheduledRunsQuery({ state: runTab?.state, q: q || undefined }), enabled: runTab !== undefined });
  const shownRun = runs.data?.pages.flatMap((page) => page.runs).find((one) => one.runId === chosenRun);
  const hasSide = (tab === "schedules" && job) || (runTab && shownRun);
  if (!runTab && !otherTabs.includes(tab)) return <NotFound />;
  return (
    <>
      <PageHead
        title="Ops"
        actions={
          <>
            {ready.data && (
              <Chip tone={ready.data.status === "ready" ? "ok" : "warn"} icon={ready.data.status === "ready" ? "succeeded" : "warning"}>
                {ready.data.status}
              </Chip>
            )}
            {instances.data && <Chip>{counted(instances.data.filter((one) => one.alive).length, "instance")}</Chip>}
          </>
        }
        tabs={
          <TabLinks
            label="Parts of Ops"
            current={tab}
            tabs={[
              { id: "schedules", word: "Schedules", count: jobs.data && count(jobs.data.length), link: link("schedules") },
              ...runTabs.map((one) => ({ id: one.id, word: one.word, count: totals && count(totals[one.state]), link: link(one.id) })),
              { id: "workers", word: "Workers", count: instances.data && count(instances.data.length), link: link("workers") },
              { id: "retention", word: "Retention", link: link("retention") },
            ]}
          />
        }
      />
      <div className={hasSide ? "page-body with-side" : "page-body"}>
        <div className="stack">
          <Pipeline />
          {tab === "schedules" && (
            <>
              <Answer of={jobs} what="schedules">
                {(list) => (
                  <Schedules
                    jobs={list}
                    words={q}
                    filter={(state as ScheduleFilter | undefined) ?? "all"}
                    selected={sel}
                    onWords={(next) => set({ q: next || undefined })}
                    onFilter={(next) => set({ state: next === "all" ? undefined : next })}
                    onSelect={(next) => set({ sel: next, run: undefined })}
                  />
                )}
              </Answer>
              <RunsChart />
            </>
          )}
          {runTab && (
            <RunTab
              state={runTab.state}
              words={q}
              onWords={(next) => set({ q: next || undefined })}
              selected={chosenRun}
              onSelect={(next) => set({ run: next && String(next.runId) })}
            />
          )}
          {tab === "workers" && <Workers />}
          {tab === "retention" && <RetentionTab />}
        </div>
        {tab === "schedules" && job && (
          <SchedulePanel
            key={job.name}
            job={job}
            run={chosenRun}
            onRun={(next) => set({ run: String(next) })}
            onClose={() => set({ sel: undefined, run: undefined })}
          />
        )}
        {runTab && shownRun && (
          <aside aria-label={`Run ${shownRun.runId}`}>
            <RunLog run={shownRun} />
          </aside>
        )}
      </div>
    </>
  );
}
