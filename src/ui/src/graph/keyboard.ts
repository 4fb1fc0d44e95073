import { useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, type RefObject, useCallback } from "react";
import { announce } from "../parts/announce";
import { isTyping } from "../parts/shortcuts";
import * as act from "./actions";
import type { GraphEngine } from "./engine";
import { neighboursOf } from "./highlight";
import { layersOf } from "./picture";
import type { DatasetNode } from "./scene";
import { useEngine } from "./useEngine";
import { type GraphView, type Lens, shortId } from "./view";
import { lenses } from "./viewAddress";

const directions = ["up", "both", "down"] as const;

/** The keys of the canvas. They act only while it has the focus, so that letters typed elsewhere stay letters. */
export function useCanvasKeys(frame: RefObject<HTMLElement | null>, onPage: (key: string) => void): (event: KeyboardEvent) => void {
  const engine = useEngine();
  const flow = useReactFlow();
  return useCallback(
    (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const handled = handle(event, engine, {
        page: onPage,
        zoom: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
        show: (key) => showNode(engine, flow, frame.current, key),
      });
      if (handled) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [engine, flow, frame, onPage],
  );
}

interface Canvas {
  page: (key: string) => void;
  zoom: (factor: number) => void;
  show: (key: string) => void;
}

function handle(event: KeyboardEvent, engine: GraphEngine, canvas: Canvas): boolean {
  const { store } = engine;
  const { view, picture, active: last, rowCursor } = store.getState();
  if (!picture) return false;
  const active = last !== undefined && picture.scene.index.has(last) ? last : (view.selected ?? `d:${view.root[0]}`);
  const dataset = active.startsWith("d:") ? active.slice(2) : undefined;
  const change = (next: (view: GraphView) => GraphView) => void engine.change(next, { anchor: active });
  const control = event.ctrlKey || event.metaKey;

  if (control && event.key.toLowerCase() === "z") {
    if (event.shiftKey) engine.redo();
    else engine.undo();
    return true;
  }
  if (control || event.altKey) return false;
  if (rowCursor && handleRows(event, engine, rowCursor)) return true;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight":
      return go(engine, canvas, neighboursOf(picture, active, event.key === "ArrowLeft" ? "left" : "right")[0]);
    case "ArrowUp":
    case "ArrowDown": {
      const layer = layersOf(picture).get(picture.places.get(active)?.layer ?? 0) ?? [];
      return go(engine, canvas, layer[layer.indexOf(active) + (event.key === "ArrowUp" ? -1 : 1)]);
    }
    case "Enter":
      if (event.shiftKey) canvas.page(active);
      else if (active.startsWith("g:")) change((v) => act.toggleGroup(v, active.slice(2)));
      else if (active.startsWith("m:")) openHub(engine, active);
      else change((v) => act.select(v, active));
      return true;
    case "e":
    case "w":
    case "E":
    case "W":
      if (dataset === undefined) return false;
      return expandSide(event, engine, active, dataset);
    case "c":
      if (dataset === undefined) return false;
      openColumns(engine, active, dataset);
      return true;
    case "p":
      if (view.column) change(act.unpin);
      return true;
    case "[":
    case "]":
      if (!view.column) return false;
      change((v) => ({
        ...v,
        to: undefined,
        direction: directions[Math.max(0, Math.min(2, directions.indexOf(v.direction) + (event.key === "[" ? -1 : 1)))],
      }));
      return true;
    case "h":
      if (dataset !== undefined) change((v) => act.hide(v, dataset));
      return true;
    case "t":
      void engine.tidy();
      return true;
    case "f":
      store.setState({ finding: true });
      return true;
    case "l":
      change((v) => ({ ...v, list: true }));
      return true;
    case "0":
      engine.onFit();
      return true;
    case "+":
    case "=":
      canvas.zoom(1.25);
      return true;
    case "-":
      canvas.zoom(0.8);
      return true;
    case ",":
    case ".":
    case "n":
      engine.onStep(event.key === "," ? "previous" : event.key === "." ? "next" : "now");
      return true;
    case "Escape":
      return leave(engine);
    default:
      return chooseLens(event.key, change);
  }
}

function chooseLens(key: string, change: (next: (view: GraphView) => GraphView) => void): boolean {
  const lens: Lens | undefined = /^[1-7]$/.test(key) ? lenses[Number(key) - 1] : undefined;
  if (!lens) return false;
  change((view) => ({ ...view, lens }));
  announce(`Lens: ${lens}`);
  return true;
}

function expandSide(event: KeyboardEvent, engine: GraphEngine, active: string, dataset: string): boolean {
  const side = event.key.toLowerCase() === "e" ? "down" : "up";
  if (event.shiftKey) void engine.askAll(dataset, side);
  else {
    const handle = engine.store
      .getState()
      .shown.handles.get(dataset)
      ?.find((one) => one.side === side);
    if (!handle) announce(side === "down" ? "Nothing more downstream" : "Nothing more upstream");
    else void engine.change((view) => act.toggleSide(view, dataset, side), { anchor: active });
  }
  return true;
}

/** Opens the columns and puts the cursor on the first one; a second time closes them. */
function openColumns(engine: GraphEngine, active: string, dataset: string): void {
  const open = engine.store.getState().view.columns.includes(shortId(dataset));
  void engine
    .change((view) => act.toggleColumns(view, dataset), { anchor: active })
    .then(() => {
      const { picture } = engine.store.getState();
      const n = picture?.scene.index.get(active);
      const first = n === undefined || !picture ? undefined : (picture.scene.nodes[n] as DatasetNode).rows[0];
      engine.store.setState({ rowCursor: open || !first ? undefined : { node: active, column: first.name } });
      if (first && !open) announce(`${first.name}, ${first.type ?? "no type known"}`);
    });
}

function handleRows(event: KeyboardEvent, engine: GraphEngine, cursor: { node: string; column: string }): boolean {
  const { picture } = engine.store.getState();
  const n = picture?.scene.index.get(cursor.node);
  const rows = n === undefined || !picture ? [] : (picture.scene.nodes[n] as DatasetNode).rows;
  const at = rows.findIndex((row) => row.name === cursor.column);
  if (at < 0) return false;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const row = rows[at + (event.key === "ArrowUp" ? -1 : 1)];
    if (!row) return true;
    engine.store.setState({ rowCursor: { node: cursor.node, column: row.name } });
    announce(`${row.name}, ${row.type ?? "no type known"}`);
    return true;
  }
  if (event.key === "Enter" || event.key === "p") {
    const dataset = cursor.node.slice(2);
    void engine.change((view) => act.pin(view, dataset, cursor.column), { anchor: cursor.node });
    return true;
  }
  if (event.key === "Escape" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
    engine.store.setState({ rowCursor: undefined });
    return event.key === "Escape" && engine.store.getState().view.column === undefined;
  }
  return false;
}

/** Takes back the innermost: the column under the cursor, the path, the selection. */
function leave(engine: GraphEngine): boolean {
  const { view } = engine.store.getState();
  if (view.column) void engine.unpin();
  else if (view.to !== undefined) void engine.change((v) => ({ ...v, to: undefined }));
  else if (view.selected !== undefined) void engine.change((v) => act.select(v, undefined));
  else return false;
  return true;
}

function openHub(engine: GraphEngine, key: string): void {
  const [, dataset, side] = key.split(":");
  engine.store.setState({ hub: { dataset, side: side === "up" ? "up" : "down" } });
}

function go(engine: GraphEngine, canvas: Canvas, key: string | undefined): boolean {
  if (key === undefined) return true;
  engine.setActive(key);
  canvas.show(key);
  return true;
}

/** Brings a node into view where it is not, without changing the zoom. */
export function showNode(engine: GraphEngine, flow: ReturnType<typeof useReactFlow>, frame: HTMLElement | null, key: string): void {
  const { picture } = engine.store.getState();
  const n = picture?.scene.index.get(key);
  if (!picture || n === undefined || !frame) return;
  const node = picture.scene.nodes[n];
  const { x, y, zoom } = flow.getViewport();
  const [left, top] = [picture.x[n] * zoom + x, picture.y[n] * zoom + y];
  const inside =
    left >= 8 &&
    top >= 52 &&
    left + node.width * zoom <= frame.clientWidth - 8 &&
    top + Math.min(node.height, 120) * zoom <= frame.clientHeight - 8;
  if (!inside) void flow.setCenter(picture.x[n] + node.width / 2, picture.y[n] + node.port, { zoom, duration: 120 });
}
