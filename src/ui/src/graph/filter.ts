import type { NodeAnswer } from "./answer";
import type { KnownGraph, Side } from "./known";

interface Term {
  negated: boolean;
  field: "word" | "tag" | "owner" | "ns" | "kind" | "state" | "job";
  text: string;
  /** Levels to follow from what matches; Infinity for all. */
  up: number;
  down: number;
}

const fields = new Set(["tag", "owner", "ns", "kind", "state", "job"]);

/** "+orders+2 tag:pii -test": words, fields, what lies up or down from a match, and what to leave out. */
export function parseFilter(text: string): Term[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== "" && part !== "-" && part !== "+")
    .map(parseTerm);
}

function parseTerm(part: string): Term {
  const negated = part.startsWith("-");
  const body = negated ? part.slice(1) : part;
  const [, up, middle, down] = /^(\d*\+)?(.*?)(\+\d*)?$/.exec(body) as RegExpExecArray;
  const colon = middle.indexOf(":");
  const field = colon > 0 && fields.has(middle.slice(0, colon)) ? (middle.slice(0, colon) as Term["field"]) : "word";
  return {
    negated,
    field,
    text: (field === "word" ? middle : middle.slice(colon + 1)).toLowerCase(),
    up: levels(up, "+"),
    down: levels(down, "+"),
  };
}

function levels(part: string | undefined, sign: string): number {
  if (part === undefined) return 0;
  const digits = part.replace(sign, "");
  return digits === "" ? Number.POSITIVE_INFINITY : Number(digits);
}

/** The datasets that match all words (and no word with a minus). undefined where nothing is filtered. */
export function matching(known: KnownGraph, datasets: Iterable<string>, text: string): Set<string> | undefined {
  const terms = parseFilter(text);
  if (terms.length === 0) return undefined;
  const all = new Set(datasets);
  let result = new Set(all);
  for (const term of terms) {
    const found = new Set<string>();
    for (const id of all) if (matches(known, id, term)) found.add(id);
    const grown = new Set([...found, ...follow(known, all, found, "up", term.up), ...follow(known, all, found, "down", term.down)]);
    result = new Set([...result].filter((id) => grown.has(id) !== term.negated));
  }
  return result;
}

function matches(known: KnownGraph, id: string, term: Term): boolean {
  const node = known.datasets.get(id);
  if (!node) return false;
  const has = (value: string | null | undefined) => (value ?? "").toLowerCase().includes(term.text);
  switch (term.field) {
    case "word":
      return (
        has(node.name) || node.aliases.some((alias) => has(alias.name)) || (known.columns.get(id) ?? []).some((column) => has(column.name))
      );
    case "tag":
      return (node.tags ?? []).some(has) || (known.columns.get(id) ?? []).some((column) => (column.tags ?? []).some(has));
    case "owner":
      return node.owners.some(has);
    case "ns":
      return has(node.namespace);
    case "kind":
      return has(node.type);
    case "state":
      return has(runWord(node));
    case "job":
      return known.edgesAt(id, "up").some((edge) => has(edge.job.name));
  }
}

/** The state of the last write in the words that the filter and the labels use. */
export function runWord(node: NodeAnswer): string {
  const state = node.lastRun?.state;
  if (state === undefined) return node.lastWrittenAt === null ? "never written" : "written";
  if (state === "COMPLETE") return "succeeded";
  if (state === "FAIL" || state === "ABORT") return "failed";
  return "running";
}

function follow(known: KnownGraph, within: Set<string>, from: Set<string>, side: Side, depth: number): Set<string> {
  const reached = new Set<string>();
  let frontier = [...from];
  for (let level = 0; level < depth && frontier.length > 0; level++) {
    const next: string[] = [];
    for (const id of frontier) {
      for (const neighbour of known.neighbours(id, side)) {
        if (!within.has(neighbour) || reached.has(neighbour) || from.has(neighbour)) continue;
        reached.add(neighbour);
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  return reached;
}

export interface Bypass {
  source: string;
  target: string;
  /** Datasets on the shortest way between the two that are not drawn. */
  hidden: number;
}

/** Where matches are connected only through datasets that were taken out. */
export function bypasses(known: KnownGraph, drawn: Set<string>, kept: Set<string>): Bypass[] {
  const found: Bypass[] = [];
  for (const source of kept) {
    const seen = new Set<string>();
    let frontier = known.neighbours(source, "down").filter((id) => drawn.has(id) && !kept.has(id));
    for (let hidden = 1; frontier.length > 0; hidden++) {
      const next: string[] = [];
      for (const id of frontier) {
        if (seen.has(id)) continue;
        seen.add(id);
        for (const target of known.neighbours(id, "down")) {
          if (!drawn.has(target) || target === source) continue;
          if (!kept.has(target)) next.push(target);
          else if (!found.some((one) => one.source === source && one.target === target)) found.push({ source, target, hidden });
        }
      }
      frontier = next;
    }
  }
  return found;
}
