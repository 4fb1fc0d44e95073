import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { announce } from "../parts/announce";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { clockName, momentText } from "../parts/times";
import { ticksOf } from "./diff";
import { useGraph } from "./store";
import styles from "./TimeStrip.module.css";
import { momentAt, position, stepFrom, type Timeline, timelineOf } from "./timeline";
import { useEngine } from "./useEngine";

/** The changes of the drawn graph in time: drag or step to a moment, or compare two. */
export function TimeStrip() {
  const engine = useEngine();
  const asOf = useGraph((state) => state.view.asOf);
  const compareFrom = useGraph((state) => state.view.compareFrom);
  const line = useTimeline();
  const [dragged, setDragged] = useState<{ handle: "at" | "from"; part: number } | undefined>();
  const track = useRef<HTMLDivElement>(null);

  const goTo = useCallback(
    (at: number | undefined) => {
      const instant = at === undefined ? undefined : new Date(at).toISOString();
      announce(at === undefined ? "Now" : `As of ${momentText(at)}`);
      void engine.change((view) => ({ ...view, asOf: instant }));
    },
    [engine],
  );
  useEffect(() => {
    engine.onStep = (step) => {
      if (!line) return;
      const { view } = engine.store.getState();
      goTo(step === "now" ? undefined : stepFrom(line, view.asOf === undefined ? undefined : Date.parse(view.asOf), step));
    };
  }, [engine, line, goTo]);

  if (!line) return null;
  const at = asOf === undefined ? undefined : Date.parse(asOf);
  const changes = line.ticks.reduce((sum, tick) => sum + tick.count, 0);
  const shown = dragged?.handle === "at" ? momentAt(line, dragged.part) : at;
  const partOf = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? (event.clientX - box.left) / box.width : 0;
  };
  const drop = () => {
    if (!dragged) return;
    const moment = momentAt(line, dragged.part);
    setDragged(undefined);
    if (dragged.handle === "at") goTo(moment);
    else void engine.change((view) => ({ ...view, compareFrom: new Date(moment ?? line.to).toISOString() }));
  };
  const startCompare = () => {
    const first = line.ticks[Math.floor(line.ticks.length / 2)]?.at ?? line.from;
    void engine.change((view) => ({
      ...view,
      compareFrom: view.compareFrom === undefined ? new Date(first).toISOString() : undefined,
      selected: undefined,
      column: undefined,
    }));
  };
  const handles: ("at" | "from")[] = compareFrom === undefined ? ["at"] : ["from", "at"];
  return (
    <div className={styles.strip}>
      <Icon name="clock" size={14} className="t3" />
      <b>{compareFrom === undefined ? "As of" : "From"}</b>
      <span className={`num ${styles.moment}`} title={clockName()}>
        {compareFrom !== undefined && `${momentText(compareFrom)} to `}
        {shown === undefined ? "now" : momentText(shown)}
      </span>
      <span className={`num ${styles.start}`}>{momentText(line.ticks[0].at)}</span>
      <div
        ref={track}
        className={styles.track}
        onPointerDown={(event) => {
          const part = partOf(event);
          const fromPart = compareFrom === undefined ? undefined : position(line, Date.parse(compareFrom));
          const atPart = at === undefined ? 1 : position(line, at);
          const handle = fromPart !== undefined && Math.abs(part - fromPart) < Math.abs(part - atPart) ? "from" : "at";
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged({ handle, part });
        }}
        onPointerMove={(event) => dragged && setDragged({ ...dragged, part: Math.max(0, Math.min(1, partOf(event))) })}
        onPointerUp={drop}
        onPointerCancel={() => setDragged(undefined)}
      >
        <Ticks line={line} />
        {handles.map((handle) => {
          const moment = handle === "at" ? at : Date.parse(compareFrom ?? "");
          const part = dragged?.handle === handle ? dragged.part : moment === undefined ? 1 : position(line, moment);
          return (
            <span
              key={handle}
              role="slider"
              tabIndex={0}
              className={`${styles.handle} ${handle === "from" ? styles.from : ""}`}
              style={{ left: `${part * 100}%` }}
              aria-label={handle === "at" ? "Moment that is shown" : "Earlier moment"}
              aria-valuemin={line.from}
              aria-valuemax={line.to}
              aria-valuenow={moment ?? line.to}
              aria-valuetext={moment === undefined ? "now" : momentText(moment)}
              onKeyDown={(event) => {
                const step = { ArrowLeft: "previous", ",": "previous", ArrowRight: "next", ".": "next" }[event.key] as
                  | "previous"
                  | "next"
                  | undefined;
                if (!step) return;
                event.preventDefault();
                const next = stepFrom(line, moment, step);
                if (handle === "at") goTo(next);
                else if (next !== undefined) void engine.change((view) => ({ ...view, compareFrom: new Date(next).toISOString() }));
              }}
            />
          );
        })}
      </div>
      <button
        type="button"
        className={`chip m ${asOf === undefined ? "accent" : ""} ${styles.now}`}
        aria-pressed={asOf === undefined}
        onClick={() => goTo(undefined)}
      >
        Now
      </button>
      <span className={styles.count}>
        {changes} {changes === 1 ? "change" : "changes"} since the first event
      </span>
      <Button size="small" aria-pressed={compareFrom !== undefined} onClick={startCompare}>
        {compareFrom === undefined ? "Compare two moments" : "End comparison"}
      </Button>
    </div>
  );
}

function Ticks({ line }: { line: Timeline }) {
  const most = Math.max(...line.ticks.map((tick) => tick.count));
  return (
    <svg className={styles.ticks} preserveAspectRatio="none" viewBox="0 0 1000 26" aria-hidden="true">
      <path d="M0 20H1000" />
      {line.ticks.map((tick) => {
        const height = 4 + 12 * (tick.count / most);
        return <rect key={tick.at} x={position(line, tick.at) * 1000} y={20 - height} width={3} height={height} rx={1} />;
      })}
    </svg>
  );
}

/** Changes stay on the strip while one looks at an earlier moment: those of now count. */
function useTimeline(): Timeline | undefined {
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const earlier = useGraph((state) => state.view.asOf !== undefined && state.view.compareFrom === undefined);
  const kept = useRef<Timeline | undefined>(undefined);
  return useMemo(() => {
    if (earlier && kept.current) return kept.current;
    const edges = [...known.edges.values()].filter(
      (edge) => shown.datasets.has(edge.source) && shown.datasets.has(edge.target) && edge.verdict !== "contradicted",
    );
    kept.current = timelineOf(ticksOf(edges), Date.now());
    return kept.current;
  }, [known, shown, earlier]);
}
