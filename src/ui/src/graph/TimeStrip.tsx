import { useQuery } from "@tanstack/react-query";
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { announce } from "../parts/announce";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { clockName, momentText } from "../parts/times";
import { useGraph } from "./store";
import styles from "./TimeStrip.module.css";
import { changesQuery, type Histogram, momentAt, position, stepFrom, type Timeline, ticksOf, timelineOf } from "./timeline";
import { useEngine } from "./useEngine";

/** The changes of the drawn graph in time: drag or step to a moment, or compare two. */
export function TimeStrip() {
  const engine = useEngine();
  const asOf = useGraph((state) => state.view.asOf);
  const compareFrom = useGraph((state) => state.view.compareFrom);
  const { line, histogram, failed } = useTimeline();
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

  if (failed) return <Unread again={failed} />;
  // Its room is taken from the start: a canvas that shrank later would no longer look where the address says.
  if (!line || !histogram) return <div className={styles.strip}>{histogram && "No change of what is drawn is known."}</div>;
  const at = asOf === undefined ? undefined : Date.parse(asOf);
  const changes = histogram.total;
  const since = histogram.knownSince;
  const earliest = compareFrom ?? asOf;
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
        {since && earliest && Date.parse(earliest) < Date.parse(since) ? (
          <span className="warn">Nothing is known before {momentText(since)}</span>
        ) : (
          <>
            {changes.toLocaleString("en")} {changes === 1 ? "change" : "changes"} since the first event
          </>
        )}
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

function Unread({ again }: { again: () => void }) {
  return (
    <div className={styles.strip} role="status">
      <Icon name="clock" size={14} className="t3" />
      <span className="t2">The changes in time could not be read.</span>
      <Button size="small" onClick={again}>
        Retry
      </Button>
    </div>
  );
}

/** Changes stay on the strip while one looks at an earlier moment: those of now count. */
function useTimeline(): { line: Timeline | undefined; histogram: Histogram | undefined; failed: (() => void) | undefined } {
  const shown = useGraph((state) => state.shown);
  const earlier = useGraph((state) => state.view.asOf !== undefined && state.view.compareFrom === undefined);
  const news = useGraph((state) => state.news);
  const kept = useRef<string[]>([]);
  const datasets = useMemo(() => {
    if (!earlier || kept.current.length === 0) {
      const nearest = [...shown.datasets].sort(([a, one], [b, other]) => Math.abs(one) - Math.abs(other) || a.localeCompare(b));
      kept.current = nearest.map(([id]) => id);
    }
    return kept.current;
  }, [shown, earlier]);
  const changes = useQuery(changesQuery(datasets));
  const { refetch } = changes;
  useEffect(() => {
    if (news > 0) void refetch();
  }, [news, refetch]);
  const line = useMemo(() => changes.data && timelineOf(ticksOf(changes.data), Date.now()), [changes.data]);
  return { line, histogram: changes.data, failed: changes.isError && !changes.data ? () => void refetch() : undefined };
}
