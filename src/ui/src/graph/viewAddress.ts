import { readColumn } from "../address/columns";
import { emptyView, formatOpened, type GraphView, type Grouping, type Lens, type Mode, type Opened, parseOpened } from "./view";

/** What stands in the address: only what differs from the first picture. Lists are repeated or joined by commas. */
export type GraphSearch = Record<string, string | string[] | undefined>;

const modes: readonly Mode[] = ["tables", "jobs", "both"];
const groupings: readonly Grouping[] = ["none", "dag", "schema", "namespace"];
export const lenses: readonly Lens[] = ["state", "freshness", "checks", "owner", "evidence", "namespace", "sensitive"];

export function formatView(view: GraphView): GraphSearch {
  const search: GraphSearch = { root: view.root.length === 1 ? view.root[0] : view.root };
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== "") search[name] = value;
  };
  set("up", view.up?.toString());
  set("dn", view.down?.toString());
  set("x", view.opened.map(formatOpened).join(","));
  set("h", view.hidden.join(","));
  set("c", view.columns.join(","));
  set("mode", view.mode === "tables" ? undefined : view.mode);
  set("group", view.group === "none" ? undefined : view.group);
  if (view.openGroups.length > 0) search.g = view.openGroups;
  set("lens", view.lens === "state" ? undefined : view.lens);
  set("f", view.filter);
  set("fh", view.filterHides ? "1" : undefined);
  set("sel", view.selected);
  set("col", view.column && `${view.column.dataset}:${view.column.name}`);
  set("dir", view.column && view.direction !== "up" ? view.direction : undefined);
  set("rows", view.rows ? undefined : "values");
  set("to", view.to);
  set("only", view.to !== undefined && view.waysOnly ? "1" : undefined);
  set("asof", view.asOf);
  set("from", view.compareFrom);
  set("claims", view.claims ? "1" : undefined);
  set("view", view.list === undefined ? undefined : view.list ? "list" : "graph");
  return search;
}

export function parseView(search: Record<string, unknown>): GraphView {
  const all = (name: string): string[] => {
    const value = search[name];
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).map(String).filter((text) => text !== "");
  };
  const one = (name: string): string | undefined => all(name)[0];
  const list = (name: string) => all(name).flatMap((text) => text.split(","));
  const level = (name: string): number | undefined => {
    const value = one(name);
    return value !== undefined && /^\d{1,2}$/.test(value) ? Math.min(15, Number(value)) : undefined;
  };
  const choice = <T extends string>(name: string, choices: readonly T[], otherwise: T): T =>
    choices.find((item) => item === one(name)) ?? otherwise;
  const instant = (name: string) => {
    const value = one(name);
    return value !== undefined && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const flag = (name: string) => one(name) === "1" || one(name) === "true";
  const column = one("col");
  return {
    ...emptyView,
    root: all("root"),
    up: level("up"),
    down: level("dn"),
    opened: list("x")
      .map(parseOpened)
      .filter((opened): opened is Opened => opened !== undefined),
    hidden: list("h").filter((id) => /^[0-9a-f]{8}$/.test(id)),
    columns: list("c").filter((id) => /^[0-9a-f]{8}$/.test(id)),
    mode: choice("mode", modes, "tables"),
    group: choice("group", groupings, "none"),
    openGroups: all("g"),
    lens: choice("lens", lenses, "state"),
    filter: one("f") ?? "",
    filterHides: flag("fh"),
    selected: one("sel"),
    column: column === undefined ? undefined : readColumn(column, all("root")),
    direction: choice("dir", ["up", "down", "both"] as const, "up"),
    rows: one("rows") !== "values",
    to: one("to"),
    waysOnly: flag("only"),
    asOf: instant("asof"),
    compareFrom: instant("from"),
    claims: flag("claims"),
    list: ({ list: true, graph: false } as Record<string, boolean>)[one("view") ?? ""],
  };
}
