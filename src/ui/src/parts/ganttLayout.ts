/** One task of a run, as the Gantt draws it. Instants are milliseconds. */
export interface GanttTask {
  id: string;
  label: string;
  state: string;
  start: number;
  end: number;
  isCritical: boolean;
  slackSeconds: number;
  waitSeconds: number;
  dependsOn: string[];
  attempts: { start: number; end: number; state: string }[];
  /** How many mapped siblings this row stands for, and how many of them failed. */
  mapped: { count: number; failed: number } | null;
  group: string | null;
  /** Rows written; null where nobody says. */
  rows?: number | null;
}

export interface Bar {
  task: GanttTask;
  row: number;
  x: number;
  width: number;
  /** The dotted rest that the task could have taken longer without delaying the run. */
  slackTo: number;
}

export interface Connector {
  path: string;
}

export interface Gantt {
  bars: Bar[];
  connectors: Connector[];
  ticks: { x: number; label: string }[];
  height: number;
}

export const ganttRow = 22;
export const ganttHead = 22;
const barHeight = 14;

/** Places the tasks in order of their start, one row each, and joins those of the critical path. */
export function layOut(tasks: readonly GanttTask[], start: number, end: number, width: number): Gantt {
  const span = Math.max(end - start, 1);
  const x = (at: number) => ((at - start) / span) * width;
  const ordered = [...tasks].sort((a, b) => a.start - b.start || a.end - b.end || a.label.localeCompare(b.label));
  const bars = ordered.map((task, row) => ({
    task,
    row,
    x: x(task.start),
    width: Math.max(2, x(task.end) - x(task.start)),
    slackTo: task.slackSeconds > 0 ? Math.min(width, x(task.end + task.slackSeconds * 1000)) : x(task.end),
  }));
  return { bars, connectors: connectorsOf(bars), ticks: ticksOf(span / 1000, width), height: ganttHead + ordered.length * ganttRow };
}

/** The vertical middle of a row. */
export function rowMiddle(row: number): number {
  return ganttHead + row * ganttRow + ganttRow / 2;
}

export { barHeight };

/** The critical path from bar to bar: out of the end of one, down to the beginning of the next. */
function connectorsOf(bars: readonly Bar[]): Connector[] {
  const critical = bars.filter((bar) => bar.task.isCritical).sort((a, b) => a.task.start - b.task.start);
  return critical.slice(1).map((to, i) => {
    const from = critical[i] as Bar;
    const startX = from.x + from.width;
    const middle = startX + Math.max(2, (to.x - startX) / 2);
    const bend = Math.max(startX + 2, Math.min(middle, to.x));
    return { path: `M${startX} ${rowMiddle(from.row)}H${bend}V${rowMiddle(to.row)}H${to.x}` };
  });
}

/** At most ten ticks at round numbers of seconds, minutes or hours. */
export function ticksOf(seconds: number, width: number): { x: number; label: string }[] {
  const steps = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
  ];
  const step = steps.find((one) => seconds / one <= 10) ?? Math.ceil(seconds / 10 / 86_400) * 86_400;
  const ticks: { x: number; label: string }[] = [];
  for (let i = 0; i * step <= seconds; i++) ticks.push({ x: ((i * step) / seconds) * width, label: tickLabel(i * step, step) });
  return ticks;
}

function tickLabel(seconds: number, step: number): string {
  if (step < 1) return `${seconds.toFixed(step < 0.1 ? 2 : 1)} s`;
  if (step < 60) return `${seconds} s`;
  if (step < 3600) return `${seconds / 60} min`;
  return `${Math.round((seconds / 3600) * 10) / 10} h`;
}
