import { Icon } from "../parts/Icon";
import { setLevels, showHidden } from "./actions";
import styles from "./GraphFrame.module.css";
import { clockAt } from "./lines";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";
import { allLevels } from "./view";

/** How much of the whole is shown, what the lines mean, and what is hidden as false. */
export function Legend() {
  const engine = useEngine();
  const view = useGraph((state) => state.view);
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const path = useGraph((state) => state.path);
  const comparison = useGraph((state) => state.comparison);
  useGraph((state) => state.revision);
  const picture = useGraph((state) => state.picture);
  if (!picture) return null;
  const count = picture.scene.datasetCount;
  const total = Math.max(known.total ?? count, count);
  const hidden = known.hiddenContradicted ?? 0;
  const masked = path?.valueEdges.some((edge) => edge.masking);
  return (
    <div className={styles.legend}>
      <span>
        <b className="num">{count.toLocaleString("en")}</b> of {known.totalIsLowerBound && "at least "}
        {total.toLocaleString("en")} datasets
      </span>
      <span className={styles.levels}>
        <Levels side="up" value={shown.levels.up} word={shown.levels.up === 1 ? "level up," : "levels up,"} />
        <Levels side="down" value={shown.levels.down} word="down" />
      </span>
      {path ? (
        <>
          <Sample kind="value">carries the value</Sample>
          {view.rows && <Sample kind="influence">decides which rows</Sample>}
          {masked && (
            <span className="mask">
              <Icon name="shield" size={12} /> masked
            </span>
          )}
        </>
      ) : comparison ? (
        <>
          <Sample kind="added">added</Sample>
          <Sample kind="removed">removed</Sample>
        </>
      ) : (
        <>
          <Sample kind="plain">observed</Sample>
          <Sample kind="declared">declared</Sample>
          <Sample kind="dot">not checked</Sample>
          {picture.scene.edges.some((edge) => edge.style.stale) && <Sample kind="stale">stale: not seen for long</Sample>}
        </>
      )}
      {view.hidden.length > 0 && (
        <span className={styles.claims}>
          {view.hidden.length} hidden by hand
          <button type="button" className="link m" onClick={() => void engine.change(showHidden)}>
            Show again
          </button>
        </span>
      )}
      {(hidden > 0 || view.claims) && (
        <span className={styles.claims}>
          <Icon name="x" size={12} className="fail" />
          {view.claims ? "False claims shown in red" : `${hidden.toLocaleString("en")} false ${hidden === 1 ? "claim" : "claims"} hidden`}
          <button type="button" className="link m" onClick={() => void engine.change((before) => ({ ...before, claims: !before.claims }))}>
            {view.claims ? "Hide" : "Show"}
          </button>
        </span>
      )}
    </div>
  );
}

function Levels({ side, value, word }: { side: "up" | "down"; value: number; word: string }) {
  const engine = useEngine();
  const step = (by: number) => void engine.change((view) => setLevels(view, side, value + by, engine.store.getState().shown.levels));
  return (
    <span className={styles.level}>
      <button type="button" aria-label={`One level less ${side}`} disabled={value === 0} onClick={() => step(-1)}>
        −
      </button>
      {value} {word}
      <button type="button" aria-label={`One level more ${side}`} disabled={value === allLevels} onClick={() => step(1)}>
        +
      </button>
    </span>
  );
}

function Sample({
  kind,
  children,
}: {
  kind: "plain" | "declared" | "stale" | "dot" | "value" | "influence" | "added" | "removed";
  children: string;
}) {
  return (
    <span>
      <svg width="22" height={kind === "stale" ? 10 : 8} className={styles[kind]} aria-hidden="true">
        <path d={kind === "stale" ? "M0 5h22" : "M0 4h22"} />
        {kind === "stale" && <path className={styles.clock} d={clockAt(11, 5)} />}
        {kind === "dot" && <circle cx="11" cy="4" r="3.2" />}
      </svg>
      {children}
    </span>
  );
}
