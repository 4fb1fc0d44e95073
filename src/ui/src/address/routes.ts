import { flag, instant, oneOf, readSearch, type SearchOf, text, texts, whole } from "./search";

/** What the address of each page may say. Everything is optional; what is missing is the page's default. */
export const pageFields = {
  explorer: { q: text, kind: text, ns: text, owner: text, tag: text, under: text },
  graph: {
    root: texts,
    up: whole(0, 15),
    dn: whole(0, 15),
    /** Opened handles and added nodes; see graph/view.ts. */
    x: texts,
    /** Hidden nodes. */
    h: texts,
    /** Nodes with open columns. */
    c: texts,
    /** Open groups. */
    g: texts,
    mode: oneOf("tables", "jobs", "both"),
    group: oneOf("none", "dag", "schema", "namespace"),
    lens: oneOf("state", "freshness", "checks", "owner", "evidence", "namespace", "sensitive"),
    f: text,
    /** The filter hides what does not match. */
    fh: flag,
    sel: text,
    col: text,
    dir: oneOf("up", "down", "both"),
    /** "values": only the lines that carry values. */
    rows: oneOf("values"),
    to: text,
    /** Only what lies on ways between the selected dataset and "to". */
    only: flag,
    asof: instant,
    from: instant,
    claims: flag,
    view: oneOf("graph", "list"),
    dock: oneOf("right"),
    z: text,
    /** Effects of an impact or a root cause as lens: the kind of change. */
    change: text,
    saved: text,
  },
  dataset: {
    ns: text,
    name: text,
    tab: oneOf("overview", "lineage", "schema", "runs", "checks", "profile", "impact", "cause", "facets"),
    col: text,
    asof: instant,
    v: texts,
  },
  job: { ns: text, name: text, tab: oneOf("sql", "io", "runs", "claims", "versions", "facets"), col: text, v: texts, run: text, at: text },
  runs: { state: text, dag: text, from: instant, to: instant, /** Also runs that are only named. */ all: flag },
  run: { id: text, job: text, task: text, with: text },
  impact: { id: text, change: text, col: text, asof: instant },
  cause: { id: text, run: text, at: instant, window: text, col: text, pick: whole(0, 1000) },
  diff: { id: text, from: instant, to: instant, kind: text },
  audit: { producer: text, job: text, why: text },
  sql: { dialect: text, ns: text, job: text },
  events: { type: text, job: text, run: text, producer: text, q: text, id: text },
  setAside: { id: text, reason: text },
  connection: { edit: flag },
  connections: { add: flag },
  sources: { add: flag, sel: text },
  ops: { q: text, kind: text, state: text, sel: text, run: text },
  alerts: {
    state: oneOf("open", "acknowledged", "resolved", "muted", "all"),
    rule: text,
    /** Those about one dataset, by id or name. */
    dataset: text,
    sel: text,
    add: flag,
    /** The state of deliveries. */
    sent: oneOf("waiting", "sending", "sent", "failed"),
    /** The alert whose deliveries are shown. */
    alert: text,
  },
  glossary: { term: text },
  pii: { kind: text },
  /** The dataset for which a schema is tried. */
  schemas: { id: text },
  settings: { q: text },
  login: { next: text, problem: text },
} as const;

export type PageName = keyof typeof pageFields;
export type PageSearch<P extends PageName> = SearchOf<(typeof pageFields)[P]>;

/** The reader of a page's search parameters, as the router takes it. */
export function searchOf<P extends PageName>(page: P): (raw: Record<string, unknown>) => PageSearch<P> {
  return (raw) => readSearch(pageFields[page], raw) as PageSearch<P>;
}
