export interface NameParts {
  /** Everything before the last part, with its separator: "retail3.mart." */
  rest: string;
  /** "fct_sales" */
  last: string;
}

/** Splits a name at its last separator: a dot for tables, a slash for paths. */
export function nameParts(name: string): NameParts {
  const path = name.includes("/");
  const trimmed = path ? name.replace(/\/+$/, "") : name;
  const at = path ? trimmed.lastIndexOf("/") : trimmed.lastIndexOf(".");
  if (at < 0 || at === trimmed.length - 1) return { rest: "", last: name };
  return { rest: trimmed.slice(0, at + 1), last: name.slice(at + 1) };
}

/** Cuts a text in its middle, since the beginning and the end of a name tell most. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (length - 1 - head))}`;
}

/** The node id that the service takes for a dataset or a job. */
export function nodeId(kind: "dataset" | "job", namespace: string, name: string): string {
  return `${kind}:${namespace}:${name}`;
}

/** "dataset:postgres://h:5432:db.t" cannot be split for sure, since namespaces hold colons; the last colon is right for names without one. */
export function splitId(id: string): { kind: string; namespace: string; name: string } | undefined {
  const kind = id.slice(0, id.indexOf(":"));
  const at = id.lastIndexOf(":");
  if ((kind !== "dataset" && kind !== "job") || at <= kind.length) return undefined;
  return { kind, namespace: id.slice(kind.length + 1, at), name: id.slice(at + 1) };
}
