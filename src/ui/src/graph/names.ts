import { nameParts } from "../parts/names";

/** "retail3.mart.fct_sales" → "fct_sales", "exports/daily.csv" → "daily.csv": what a person calls it. */
export function lastPart(name: string): string {
  return nameParts(name).last.replace(/\/+$/, "");
}

/** What stands before the last part: "retail3.mart", "exports". */
export function schemaPart(name: string): string {
  return nameParts(name).rest.replace(/[./]$/, "");
}

/** The second line of a node: the schema, or the place in the namespace of what has none. */
export function placeOf(namespace: string, name: string): string {
  const schema = schemaPart(name);
  const host = namespace.replace(/^[a-z0-9+]+:\/\//i, "");
  if (!name.includes("/")) return schema || host;
  return schema ? `${host}/${schema}` : host;
}
