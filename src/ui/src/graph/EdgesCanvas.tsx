import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import styles from "./EdgesCanvas.module.css";
import { litEdges } from "./highlight";
import { lookOf } from "./lines";
import type { Picture } from "./picture";
import { routeOf } from "./routes";
import { useGraphStore } from "./store";

const dashes: Partial<Record<string, number[]>> = {
  declared: [5, 4],
  stale: [10, 4, 2, 4],
  dotted: [2, 4],
  contradicted: [2, 3],
  removed: [5, 4],
};
/** Lines are kept in tiles of so many pixels, so that only those near the viewport are drawn. */
const tile = 2048;

interface Tile {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** One path per look. */
  paths: Map<string, Path2D>;
}

/** All lines on one canvas: for pictures with so many that an SVG would be slow to pan. Drawn anew with every move of the viewport. */
export function EdgesCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const store = useGraphStore();
  useEffect(() => {
    let frame = 0;
    let tiles: Tile[] = [];
    let picture: Picture | undefined;
    let colours: Colours | undefined;
    let lit: { picture: Picture | undefined; selected: string | undefined; edges: number[] } = {
      picture: undefined,
      selected: undefined,
      edges: [],
    };
    const draw = () => {
      frame = 0;
      const state = store.getState();
      if (!canvas.current || !state.picture) return;
      if (state.picture !== picture) {
        picture = state.picture;
        tiles = tilesOf(picture);
      }
      colours ??= coloursOf(canvas.current);
      if (lit.picture !== picture || lit.selected !== state.view.selected) {
        lit = { picture, selected: state.view.selected, edges: litEdges(picture, state.view.selected, undefined) };
      }
      paint(canvas.current, flow.getState().transform, tiles, picture, lit.edges, colours, state.path !== undefined);
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const endFlow = flow.subscribe(soon);
    const endStore = store.subscribe(soon);
    const observer = new MutationObserver(() => {
      colours = undefined;
      soon();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    soon();
    return () => {
      endFlow();
      endStore();
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [flow, store]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this canvas takes no focus
  return <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />;
}

type Colours = Record<string, string>;

/** Read once per theme: reading a style in every frame would make the browser compute all styles anew. */
function coloursOf(canvas: HTMLCanvasElement): Colours {
  const style = getComputedStyle(canvas);
  const tokens = {
    contradicted: "--edge-contradicted",
    stale: "--edge-stale",
    added: "--edge-added",
    removed: "--edge-removed",
    plain: "--edge",
    dim: "--edge-dim",
    accent: "--accent",
  };
  return Object.fromEntries(Object.entries(tokens).map(([look, token]) => [look, style.getPropertyValue(token).trim()]));
}

function tilesOf(picture: Picture): Tile[] {
  const tiles = new Map<string, Tile>();
  picture.scene.edges.forEach((edge, e) => {
    const points = routeOf(picture, e);
    const key = `${Math.floor(points[0] / tile)},${Math.floor(points[1] / tile)}`;
    let found = tiles.get(key);
    if (!found) {
      found = { left: points[0], top: points[1], right: points[0], bottom: points[1], paths: new Map() };
      tiles.set(key, found);
    }
    const look = lookOf(edge.style);
    let path = found.paths.get(look);
    if (!path) {
      path = new Path2D();
      found.paths.set(look, path);
    }
    path.moveTo(points[0], points[1]);
    for (let i = 0; i < points.length; i += 2) {
      if (i > 0) path.lineTo(points[i], points[i + 1]);
      found.left = Math.min(found.left, points[i]);
      found.right = Math.max(found.right, points[i]);
      found.top = Math.min(found.top, points[i + 1]);
      found.bottom = Math.max(found.bottom, points[i + 1]);
    }
    if (edge.style.arrow) arrow(path, points[points.length - 2], points[points.length - 1]);
  });
  return [...tiles.values()];
}

function arrow(path: Path2D, x: number, y: number): void {
  path.moveTo(x - 6, y - 3);
  path.lineTo(x, y);
  path.lineTo(x - 6, y + 3);
}

function paint(
  canvas: HTMLCanvasElement,
  [x, y, zoom]: [number, number, number],
  tiles: Tile[],
  picture: Picture,
  lit: readonly number[],
  colours: Colours,
  receded: boolean,
): void {
  const ratio = window.devicePixelRatio || 1;
  const { clientWidth, clientHeight } = canvas;
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const plain = receded ? colours.dim : colours.plain;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const [left, top, right, bottom] = [-x / zoom, -y / zoom, (clientWidth - x) / zoom, (clientHeight - y) / zoom];
  // Below a zoom of one half, a thinner line than a pixel would be all blur.
  context.lineWidth = Math.max(1.5, 0.75 / zoom);
  for (const one of tiles) {
    if (one.right < left || one.left > right || one.bottom < top || one.top > bottom) continue;
    for (const [look, path] of one.paths) {
      context.strokeStyle = colours[look] ?? plain;
      context.setLineDash(zoom < 0.7 ? [] : (dashes[look] ?? []));
      context.stroke(path);
    }
  }
  context.setLineDash([]);
  context.strokeStyle = colours.accent;
  context.lineWidth = Math.max(2, 1 / zoom);
  for (const e of lit) {
    const points = routeOf(picture, e);
    context.beginPath();
    context.moveTo(points[0], points[1]);
    for (let i = 2; i < points.length; i += 2) context.lineTo(points[i], points[i + 1]);
    context.stroke();
  }
}
