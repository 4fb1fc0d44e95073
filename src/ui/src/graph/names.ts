/** "retail3.mart.fct_sales" → "fct_sales", "exports/daily.csv" → "daily.csv": what a person calls it. */
export function lastPart(name: string): string {
  const slash = name.replace(/\/+$/, "").lastIndexOf("/");
  if (slash >= 0) return name.replace(/\/+$/, "").slice(slash + 1);
  const dot = name.lastIndexOf(".");
  return dot >= 0 && dot < name.length - 1 ? name.slice(dot + 1) : name;
}

/** What stands before the last part: "retail3.mart", "exports". */
export function schemaPart(name: string): string {
  const last = lastPart(name);
  const rest = name.replace(/\/+$/, "");
  return rest.slice(0, rest.length - last.length).replace(/[./]$/, "");
}

/** The second line of a node: the schema, or the place in the namespace of what has none. */
export function placeOf(namespace: string, name: string): string {
  const schema = schemaPart(name);
  if (!name.includes("/")) return schema || hostOf(namespace);
  return schema ? `${hostOf(namespace)}/${schema}` : hostOf(namespace);
}

function hostOf(namespace: string): string {
  return namespace.replace(/^[a-z0-9+]+:\/\//i, "");
}

/** 6 d, 3 h, 12 min: how long ago, short enough for a node. */
export function shortAge(instant: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  if (seconds < 90) return "now";
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h`;
  if (seconds < 86_400 * 60) return `${Math.round(seconds / 86_400)} d`;
  return `${Math.round(seconds / (86_400 * 30.4))} mo`;
}

export function longAge(instant: string, now: number): string {
  const short = shortAge(instant, now);
  if (short === "now") return "just now";
  const [count, unit] = short.split(" ");
  const words: Record<string, string> = { min: "minute", h: "hour", d: "day", mo: "month" };
  return `${count} ${words[unit]}${count === "1" ? "" : "s"} ago`;
}
