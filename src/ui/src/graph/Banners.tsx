import { Problem } from "../api/problem";
import { Button, IconButton } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { momentText } from "../parts/times";
import { toggleSide } from "./actions";
import styles from "./GraphFrame.module.css";
import { groupsOf } from "./groups";
import { lastPart } from "./names";
import { PersonalData } from "./PersonalData";
import { mostReadOn } from "./source";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

const groupFrom = 300;

/** Sentences with a button: bounds that were hit, questions before much is drawn, answers that failed. */
export function Banners() {
  const engine = useEngine();
  const question = useGraph((state) => state.question);
  const error = useGraph((state) => state.refreshError);
  const untidy = useGraph((state) => state.untidy);
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const view = useGraph((state) => state.view);
  const trail = useGraph((state) => state.trail);
  const ways = useGraph((state) => state.ways);
  const asked = useGraph((state) => state.asked);
  const canUndo = useGraph((state) => state.canUndo);
  const count = shown.datasets.size;
  const schemas = () => groupsOf(known, shown.datasets.keys(), "schema").length;
  const set = (part: Partial<typeof view>) => void engine.change((before) => ({ ...before, ...part }));
  return (
    <div className={styles.banners}>
      {trail.length > 0 && (
        <nav className={`${styles.float} ${styles.trail}`} aria-label="Earlier starts">
          {trail.map((one) => (
            <button key={one.id} type="button" className="link" onClick={() => engine.focus(one.id)}>
              {lastPart(one.name)}
            </button>
          ))}
          <Icon name="right" size={12} className="t3" />
          <b>{lastPart(known.datasets.get(view.root[0])?.name ?? "")}</b>
        </nav>
      )}
      {view.lens === "sensitive" && <PersonalData />}
      {question && <Question {...question} />}
      {asked !== undefined && (
        <div className={`${styles.float} ${styles.banner}`} role="alertdialog" aria-label="How much to draw">
          {asked.toLocaleString("en")} nodes would be drawn.
          <Button size="small" onClick={() => void engine.drawAsked()}>
            Draw them
          </Button>
          {view.group === "none" && (
            <Button size="small" onClick={() => set({ group: "schema", openGroups: [] })}>
              Group by schema: {schemas()} cards
            </Button>
          )}
          <Button size="small" onClick={() => set({ list: true })}>
            As list
          </Button>
          {canUndo && (
            <Button size="small" onClick={() => engine.undo()}>
              Back
            </Button>
          )}
        </div>
      )}
      {error !== undefined && (
        <div className={`${styles.float} ${styles.banner}`} role="alert">
          <Icon name="warning" size={14} className="warn" />
          <span>{words(error)} What was there before is still shown.</span>
          <Button size="small" icon="redo" onClick={() => void engine.reload()}>
            Retry
          </Button>
          <IconButton icon="x" label="Close" onClick={() => engine.store.setState({ refreshError: undefined })} />
        </div>
      )}
      {ways && (
        <div className={`${styles.float} ${styles.banner}`}>
          {ways.datasets.size} datasets on the ways, the shortest has {ways.shortest.length - 1}{" "}
          {ways.shortest.length === 2 ? "step" : "steps"}
          <Button size="small" aria-pressed={view.waysOnly} onClick={() => set({ waysOnly: !view.waysOnly })}>
            Only these
          </Button>
          <Button size="small" onClick={() => set({ to: undefined, waysOnly: false })}>
            Clear
          </Button>
        </div>
      )}
      {view.to !== undefined && view.column === undefined && !ways && (
        <div className={`${styles.float} ${styles.banner}`}>No way leads between the two.</div>
      )}
      {view.asOf !== undefined && known.edges.size === 0 && (
        <div className={`${styles.float} ${styles.banner}`}>Nothing was known yet at {momentText(view.asOf)}.</div>
      )}
      {count > groupFrom && view.group === "none" && asked === undefined && (
        <div className={`${styles.float} ${styles.banner}`}>
          {count.toLocaleString("en")} datasets are drawn.
          <Button size="small" onClick={() => set({ group: "schema", openGroups: [] })}>
            Group by schema: {schemas()} cards
          </Button>
          <Button size="small" onClick={() => set({ list: true })}>
            List
          </Button>
        </div>
      )}
      {known.truncated && (
        <div className={`${styles.float} ${styles.banner}`}>
          {known.datasets.size.toLocaleString("en")} of {known.totalIsLowerBound && "at least "}
          {(known.total ?? 0).toLocaleString("en")} are read, nearest first; handles read on.
          {known.rest && view.root.length === 1 && (
            <Button size="small" onClick={() => void engine.readOn()}>
              Next {mostReadOn.toLocaleString("en")}
            </Button>
          )}
          {view.group === "none" && (
            <Button size="small" onClick={() => set({ group: "schema", openGroups: [] })}>
              Group
            </Button>
          )}
          <Button size="small" onClick={() => set({ list: true })}>
            List
          </Button>
        </div>
      )}
      {untidy && (
        <div className={`${styles.float} ${styles.banner}`}>
          Some lines run backward in this order.
          <Button size="small" onClick={() => void engine.tidy()}>
            Tidy
          </Button>
          <IconButton icon="x" label="Close" onClick={() => engine.store.setState({ untidy: false })} />
        </div>
      )}
    </div>
  );
}

function Question({
  dataset,
  side,
  total,
  isLowerBound,
}: {
  dataset: string;
  side: "up" | "down";
  total: number | undefined;
  isLowerBound: boolean;
}) {
  const engine = useEngine();
  const close = () => engine.store.setState({ question: undefined });
  const draw = (levels: number) => {
    close();
    void engine.change((view) => toggleSide(view, dataset, side, levels), { anchor: `d:${dataset}` });
  };
  return (
    <div className={`${styles.float} ${styles.banner}`} role="alertdialog" aria-label="How much to draw">
      {total === undefined
        ? "Counting…"
        : `${isLowerBound ? "At least " : ""}${total.toLocaleString("en")} ${total === 1 ? "dataset" : "datasets"} ${side === "up" ? "upstream" : "downstream"}.`}
      <Button size="small" disabled={total === undefined} onClick={() => draw(15)}>
        Show all
      </Button>
      <Button size="small" disabled={total === undefined} onClick={() => draw(3)}>
        To level 3
      </Button>
      <Button
        size="small"
        disabled={total === undefined}
        onClick={() => {
          close();
          void engine.change((view) => ({ ...toggleSide(view, dataset, side, 15), list: true }));
        }}
      >
        As list
      </Button>
      <IconButton icon="x" label="Close" onClick={close} />
    </div>
  );
}

function words(error: unknown): string {
  if (error instanceof Problem) return error.detail ? `${error.title}: ${error.detail}` : error.title;
  return error instanceof Error ? error.message : String(error);
}
