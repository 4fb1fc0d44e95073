import { lazy, type PointerEvent, Suspense, useEffect, useRef, useState } from "react";
import { endOfPath } from "../graph/actions";
import { useGraph } from "../graph/store";
import { useEngine } from "../graph/useEngine";
import { IconButton } from "../parts/Button";
import styles from "./inspector.module.css";

interface Props {
  className: string;
  dockRight: boolean;
  onDock: (right: boolean) => void;
}

const smallest = 120;
const storageKey = "lineage.inspector";

// Not needed before something is selected.
const ChangesPanel = lazy(() => import("./ChangesPanel").then((module) => ({ default: module.ChangesPanel })));
const EvidencePanel = lazy(() => import("./EvidencePanel").then((module) => ({ default: module.EvidencePanel })));
const NodePanel = lazy(() => import("./NodePanel").then((module) => ({ default: module.NodePanel })));
const PathPanel = lazy(() => import("./PathPanel").then((module) => ({ default: module.PathPanel })));

/** Details of what is selected, below the graph, since lineage grows to the right; Shift+D puts it at the right side. */
export function Inspector({ className, dockRight, onDock }: Props) {
  const engine = useEngine();
  const selected = useGraph((state) => state.view.selected);
  const path = useGraph((state) => state.path);
  const comparison = useGraph((state) => state.comparison);
  const node = useGraph((state) => {
    const n = selected === undefined ? undefined : state.picture?.scene.index.get(selected);
    return n === undefined ? undefined : state.picture?.scene.nodes[n];
  });
  const [size, resize] = useSize(dockRight);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.shiftKey && event.key === "D" && document.activeElement?.getAttribute("role") === "application") onDock(!dockRight);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [dockRight, onDock]);

  const close = () => {
    if (path && !node) void engine.unpin();
    else if (comparison && !node) void engine.change((view) => ({ ...view, compareFrom: undefined }));
    else void engine.change((view) => ({ ...view, selected: undefined, to: endOfPath(view) }));
  };
  const tools = (
    <>
      <IconButton
        icon={dockRight ? "down" : "right"}
        label={dockRight ? "Put below the graph" : "Put at the right (Shift+D)"}
        onClick={() => onDock(!dockRight)}
      />
      <IconButton icon="x" label="Close the details" onClick={close} />
    </>
  );
  const panel =
    node?.kind === "station" || node?.kind === "job" ? (
      <EvidencePanel key={node.key} jobs={node.kind === "job" ? [node.job] : node.jobs} tools={tools} />
    ) : node?.kind === "dataset" ? (
      <NodePanel key={node.key} id={node.id} tools={tools} />
    ) : path ? (
      <PathPanel path={path} tools={tools} />
    ) : comparison ? (
      <ChangesPanel tools={tools} />
    ) : undefined;
  if (!panel) return null;
  return (
    <section
      className={`${className} ${styles.inspector} ${dockRight ? styles.right : ""}`}
      style={dockRight ? { width: size } : { height: size }}
      aria-label="Details"
    >
      <Grip dockRight={dockRight} size={size} onResize={resize} />
      <Suspense fallback={null}>{panel}</Suspense>
    </section>
  );
}

function Grip({ dockRight, size, onResize }: { dockRight: boolean; size: number; onResize: (size: number) => void }) {
  const start = useRef<{ at: number; size: number } | undefined>(undefined);
  const at = (event: PointerEvent) => (dockRight ? event.clientX : event.clientY);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no hr
    <div
      className={styles.grip}
      role="separator"
      aria-orientation={dockRight ? "vertical" : "horizontal"}
      aria-label="Size of the details"
      aria-valuenow={size}
      aria-valuemin={smallest}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: at(event), size };
      }}
      onPointerMove={(event) => start.current && onResize(start.current.size + start.current.at - at(event))}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: 24, ArrowLeft: 24, ArrowDown: -24, ArrowRight: -24 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onResize(size + by);
      }}
    />
  );
}

function useSize(dockRight: boolean): [number, (size: number) => void] {
  const key = `${storageKey}.${dockRight ? "width" : "height"}`;
  const [sizes, setSizes] = useState<Record<string, number>>({});
  const stored = Number(localStorage.getItem(key));
  const size = sizes[key] ?? (stored >= smallest ? stored : dockRight ? 460 : 232);
  return [
    size,
    (wanted) => {
      const next = Math.round(Math.max(smallest, Math.min((dockRight ? window.innerWidth : window.innerHeight) * 0.7, wanted)));
      localStorage.setItem(key, String(next));
      setSizes((before) => ({ ...before, [key]: next }));
    },
  ];
}
