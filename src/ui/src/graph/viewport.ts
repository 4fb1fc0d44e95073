import type { Viewport } from "@xyflow/react";
import type { Picture } from "./picture";

export type LevelOfDetail = "blocks" | "names" | "all" | "close";

/** Below 0.35 blocks of colour, below 0.7 names, then everything, from 1.2 on also the names of jobs. */
export function levelOfDetail(zoom: number): LevelOfDetail {
  if (zoom < 0.35) return "blocks";
  if (zoom < 0.7) return "names";
  return zoom < 1.2 ? "all" : "close";
}

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
