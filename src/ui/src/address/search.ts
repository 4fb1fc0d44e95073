/** Reading and writing the search part of an address as plain words: ?root=a&root=b&up=2, no JSON in it. */

export type RawSearch = Record<string, string | string[]>;

/** How one parameter is read from text. An unreadable value counts as missing: an address never makes a page fail. */
export interface Field<T> {
  read(values: string[]): T | undefined;
}

export type Fields = Record<string, Field<unknown>>;

export type SearchOf<F extends Fields> = { [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

/** A text, as it is. */
export const text: Field<string> = { read: ([value]) => (value ? value : undefined) };

/** A parameter that may stand several times. */
export const texts: Field<string[]> = {
  read: (values) => {
    const some = values.filter(Boolean);
    return some.length > 0 ? some : undefined;
  },
};

/** "1": true; anything else: missing. */
export const flag: Field<true> = { read: ([value]) => (value === "1" || value === "true" ? true : undefined) };

export function whole(least: number, most: number): Field<number> {
  return {
    read: ([value]) => {
      if (value === undefined || !/^\d{1,9}$/.test(value)) return undefined;
      const number = Number(value);
      return number >= least && number <= most ? number : undefined;
    },
  };
}

export function oneOf<const T extends string>(...choices: T[]): Field<T> {
  return { read: ([value]) => choices.find((choice) => choice === value) };
}

/** An instant in ISO form; kept as text so that a round trip changes nothing. */
export const instant: Field<string> = {
  read: ([value]) => (value && !Number.isNaN(Date.parse(value)) ? value : undefined),
};

/** Reads what a page knows of an address; unknown parameters are left out. What is there and cannot be read is missing, not what stands there. */
export function readSearch<F extends Fields>(fields: F, raw: Record<string, unknown>): SearchOf<F> {
  const search: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = field.read(asTexts(raw[name]));
    // The router lays this over what stands in the address: a name without a value takes the unreadable one away.
    if (value !== undefined || raw[name] !== undefined) search[name] = value;
  }
  return search as SearchOf<F>;
}

function asTexts(value: unknown): string[] {
  if (value === undefined || value === null || value === false) return [];
  if (Array.isArray(value)) return value.map(String);
  return [value === true ? "1" : String(value)];
}

/** "?root=a&root=b" → { root: ["a", "b"] } */
export function parseSearch(search: string): RawSearch {
  const raw: RawSearch = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const before = raw[name];
    raw[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return raw;
}

/** { root: ["a", "b"] } → "?root=a&root=b". Colons, slashes and commas stay readable, as RFC 3986 allows in a query. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(search)) {
    for (const item of asTexts(value)) if (item !== "") parts.push(`${encodeURIComponent(name)}=${readable(item)}`);
  }
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function readable(value: string): string {
  return encodeURIComponent(value).replace(/%(3A|2F|2C|40|24|21|2A)/g, (escaped) => decodeURIComponent(escaped));
}
