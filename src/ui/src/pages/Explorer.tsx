import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
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
  // One that failed is asked again and again: that is no reason to take away what was shown.
  const isOnItsWay = progress.isPending && progress.failureCount === 0 && progress.errorUpdateCount === 0;
  const queries = useQueryClient();
  const [watches, setWatches] = useState(false);
  const isEmpty = progress.data?.logEnd === 0;
  if (isEmpty && !watches) setWatches(true);
  // Who waits for the first event sees how far it gets, and goes on when he wants to.
  if (isEmpty || watches) {
    const leave = () => {
      setWatches(false);
      void queries.invalidateQueries();
    };
    return <FirstRun onLeave={isEmpty ? undefined : leave} />;
  }
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
