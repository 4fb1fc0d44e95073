import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Answer } from "../../api/client";
import { useLive } from "../../api/live";
import type { LogLine, ScheduledRun } from "../../api/scheduled";

type RunPages = InfiniteData<Answer<"/api/jobs/runs">> | ScheduledRun[];
type RunDetail = Answer<"/api/jobs/runs/{runId}">;
type Step = { runId: number; progress: ScheduledRun["progress"] };

/** Many runs may begin and end in one moment; the lists are read anew once for all of them. */
const pause = 250;
/** As many lines as the service keeps. */
const most = 200;
const lists = ["scheduled-jobs", "scheduled-runs", "scheduled-run", "instances", "job-stats"];

/** Follows what scheduled jobs do: progress and log lines go into what is shown at once, runs that begin or end have the lists read anew. */
export function useJobStream(): void {
  const queries = useQueryClient();
  const waits = useRef(false);
  useLive("/api/jobs/stream", ["run", "progress", "log", "ping"], ({ kind, data }) => {
    if (kind === "progress") showProgress(queries, data as Step);
    else if (kind === "log") showLine(queries, data as LogLine & { runId: number });
    else if (!waits.current) {
      waits.current = true;
      setTimeout(() => {
        waits.current = false;
        for (const list of lists) void queries.invalidateQueries({ queryKey: [list] });
      }, pause);
    }
  });
}

function showProgress(queries: QueryClient, { runId, progress }: Step) {
  const stepped = (run: ScheduledRun) => (run.runId === runId ? { ...run, progress } : run);
  queries.setQueriesData<RunPages>({ queryKey: ["scheduled-runs"] }, (shown) => {
    if (!shown) return shown;
    if (Array.isArray(shown)) return shown.map(stepped);
    return { ...shown, pages: shown.pages.map((page) => ({ ...page, runs: page.runs.map(stepped) })) };
  });
}

function showLine(queries: QueryClient, { runId, ...line }: LogLine & { runId: number }) {
  queries.setQueryData<RunDetail>(["scheduled-run", runId], (shown) =>
    shown && !shown.log.some((one) => one.at === line.at && one.text === line.text)
      ? { ...shown, log: [...shown.log, line].slice(-most) }
      : shown,
  );
}
