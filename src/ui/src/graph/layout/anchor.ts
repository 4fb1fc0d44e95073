export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

/** The viewport under which a node that moved from one place to another stays where it was on the screen. */
export function keepOnScreen(viewport: Viewport, before: { x: number; y: number }, after: { x: number; y: number }): Viewport {
  return {
    x: viewport.x + (before.x - after.x) * viewport.zoom,
    y: viewport.y + (before.y - after.y) * viewport.zoom,
    zoom: viewport.zoom,
  };
}
