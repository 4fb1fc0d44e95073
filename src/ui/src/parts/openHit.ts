import type { UseNavigateResult } from "@tanstack/react-router";
import { at } from "../address/base";
import { columnLineage, columnPage } from "../address/columns";
import type { Hit } from "../api/search";

export type Destination = "page" | "lineage" | "second root";

/** Opens what a hit stands for: its page, its lineage, or as another start of the lineage that is shown. */
export function openHit(navigate: UseNavigateResult<string>, hit: Hit, destination: Destination) {
  const ns = hit.namespace ?? undefined;
  const name = hit.name ?? undefined;
  if (hit.kind === "owner") return navigate({ to: "/", search: { owner: name } });
  if (hit.kind === "tag") return navigate({ to: "/", search: { tag: name } });
  if (hit.kind === "term") return navigate({ to: "/glossary", search: { term: name } });
  const id = hit.assetId ?? undefined;
  if (destination !== "page" && id) {
    if (destination === "second root" && location.pathname === at("/graph")) {
      return navigate({ to: "/graph", search: (before) => ({ ...before, root: [...(before.root ?? []), id] }) });
    }
    return navigate(columnLineage(id, hit.kind === "column" && hit.column ? hit.column : undefined));
  }
  if (id?.startsWith("job:")) return navigate({ to: "/job", search: { ns, name } });
  if (hit.column) return navigate(columnPage(ns ?? "", name ?? "", hit.column));
  return navigate({ to: "/dataset", search: { ns, name } });
}
