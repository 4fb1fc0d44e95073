import type { Hit } from "../api/search";

const storageKey = "lineage.visited";
const kept = 8;

/** What is remembered of a page that was opened: enough to show and open it again. */
export interface Visited {
  kind: "dataset" | "job";
  namespace: string;
  name: string;
}

/** The last pages opened in this browser, newest first. */
export function visited(): Visited[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? (stored as Visited[]).filter((v) => v?.name && v.kind) : [];
  } catch {
    return [];
  }
}

export function noteVisit(page: Visited): void {
  const others = visited().filter((v) => v.kind !== page.kind || v.namespace !== page.namespace || v.name !== page.name);
  try {
    localStorage.setItem(storageKey, JSON.stringify([page, ...others].slice(0, kept)));
  } catch {
    // Storage is blocked or full: nothing is remembered.
  }
}

export function visitedAsHit(page: Visited): Hit {
  return {
    kind: page.kind,
    id: null,
    assetId: `${page.kind}:${page.namespace}:${page.name}`,
    name: page.name,
    namespace: page.namespace,
    qualifiedName: `${page.namespace}/${page.name}`,
    column: null,
    match: "",
    matched: "name",
    text: page.name,
    highlights: [],
    popularity: 0,
  } as unknown as Hit;
}
