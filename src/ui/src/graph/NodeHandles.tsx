import { Fragment } from "react";
import { Icon } from "../parts/Icon";
import { showHidden, toggleSide } from "./actions";
import type { Handle } from "./expand";
import stubs from "./NodeHandles.module.css";
import { lastPart } from "./names";
import styles from "./nodes.module.css";
import type { DatasetNode } from "./scene";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";
import { shortId } from "./view";

/** The small round buttons at the sides: how many neighbours are not drawn, and a way to draw them or to take them back. */
export function NodeHandles({ node }: { node: DatasetNode }) {
  return node.handles.map((handle) => (
    <Fragment key={handle.side}>
      {(handle.count > 0 || handle.opened) && <NodeHandle node={node} handle={handle} />}
      {handle.hidden > 0 && <HiddenStub node={node} handle={handle} />}
    </Fragment>
  ));
}

/** The end of lines that lead to what was hidden by hand; a click shows it again. */
function HiddenStub({ node, handle }: { node: DatasetNode; handle: Handle }) {
  const engine = useEngine();
  const known = useGraph((state) => state.known);
  const hidden = useGraph((state) => state.view.hidden);
  const ids = known.neighbours(node.id, handle.side).filter((id) => hidden.includes(shortId(id)));
  const names = ids.map((id) => lastPart(known.datasets.get(id)?.name ?? "")).join(", ");
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${stubs.stub} ${handle.side === "up" ? stubs.left : stubs.right}`}
      title={`Hidden by hand: ${names}`}
      aria-label={`Show ${names} again, hidden ${handle.side === "up" ? "upstream" : "downstream"}`}
      onClick={(event) => {
        event.stopPropagation();
        void engine.change((view) => showHidden(view, ids), { anchor: node.key });
      }}
    >
      {handle.hidden} hidden
    </button>
  );
}

function NodeHandle({ node, handle }: { node: DatasetNode; handle: Handle }) {
  const engine = useEngine();
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const side = handle.side === "up" ? "upstream" : "downstream";
  const byHand = useGraph((state) => state.view.hidden);
  const hidden = known.neighbours(node.id, handle.side).filter((id) => !shown.datasets.has(id) && !byHand.includes(shortId(id)));
  const names = hidden.slice(0, 6).map((id) => lastPart(known.datasets.get(id)?.name ?? ""));
  const rest = hidden.length > names.length ? ` and ${hidden.length - names.length} more` : "";
  const title = handle.count > 0 ? `${names.join(", ")}${rest}\nShift + click: all 15 levels` : `Take back what was opened ${side}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.handle} ${handle.side === "up" ? styles.left : styles.right}`}
      title={title}
      aria-label={handle.count > 0 ? `Show ${handle.count} more ${side}` : title}
      onClick={(event) => {
        event.stopPropagation();
        if (event.shiftKey) engine.askAll(node.id, handle.side);
        else void engine.change((view) => toggleSide(view, node.id, handle.side), { anchor: node.key });
      }}
    >
      {handle.count > 0 ? `+${handle.count}` : <Icon name="minus" size={12} />}
    </button>
  );
}
