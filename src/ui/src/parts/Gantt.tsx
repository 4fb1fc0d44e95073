import { useEffect, useRef, useState } from "react";
import { counted } from "./counts";
import styles from "./Gantt.module.css";
import { type Bar, barHeight, type GanttTask, ganttRow, layOut, rowMiddle } from "./ganttLayout";
import { stateLook } from "./runStates";
import { durationText } from "./times";

interface Props {
  tasks: GanttTask[];
  start: number;
  end: number;
  selected?: string;
  onSelect?: (id: string) => void;
  /** Another run to compare with: its bars are drawn thin below, by label. */
  other?: { tasks: GanttTask[]; start: number };
}

/** Widths of the names at the left and of the words at the right, in pixels; in a narrow box the bars get what there is. */
const wide = { labels: 190, right: 90 };
const narrow = { labels: 104, right: 8 };
const narrowest = 520;

/** The tasks of a run over time; the critical path is dark and joined, what has slack is grey with a dotted rest. */
export function Gantt({ tasks, start, end, selected, onSelect, other }: Props) {
  const [box, width] = useWidth();
  const { labels, right } = width < narrowest ? narrow : wide;
  const plot = Math.max(120, width - labels - right);
  const gantt = layOut(tasks, start, end, plot);
  const otherByLabel = new Map(other?.tasks.map((task) => [task.label, task]));
  const scale = plot / Math.max(1, end - start);
  return (
    <div ref={box} className={styles.gantt} style={{ "--labels": `${labels}px` } as React.CSSProperties}>
      <ol className={styles.labels} aria-label="Tasks in order of their start">
        {gantt.bars.map((bar) => (
          <li key={bar.task.id} style={{ height: ganttRow }}>
            <button
              type="button"
              className={bar.task.id === selected ? styles.chosen : undefined}
              onClick={() => onSelect?.(bar.task.id)}
              title={inWords(bar.task)}
              aria-label={inWords(bar.task)}
              aria-pressed={bar.task.id === selected}
              data-critical={bar.task.isCritical}
            >
              {bar.task.label}
              {bar.task.mapped && <span className="t3"> ×{bar.task.mapped.count}</span>}
              {bar.task.attempts.length > 1 && <span className="t3"> {bar.task.attempts.length} tries</span>}
            </button>
          </li>
        ))}
      </ol>
      <svg width={plot + right} height={gantt.height + 6} aria-hidden="true">
        {gantt.ticks.map((tick) => (
          <g key={tick.label}>
            <line x1={tick.x + 0.5} x2={tick.x + 0.5} y1={0} y2={gantt.height} stroke="var(--line)" />
            <text x={tick.x + 4} y={10} className="axis">
              {tick.label}
            </text>
          </g>
        ))}
        {gantt.bars.map((bar) => (
          <BarShape
            key={bar.task.id}
            bar={bar}
            isChosen={bar.task.id === selected}
            onSelect={onSelect}
            other={otherByLabel.get(bar.task.label)}
            offset={other ? start - other.start : 0}
            scale={scale}
            start={start}
          />
        ))}
        {gantt.connectors.map((connector) => (
          <path key={connector.path} d={connector.path} fill="none" stroke="var(--text)" strokeWidth="1.5" />
        ))}
      </svg>
    </div>
  );
}

interface BarProps {
  bar: Bar;
  isChosen: boolean;
  onSelect?: (id: string) => void;
  other?: GanttTask;
  offset: number;
  scale: number;
  start: number;
}

function BarShape({ bar, isChosen, onSelect, other, offset, scale, start }: BarProps) {
  const { task } = bar;
  const y = rowMiddle(bar.row) - barHeight / 2;
  const wait = task.waitSeconds * 1000 * scale;
  const failed = stateLook(task.state).tone === "fail";
  const fill = failed ? "var(--fail)" : task.isCritical ? "var(--text)" : "var(--line-strong)";
  const parts = task.attempts.length > 1 ? task.attempts : [{ start: task.start, end: task.end, state: task.state }];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the label beside the bar is the button for keyboards
    <g onClick={() => onSelect?.(task.id)} className={styles.bar}>
      {wait > 1 && <line x1={bar.x - wait} x2={bar.x} y1={y + barHeight / 2} y2={y + barHeight / 2} stroke="var(--line)" strokeWidth="3" />}
      {parts.map((part) => (
        <rect
          key={part.start}
          x={(part.start - start) * scale}
          y={y}
          width={Math.max(2, (part.end - part.start) * scale - (parts.length > 1 ? 1 : 0))}
          height={barHeight}
          rx="2"
          fill={stateLook(part.state).tone === "fail" ? "var(--fail)" : fill}
          opacity={task.isCritical || failed ? 1 : 0.55}
        />
      ))}
      {bar.slackTo > bar.x + bar.width + 6 && (
        <>
          <rect
            x={bar.x + bar.width}
            y={y + 4}
            width={bar.slackTo - bar.x - bar.width}
            height={barHeight - 8}
            fill="none"
            stroke="var(--line-strong)"
            strokeDasharray="1.5 2"
          />
          <text x={bar.slackTo + 5} y={y + barHeight - 3} className="axis">
            {durationText(task.slackSeconds)} to spare
          </text>
        </>
      )}
      {task.rows != null && bar.slackTo <= bar.x + bar.width + 6 && (
        <text x={bar.x + bar.width + 6} y={y + barHeight - 3} className="axis">
          {counted(task.rows, "row")}
        </text>
      )}
      {other && (
        <rect
          x={(other.start + offset - start) * scale}
          y={y + barHeight + 1}
          width={Math.max(2, (other.end - other.start) * scale)}
          height="3"
          fill="var(--accent)"
        />
      )}
      {isChosen && (
        <rect
          x={bar.x - 3}
          y={y - 3}
          width={bar.width + 6}
          height={barHeight + 6}
          rx="4"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2"
        />
      )}
    </g>
  );
}

/** What stands beside the bar: "refresh_region ×3", "load 2 tries". */
function shownName({ label, mapped, attempts }: GanttTask): string {
  return [label, mapped && `×${mapped.count}`, attempts.length > 1 && `${attempts.length} tries`].filter(Boolean).join(" ");
}

/** Begins with what is shown, so that who speaks to the machine can say it. */
function inWords(task: GanttTask): string {
  const seconds = (task.end - task.start) / 1000;
  const place = task.isCritical ? "on the critical path" : `${durationText(task.slackSeconds)} to spare`;
  const mapped = task.mapped && `${task.mapped.count} mapped tasks, ${task.mapped.failed} of them failed`;
  const group = task.group && `in the group ${task.group}`;
  const rows = task.rows != null && `${counted(task.rows, "row")} written`;
  return [`${shownName(task)}: ${stateLook(task.state).word}`, mapped, durationText(seconds), place, rows, group]
    .filter(Boolean)
    .join(", ");
}

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
