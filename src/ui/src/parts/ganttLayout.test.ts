import { expect, test } from "vitest";
import { type GanttTask, layOut, ticksOf } from "./ganttLayout";
import { ganttTasks, withoutPrefix } from "./ganttTasks";

function task(id: string, start: number, end: number, more: Partial<GanttTask> = {}): GanttTask {
  return {
    id,
    label: id,
    state: "COMPLETE",
    start,
    end,
    isCritical: false,
    slackSeconds: 0,
    waitSeconds: 0,
    dependsOn: [],
    attempts: [],
    mapped: null,
    group: null,
    ...more,
  };
}

test("Tasks stand in the order of their start, whatever the order of the answer", () => {
  const gantt = layOut([task("c", 500, 900), task("a", 0, 100), task("b", 100, 500)], 0, 1000, 100);
  expect(gantt.bars.map((bar) => bar.task.id)).toEqual(["a", "b", "c"]);
});

test("A bar begins and ends where its task does", () => {
  const [bar] = layOut([task("a", 250, 750)], 0, 1000, 400).bars;
  expect([bar?.x, bar?.width]).toEqual([100, 200]);
});

test("Slack is drawn to the instant at which the task would delay the run, and not beyond the run", () => {
  const bars = layOut([task("a", 0, 100, { slackSeconds: 0.2 }), task("b", 0, 900, { slackSeconds: 5 })], 0, 1000, 1000).bars;
  expect(bars.map((bar) => bar.slackTo)).toEqual([300, 1000]);
});

test("Only neighbours on the critical path are joined", () => {
  const tasks = [
    task("a", 0, 100, { isCritical: true }),
    task("b", 0, 300),
    task("c", 150, 400, { isCritical: true }),
    task("d", 400, 500, { isCritical: true }),
  ];
  expect(layOut(tasks, 0, 500, 500).connectors).toHaveLength(2);
});

test("A task that took no time is still visible", () => {
  expect(layOut([task("a", 10, 10)], 0, 1000, 100).bars[0]?.width).toBe(2);
});

test.each([
  [0.05, "0.00 s"],
  [9.15, "0 s"],
  [600, "0 min"],
  [40_000, "0 h"],
])("%s seconds have at most eleven ticks, from zero on", (seconds, first) => {
  const ticks = ticksOf(seconds, 100);
  expect(ticks[0]).toEqual({ x: 0, label: first });
  expect(ticks.length).toBeGreaterThan(1);
  expect(ticks.length).toBeLessThanOrEqual(11);
});

test("The name of the DAG before a task's name is left out, and nothing else", () => {
  expect(withoutPrefix("retail_pg_etl.mart.fct_sales", "retail_pg_etl")).toBe("mart.fct_sales");
  expect(withoutPrefix("retail_pg_etl2.x", "retail_pg_etl")).toBe("retail_pg_etl2.x");
});

test("tries are segments of one bar, and one that runs ends now; mapped siblings are counted", () => {
  const now = Date.parse("2026-11-21T09:05:00Z");
  const task = {
    runId: "r2",
    job: { id: "j", namespace: "af", name: "dag.mart.load" },
    state: "RUNNING",
    startedAt: "2026-11-21T09:00:00Z",
    endedAt: "2026-11-21T09:05:00Z",
    ended: false,
    durationSeconds: 240,
    waitSeconds: 0,
    slackSeconds: 0,
    critical: true,
    basis: "run",
    dependsOn: [],
    label: "mart.load",
    attempt: 2,
    attempts: [
      { runId: "r1", startedAt: "2026-11-21T09:00:00Z", endedAt: "2026-11-21T09:01:00Z", state: "FAIL" },
      { runId: "r2", startedAt: "2026-11-21T09:02:00Z", endedAt: null, state: "RUNNING" },
    ],
    mapIndex: null,
    taskGroup: "mart",
    mapped: { count: 3, failed: 1, states: { COMPLETE: 2, FAIL: 1 } },
    rowCount: 1204,
  };
  const [drawn] = ganttTasks([task], now);
  expect(drawn?.attempts.map((attempt) => [attempt.state, attempt.end])).toEqual([
    ["FAIL", Date.parse("2026-11-21T09:01:00Z")],
    ["RUNNING", now],
  ]);
  expect([drawn?.label, drawn?.group, drawn?.mapped?.count, drawn?.rows]).toEqual(["mart.load", "mart", 3, 1204]);
});
