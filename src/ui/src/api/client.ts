import createClient from "openapi-fetch";
import { at } from "../address/base";
import { Problem, problemOf, unreachable } from "./problem";
import type { paths } from "./types";

/** Values of a query: repeated where a list, left out where undefined, null, empty or false. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

type GetPath = { [P in keyof paths]: paths[P] extends { get: { responses: { 200: unknown } } } ? P : never }[keyof paths];

type Json<R> = R extends { content: { "application/json": infer T } } ? T : unknown;

/**
 * The same type with plain numbers: the OpenAPI document allows numbers as text ("number | string"), which the service never sends.
 * Properties that the document leaves optional are present in every answer.
 */
export type Plain<T> = [Extract<T, number>] extends [never]
  ? T extends (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T
  : number | Extract<T, null | undefined>;

/** The body with which a path answers a GET: Answer<"/api/lineage/search">. */
export type Answer<P extends GetPath> = paths[P] extends { get: { responses: { 200: infer R } } } ? Plain<Json<R>> : never;

type Method = "GET" | "POST" | "PUT" | "DELETE";

const client = createClient<paths>({ baseUrl: at("/"), querySerializer: (query) => queryText(query as Query) });

interface Options {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** The endpoint has no id in its path: any 404 means that the service has no such endpoint. */
  isNew?: boolean;
}

/** Reads a path of the OpenAPI document. `path` may hold {parameters}, which `params` fills. */
export function get<P extends GetPath>(path: P, query?: Query, signal?: AbortSignal, params?: Record<string, string>): Promise<Answer<P>> {
  return send("GET", filled(path, params), { query, signal }) as Promise<Answer<P>>;
}

/** Sends a request; throws a Problem unless the answer is a success. A success without a body gives undefined. */
export async function send<T = unknown>(method: Method, path: string, { query, body, signal, isNew }: Options = {}): Promise<T> {
  const request = client as unknown as Record<Method, (path: string, init: object) => Promise<{ data?: unknown; response: Response }>>;
  let answer: { data?: unknown; response: Response };
  try {
    answer = await request[method](path, {
      params: { query: query ?? {} },
      ...(body === undefined ? {} : { body }),
      signal,
      parseAs: "text",
    });
  } catch (error) {
    if (isNew && error instanceof Problem && error.status === 404) throw Problem.notOffered(path);
    if (error instanceof Problem || (error instanceof DOMException && error.name === "AbortError")) throw error;
    throw unreachable(error);
  }
  const text = answer.data as string | undefined;
  return (text ? JSON.parse(text) : undefined) as T;
}

client.use({
  async onResponse({ response, request }) {
    if (response.ok) return undefined;
    if (response.status === 401 && !request.url.endsWith("/api/me")) window.dispatchEvent(new Event("lineage:signed-out"));
    throw await problemOf(response);
  },
});

/** The address of an answer in another form, for a download: CSV, Mermaid, DOT. */
export function downloadAddress(path: string, query: Query, format: "csv" | "mermaid" | "dot" | "ndjson"): string {
  return `${at(path)}?${queryText({ ...query, format })}`;
}

/** "a=1&b=x&b=y", in the order of the keys as given. */
export function queryText(query: Query): string {
  const text = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "" || value === false) continue;
    if (Array.isArray(value)) for (const item of value) text.append(key, item);
    else text.append(key, String(value));
  }
  return text.toString();
}

function filled(path: string, params: Record<string, string> | undefined): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ""));
}
