import { geometry } from "./layout/types";
import type { Picture } from "./picture";

/** The points of edge e, as x and y in turn. */
export function routeOf(picture: Picture, e: number): Float32Array {
  return picture.routePoints.subarray(2 * picture.routeStart[e], 2 * picture.routeStart[e + 1]);
}

/** An SVG path along horizontal and vertical runs with rounded corners. */
export function roundedPath(points: ArrayLike<number>, radius: number = geometry.edgeRadius): string {
  const count = points.length / 2;
  let path = `M${points[0]} ${points[1]}`;
  for (let i = 1; i + 1 < count; i++) {
    const [x0, y0, x, y, x1, y1] = [
      points[2 * i - 2],
      points[2 * i - 1],
      points[2 * i],
      points[2 * i + 1],
      points[2 * i + 2],
      points[2 * i + 3],
    ];
    const before = Math.abs(x - x0) + Math.abs(y - y0);
    const after = Math.abs(x1 - x) + Math.abs(y1 - y);
    const r = Math.min(radius, before / 2, after / 2);
    if (r < 0.5 || (Math.sign(x - x0) === Math.sign(x1 - x) && Math.sign(y - y0) === Math.sign(y1 - y))) {
      path += `L${x} ${y}`;
      continue;
    }
    path += `L${x - Math.sign(x - x0) * r} ${y - Math.sign(y - y0) * r}`;
    path += `Q${x} ${y} ${x + Math.sign(x1 - x) * r} ${y + Math.sign(y1 - y) * r}`;
  }
  return `${path}L${points[points.length - 2]} ${points[points.length - 1]}`;
}

/** The middle of the longest run of a route: where a dot or a word stands. */
export function middleOf(points: ArrayLike<number>): { x: number; y: number } {
  let best = -1;
  let middle = { x: points[0], y: points[1] };
  for (let i = 0; i + 3 < points.length; i += 2) {
    const length = Math.abs(points[i + 2] - points[i]) + Math.abs(points[i + 3] - points[i + 1]);
    if (length <= best) continue;
    best = length;
    middle = { x: (points[i] + points[i + 2]) / 2, y: (points[i + 1] + points[i + 3]) / 2 };
  }
  return middle;
}

/** A curve from row to row, for columns. */
export function curve(x0: number, y0: number, x1: number, y1: number): string {
  const reach = Math.max(36, Math.abs(x1 - x0) * 0.45);
  return `M${x0} ${y0}C${x0 + reach} ${y0} ${x1 - reach} ${y1} ${x1} ${y1}`;
}

/** The distance of a point from a route. */
export function distanceTo(points: ArrayLike<number>, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i], points[i + 1], points[i + 2], points[i + 3]];
    const cx = Math.max(Math.min(ax, bx), Math.min(Math.max(ax, bx), x));
    const cy = Math.max(Math.min(ay, by), Math.min(Math.max(ay, by), y));
    nearest = Math.min(nearest, Math.hypot(cx - x, cy - y));
  }
  return nearest;
}
