import {
  Background,
  BackgroundVariant,
  type Node,
  type NodeMouseHandler,
  Position,
  ReactFlow,
  useReactFlow,
  type Viewport,
  ViewportPortal,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { memo, type MouseEvent as ReactMouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { addRoot, endOfPath, select, toggleGroup } from "./actions";
import { ColumnEdges } from "./ColumnEdges";
import { DatasetNode } from "./DatasetNode";
import { Edges } from "./Edges";
import { EdgesCanvas } from "./EdgesCanvas";
import styles from "./Graph.module.css";
import { GroupBoxes } from "./GroupBoxes";
import { nearestStation } from "./highlight";
import { useCanvasKeys } from "./keyboard";
import { GroupNode, JointNode, MoreNode } from "./OtherNodes";
import type { Picture } from "./picture";
import { JobNode, StationNode } from "./StationNode";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";
import type { GraphView } from "./view";
import { boxOf, bringIntoView, firstViewport, type LevelOfDetail, leastZoom, levelOfDetail, mostZoom, parseLook } from "./viewport";

const nodeTypes = { dataset: DatasetNode, station: StationNode, job: JobNode, cluster: GroupNode, more: MoreNode, joint: JointNode };
/** Above so many lines the canvas draws them, above so many nodes only those in view are mounted. */
const canvasFrom = 800;
const cullFrom = 60;
const slideUpTo = 300;
/** A click so near to a line, in pixels of the screen, means the line. */
const clickReach = 7;
const noEdges: never[] = [];

/** The canvas: xyflow pans, zooms and culls; places, lines and everything drawn are ours. */
export const Graph = memo(function Graph({ onPage }: { onPage: (key: string) => void }) {
  const engine = useEngine();
  const flow = useReactFlow();
  const frame = useRef<HTMLElement>(null);
  const picture = useGraph((state) => state.picture);
  const receded = useGraph((state) => state.path !== undefined || state.hoverPath !== undefined || state.ways !== undefined);
  const active = useGraph((state) => state.active);
  const [detail, setDetail] = useState<LevelOfDetail>("all");
  const drawn = useRef<Map<string, Node>>(new Map());
  const nodes = useMemo(() => (picture ? flowNodes(picture, drawn) : []), [picture]);
  const [ready, setReady] = useState(false);
  useFirstViewport(ready ? picture : undefined, frame, setDetail);
  useSelectedInView(frame);
  const onKeyDown = useCanvasKeys(frame, onPage);

  useEffect(() => {
    if (picture) performance.mark("graph:painted");
  }, [picture]);

  const onInit = useCallback(() => setReady(true), []);
  const onViewport = useCallback((viewport: Viewport) => setDetail(levelOfDetail(viewport.zoom)), []);
  const onNodeClick: NodeMouseHandler = useCallback(
    (event, node) => {
      frame.current?.focus({ preventScroll: true });
      engine.setActive(node.id);
      void engine.change((view) => {
        const other = node.id.startsWith("d:") ? node.id.slice(2) : undefined;
        if (event.shiftKey && other !== undefined && !view.column && view.selected?.startsWith("d:") && view.selected !== node.id)
          return { ...view, to: other };
        if (event.altKey && other !== undefined) return addRoot(view, other);
        return { ...select(view, node.id), to: endOfPath(view) };
      });
    },
    [engine],
  );
  const onNodeDoubleClick: NodeMouseHandler = useCallback(
    (_, node) => {
      if (node.id.startsWith("d:")) engine.focus(node.id.slice(2));
      else if (node.id.startsWith("g:")) void engine.change((view) => toggleGroup(view, node.id.slice(2)), { anchor: node.id });
    },
    [engine],
  );
  const onEnter: NodeMouseHandler = useCallback((_, node) => engine.hover({ node: node.id }), [engine]);
  const onLeave: NodeMouseHandler = useCallback(() => engine.hover(undefined), [engine]);
  const onPaneClick = useCallback(
    (event: ReactMouseEvent) => {
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const key = nearestStation(engine.store.getState().picture, at.x, at.y, clickReach / flow.getZoom());
      void engine.change((view) => ({ ...select(view, key), to: endOfPath(view) }));
    },
    [engine, flow],
  );
  const many = (picture?.scene.edges.length ?? 0) > canvasFrom;
  const classes = [styles.canvas, receded && "has-path", (picture?.scene.nodes.length ?? 0) <= slideUpTo && styles.slides];
  return (
    <section
      ref={frame}
      className={classes.filter(Boolean).join(" ")}
      role="application"
      aria-label="Lineage graph. Arrow keys walk, question mark lists all keys, L shows the list."
      aria-activedescendant={active === undefined ? undefined : `node-${active}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is one tab stop; its nodes are walked with the arrow keys
      tabIndex={0}
      data-lod={detail}
      onKeyDown={onKeyDown}
    >
      {many && <EdgesCanvas />}
      <ReactFlow
        nodes={nodes}
        edges={noEdges}
        nodeTypes={nodeTypes}
        onInit={onInit}
        minZoom={leastZoom}
        maxZoom={mostZoom}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > cullFrom}
        onViewportChange={onViewport}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onNodeMouseEnter={onEnter}
        onNodeMouseLeave={onLeave}
        onPaneClick={onPaneClick}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--dots)" />
        <ViewportPortal>
          <GroupBoxes />
          {!many && <Edges />}
          <ColumnEdges />
        </ViewportPortal>
      </ReactFlow>
    </section>
  );
});

/**
 * Every node with its size and its ports: so xyflow measures nothing and mounts only what is in view. A node that stands where it stood is
 * the same object as before, which xyflow passes over.
 */
function flowNodes(picture: Picture, before: React.RefObject<Map<string, Node>>): Node[] {
  const nodes = picture.scene.nodes.map((node, n): Node => {
    const [x, y] = [picture.x[n], picture.y[n]];
    // xyflow paints nodes of the type "group" by itself.
    const type = node.kind === "group" ? "cluster" : node.kind;
    const old = before.current.get(node.key);
    if (old && old.position.x === x && old.position.y === y && old.width === node.width && old.height === node.height && old.type === type)
      return old;
    return {
      id: node.key,
      type,
      position: { x, y },
      width: node.width,
      height: node.height,
      handles: [
        { type: "target", position: Position.Left, x: 0, y: node.port, width: 1, height: 1 },
        { type: "source", position: Position.Right, x: node.width, y: node.port, width: 1, height: 1 },
      ],
      data: {},
    };
  });
  before.current = new Map(nodes.map((node) => [node.id, node]));
  return nodes;
}

/** What was clicked stays in sight when details open and take room: the canvas moves by what is missing and no further. */
function useSelectedInView(frame: React.RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  const engine = useEngine();
  const selected = useGraph(({ view }) => keyInSight(view));
  useEffect(() => {
    const canvas = frame.current;
    if (!canvas || selected === undefined) return undefined;
    const follow = () => {
      const { picture } = engine.store.getState();
      const n = picture?.scene.index.get(selected);
      if (!picture || n === undefined) return;
      const viewport = flow.getViewport();
      const moved = bringIntoView(viewport, boxOf(picture, n), canvas.clientWidth, canvas.clientHeight);
      if (moved !== viewport) void flow.setViewport(moved, { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120 });
    };
    const watcher = new ResizeObserver(follow);
    watcher.observe(canvas);
    return () => watcher.disconnect();
  }, [selected, flow, frame, engine]);
}

/** The node that must be seen: the selected one, else the dataset of the pinned column. */
function keyInSight({ selected, column }: GraphView): string | undefined {
  return selected ?? (column && `d:${column.dataset}`);
}

/** Shows the first picture as a shared address says, else fits it, not below half size; later ones stay where they are. */
function useFirstViewport(
  picture: Picture | undefined,
  frame: React.RefObject<HTMLElement | null>,
  onDetail: (detail: LevelOfDetail) => void,
): void {
  const flow = useReactFlow();
  const engine = useEngine();
  const fitted = useRef<string | undefined>(undefined);
  const root = useGraph((state) => state.view.root.join());
  useEffect(() => {
    if (!picture || fitted.current === root || !frame.current) return;
    const first = fitted.current === undefined;
    fitted.current = root;
    const { clientWidth, clientHeight } = frame.current;
    const shared = first ? parseLook(new URLSearchParams(window.location.search).get("z"), clientWidth, clientHeight) : undefined;
    const fit = firstViewport(picture, clientWidth, clientHeight);
    const wanted = picture.scene.index.get(keyInSight(engine.store.getState().view) ?? "");
    const viewport = shared ?? (wanted === undefined ? fit : bringIntoView(fit, boxOf(picture, wanted), clientWidth, clientHeight));
    onDetail(levelOfDetail(viewport.zoom));
    void flow.setViewport(viewport, { duration: first || matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 220 });
  }, [picture, root, flow, frame, onDetail, engine]);
  useEffect(() => {
    engine.onFit = () => {
      const shown = engine.store.getState().picture;
      if (!shown || !frame.current) return;
      const viewport = firstViewport(shown, frame.current.clientWidth, frame.current.clientHeight);
      void flow.setViewport(viewport, { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 220 });
      onDetail(levelOfDetail(viewport.zoom));
    };
  }, [engine, flow, frame, onDetail]);
}
