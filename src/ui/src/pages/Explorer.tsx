import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { progressQuery } from "../api/ops";
import { Skeleton } from "../parts/State";
import { Browse } from "./explorer/Browse";
import styles from "./explorer/Explorer.module.css";
import { FilteredDatasets } from "./explorer/FilteredDatasets";
import { Hits } from "./explorer/Hits";
import { NeedsALook } from "./explorer/NeedsALook";
import { Recent } from "./explorer/Recent";
import { SearchField } from "./explorer/SearchField";
import { FirstRun } from "./FirstRun";

const route = getRouteApi("/");

/** Find anything, else browse; how to send the first event while there is none. */
export function Explorer() {
  const { q = "", kind, ns, owner, tag } = route.useSearch();
  const navigate = route.useNavigate();
  const progress = useQuery(progressQuery);
  // A service that does not answer here does not hold up the rest, which says so with a way to try again.
  const isOnItsWay = progress.isPending && progress.failureCount === 0;
  if (progress.data?.logEnd === 0) return <FirstRun />;
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const isFiltered = Boolean(ns || owner || tag);
  return (
    <>
      <header className="page-head plain">
        <title>Explorer · LineageIngest</title>
        <h1 className="visually-hidden">Explorer</h1>
        <SearchField
          words={q}
          kind={kind}
          filter={{ ns, owner, tag }}
          onWords={(next) => set({ q: next || undefined })}
          onKind={(next) => set({ kind: next })}
          onFilter={(next) => set(next)}
        />
      </header>
      {isOnItsWay ? (
        <div className="page-body">
          <section className="card">
            <Skeleton rows={10} />
          </section>
        </div>
      ) : q ? (
        <div className="page-body">
          <Hits words={q} kind={kind} filter={{ namespace: ns, owner, tag }} />
        </div>
      ) : isFiltered ? (
        <div className="page-body">
          <FilteredDatasets namespace={ns} owner={owner} tag={tag} />
          <Hits words="" kind="job" filter={{ namespace: ns, owner, tag }} />
        </div>
      ) : (
        <div className={styles.explorer}>
          <Browse />
          <Recent />
          <NeedsALook />
        </div>
      )}
    </>
  );
}
