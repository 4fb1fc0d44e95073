import { useEffect } from "react";
import { Button } from "../parts/Button";
import styles from "./GraphFrame.module.css";
import { followChanges } from "./live";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

/** Follows what happens to the drawn datasets: states change at once, new edges and nodes wait until they are asked for. */
export function Live() {
  const engine = useEngine();
  const news = useGraph((state) => state.news);
  const follows = useGraph((state) => state.view.asOf === undefined && state.view.compareFrom === undefined);
  const roots = useGraph((state) => (state.phase === "ready" ? state.view.root.join("\n") : ""));
  useEffect(() => (follows && roots !== "" ? followChanges(engine.store, roots.split("\n")) : undefined), [engine, follows, roots]);
  if (news === 0) return null;
  return (
    <div className={styles.news} role="status">
      <Button kind="primary" onClick={() => void engine.reload()}>
        {news} new {news === 1 ? "edge" : "edges"} · Show
      </Button>
    </div>
  );
}
