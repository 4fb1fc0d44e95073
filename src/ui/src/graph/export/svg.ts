import { monogram, sourceHue } from "../../parts/sources";
import { age } from "../../parts/times";
import { columnLines } from "../columnLines";
import type { KnownGraph } from "../known";
import { geometry } from "../layout/types";
import { clockAt, lookOf } from "../lines";
import { lastPart, placeOf } from "../names";
import { rowMiddle } from "../nodeSize";
import type { ColumnPath } from "../path";
import type { Picture } from "../picture";
import { middleOf, roundedPath, routeOf } from "../routes";
import type { SceneNode } from "../scene";

export interface SvgInput {
  picture: Picture;
  known: KnownGraph;
  path: ColumnPath | undefined;
  withRows: boolean;
  selected: string | undefined;
  /** Reads a colour of tokens.css. */
  colour: (token: string) => string;
}

const margin = 24;
const font = "Inter, system-ui, 'Segoe UI', Roboto, sans-serif";

/** The picture as an SVG document, drawn from the model: complete whatever is in view, text as text. */
export function toSvg(input: SvgInput): { svg: string; width: number; height: number } {
  const { bounds } = input.picture;
  const width = Math.ceil(bounds.width + 2 * margin);
  const height = Math.ceil(bounds.height + 2 * margin);
  const body = [
    ...groups(input),
    ...input.picture.scene.edges.flatMap((_, e) => edge(input, e)),
    ...columnEdges(input),
    ...input.picture.scene.nodes.map((node, n) => drawn(input, node, n)),
  ].join("\n");
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${bounds.x - margin} ${bounds.y - margin} ${width} ${height}" font-family="${font}">`,
    `<rect x="${bounds.x - margin}" y="${bounds.y - margin}" width="${width}" height="${height}" fill="${input.colour("--canvas")}"/>`,
    body,
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

function groups({ picture, colour }: SvgInput): string[] {
  return picture.scene.openGroups.map((group) => {
    const members = group.members.map((id) => picture.scene.index.get(`d:${id}`)).filter((n) => n !== undefined);
    const left = Math.min(...members.map((n) => picture.x[n])) - geometry.groupPad;
    const right = Math.max(...members.map((n) => picture.x[n] + picture.scene.nodes[n].width)) + geometry.groupPad;
    const top = Math.min(...members.map((n) => picture.y[n])) - geometry.groupPad - geometry.groupHead;
    const bottom = Math.max(...members.map((n) => picture.y[n] + picture.scene.nodes[n].height)) + geometry.groupPad;
    const frame = `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="12" fill="none" stroke="${colour("--line")}"/>`;
    return frame + text(left + 12, top + 18, group.label, colour("--text"), 11.5, 620);
  });
}

function edge({ picture, colour, selected }: SvgInput, e: number): string[] {
  const { nodes, edges } = picture.scene;
  const { style, from, to } = edges[e];
  const points = routeOf(picture, e);
  const look = lookOf(style);
  const chosen = selected !== undefined && (nodes[from].key === selected || nodes[to].key === selected);
  const stroke = chosen
    ? colour("--accent")
    : look === "contradicted" || look === "removed"
      ? colour("--fail")
      : look === "added"
        ? colour("--ok")
        : colour(look === "stale" ? "--edge-stale" : "--edge");
  const dash = { declared: "5 4", stale: "10 4 2 4", contradicted: "2 3", dotted: "2 4", removed: "5 4" }[look as string];
  const parts = [
    `<path d="${roundedPath(points)}" fill="none" stroke="${stroke}" stroke-width="${look === "rolled" ? 3 : chosen ? 2 : 1.5}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`,
  ];
  const [x, y] = [points[points.length - 2], points[points.length - 1]];
  if (style.arrow) {
    parts.push(
      `<path d="M${x - 7} ${y - 3.5}L${x} ${y}L${x - 7} ${y + 3.5}z" fill="${style.hollow ? colour("--canvas") : stroke}" stroke="${stroke}"/>`,
    );
  }
  const middle = middleOf(points);
  if (look === "stale")
    parts.push(`<path d="${clockAt(middle.x, middle.y)}" fill="${colour("--canvas")}" stroke="${stroke}" stroke-width="1.3"/>`);
  else if (style.unchecked)
    parts.push(`<circle cx="${middle.x}" cy="${middle.y}" r="3.5" fill="${colour("--canvas")}" stroke="${stroke}" stroke-width="1.5"/>`);
  if (style.contradicted) parts.push(`<path d="M${middle.x - 4} ${middle.y - 4}l8 8m0 -8l-8 8" stroke="${stroke}" stroke-width="1.5"/>`);
  return parts;
}

function columnEdges({ picture, path, withRows, colour }: SvgInput): string[] {
  if (!path) return [];
  const { lines, words } = columnLines(picture, path, withRows, {});
  const colours = { value: colour("--accent"), masked: colour("--mask"), rows: colour("--edge-influence") };
  return [
    ...lines.map(
      (line) =>
        `<path d="${line.d}" fill="none" stroke="${colours[line.kind]}" stroke-width="${line.kind === "rows" ? 1.5 : 2}"${line.kind === "rows" ? ' stroke-dasharray="1.5 4" stroke-linecap="round"' : ""}/>`,
    ),
    ...words.map((word) => text(word.x, word.y + 4, word.text, colours[word.kind], 10.5, 420, "middle")),
  ];
}

function drawn(input: SvgInput, node: SceneNode, n: number): string {
  const { picture, known, colour } = input;
  const [x, y] = [picture.x[n], picture.y[n]];
  const box = (fill: string, stroke: string, extra = "", radius = 8) =>
    `<rect x="${x}" y="${y}" width="${node.width}" height="${node.height}" rx="${radius}" fill="${fill}" stroke="${stroke}"${extra}/>`;
  switch (node.kind) {
    case "joint":
      return node.label === "" ? "" : text(x + node.width / 2, y - 6, node.label, colour("--text-2"), 10.5, 420, "middle");
    case "station": {
      const name = known.job(node.jobs[0])?.name ?? "";
      const label = node.jobs.length > 1 ? `×${node.jobs.length}` : "";
      const frame = box(colour("--surface"), colour("--edge"), ' stroke-width="1.5"', 6);
      return `<g><title>${escaped(name)}</title>${frame}${text(x + node.width / 2, y + 15, node.width > 22 ? name : label, colour("--text-2"), 10.5, 620, "middle")}</g>`;
    }
    case "job":
      return (
        box(colour("--surface-2"), colour("--line-strong")) +
        text(x + 12, y + 24, known.job(node.job)?.name ?? "", colour("--text"), 12, 520)
      );
    case "group":
      return (
        box(colour("--surface-2"), colour("--line-strong")) +
        text(x + 12, y + 21, node.label, colour("--text"), 13, 620) +
        text(x + 12, y + 39, `${node.members.length} datasets`, colour("--text-3"), 11.5, 420)
      );
    case "more":
      return (
        box(colour("--surface-2"), colour("--line-strong"), ' stroke-dasharray="4 3"') +
        text(x + node.width / 2, y + 24, `+${node.count} more`, colour("--text-2"), 12, 520, "middle")
      );
    case "dataset": {
      const info = known.datasets.get(node.id);
      if (!info) return "";
      const frame = node.ghost
        ? colour("--fail")
        : node.root
          ? colour("--text")
          : node.declaredOnly
            ? colour("--line-strong")
            : colour("--line");
      const extra = `${node.root ? ' stroke-width="2"' : ""}${node.declaredOnly || node.ghost ? ' stroke-dasharray="4 3"' : ""}`;
      const rows = node.rows.slice(0, node.rowsShown).map((row, i) => {
        const at = y + rowMiddle(node, i) + 4;
        return (
          text(x + 10, at, row.name, colour("--text"), 12, 420) +
          text(x + node.width - 10, at, row.type ?? "", colour("--text-3"), 11.5, 420, "end")
        );
      });
      return [
        box(colour("--surface"), frame, extra),
        `<rect x="${x + 10}" y="${y + 8}" width="18" height="18" rx="4" fill="${colour(`--src-${sourceHue(info.namespace)}`)}"/>`,
        text(x + 19, y + 20.5, monogram(info.namespace), colour("--on-src"), 9, 600, "middle"),
        text(x + 36, y + 21.5, lastPart(info.name), colour("--text"), 13, 620),
        text(x + 10, y + 40, placeOf(info.namespace, info.name), colour("--text-3"), 11.5, 420),
        text(x + node.width - 10, y + 40, info.lastWrittenAt ? age(info.lastWrittenAt) : "", colour("--text-3"), 11.5, 420, "end"),
        node.rows.length > 0 ? `<path d="M${x} ${y + 52}h${node.width}" stroke="${colour("--line")}"/>` : "",
        ...rows,
      ].join("");
    }
  }
}

function text(x: number, y: number, words: string, fill: string, size: number, weight: number, anchor = "start"): string {
  if (words === "") return "";
  return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
