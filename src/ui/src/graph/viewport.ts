import type { Viewport } from "@xyflow/react";
import type { Picture } from "./picture";

export type LevelOfDetail = "blocks" | "names" | "all" | "close";

/** Below 0.35 blocks of colour, below 0.7 names, then everything, from 1.2 on also the names of jobs. */
export function levelOfDetail(zoom: number): LevelOfDetail {
  if (zoom < 0.35) return "blocks";
  if (zoom < 0.7) return "names";
  return zoom < 1.2 ? "all" : "close";
}

export const leastZoom = 0.05;
export const mostZoom = 2;
const margin = 32;
/** The bar with the legend floats above the canvas. */
const floatingTop = 52;
const smallestFit = 0.5;

/** Shows everything where that is readable; else as much as fits at half size around the start. */
export function firstViewport(picture: Picture, width: number, height: number): Viewport {
  const { bounds } = picture;
  const fit = Math.min((width - 2 * margin) / Math.max(1, bounds.width), (height - margin - floatingTop) / Math.max(1, bounds.height));
  const zoom = Math.max(smallestFit, Math.min(1, fit));
  if (zoom <= fit || zoom === 1) {
    const x = (width - bounds.width * zoom) / 2 - bounds.x * zoom;
    const y = floatingTop + (height - floatingTop - bounds.height * zoom) / 2 - bounds.y * zoom;
    return fit >= zoom ? { x, y, zoom } : centre(picture, width, height, zoom);
  }
  return centre(picture, width, height, zoom);
}

function centre(picture: Picture, width: number, height: number, zoom: number): Viewport {
  const n = picture.scene.nodes.findIndex((node) => node.kind === "dataset" && node.root);
  const node = picture.scene.nodes[Math.max(0, n)];
  const { bounds } = picture;
  const wanted = { x: picture.x[Math.max(0, n)] + node.width / 2, y: picture.y[Math.max(0, n)] + node.port };
  return {
    x: along(bounds.x, bounds.width, wanted.x, width, zoom, margin),
    y: along(bounds.y, bounds.height, wanted.y, height, zoom, floatingTop),
    zoom,
  };
}

/** Along one axis: all of it in the middle where it fits, else the wanted point in the middle. */
function along(start: number, length: number, wanted: number, room: number, zoom: number, lead: number): number {
  if (length * zoom <= room - 2 * margin) return (room - length * zoom) / 2 - start * zoom;
  return Math.max(room - margin - (start + length) * zoom, Math.min(lead - start * zoom, room / 2 - wanted * zoom));
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a node of a picture stands. */
export function boxOf(picture: Picture, n: number): Box {
  const { width, height } = picture.scene.nodes[n];
  return { x: picture.x[n], y: picture.y[n], width, height };
}

/** The same view moved by as little as shows the box, below the floating bar; the same object where it is in sight. */
export function bringIntoView(viewport: Viewport, box: Box, width: number, height: number): Viewport {
  const { zoom } = viewport;
  const x = viewport.x + missing(box.x * zoom + viewport.x, box.width * zoom, 16, width - 16);
  const y = viewport.y + missing(box.y * zoom + viewport.y, box.height * zoom, floatingTop, height - 16);
  return x === viewport.x && y === viewport.y ? viewport : { x, y, zoom };
}

/** How far a stretch has to move to lie between two bounds; its start counts where it is longer than the room. */
function missing(start: number, length: number, least: number, most: number): number {
  if (start < least) return least - start;
  return start + length > most ? Math.max(least - start, most - start - length) : 0;
}

/** Where the canvas looks, for an address that is shared: the middle in the graph's own coordinates and the zoom, so that it holds in a window of another size. */
export function formatLook(viewport: Viewport, width: number, height: number): string {
  const middle = (offset: number, size: number) => Math.round((size / 2 - offset) / viewport.zoom);
  return [middle(viewport.x, width), middle(viewport.y, height), Math.round(viewport.zoom * 100) / 100].join(",");
}

/** The viewport that an address asks for; undefined where it asks for none, or for one that cannot be. */
export function parseLook(text: string | null, width: number, height: number): Viewport | undefined {
  const parts = text?.split(",").map(Number) ?? [];
  const [x, y, zoom] = parts;
  if (parts.length !== 3 || !parts.every(Number.isFinite) || zoom < leastZoom || zoom > mostZoom) return undefined;
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}
