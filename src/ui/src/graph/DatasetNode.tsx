import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { Icon } from "../parts/Icon";
import { age } from "../parts/times";
import { toggleColumns } from "./actions";
import { Badge, edgeColour } from "./Badge";
import { ColumnRows } from "./ColumnRows";
import { Monogram } from "./Monogram";
import { NodeHandles } from "./NodeHandles";
import { lastPart, placeOf } from "./names";
import styles from "./nodes.module.css";
import { datasetLabel, isLate } from "./nodeWords";
import type { DatasetNode as Scene } from "./scene";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

/** A dataset: name, place, age, state by the chosen lens, and its columns where they are open. */
export const DatasetNode = memo(function DatasetNode({ id: key }: NodeProps) {
  const node = useGraph((state) => {
    const n = state.picture?.scene.index.get(key);
    return n === undefined ? undefined : (state.picture?.scene.nodes[n] as Scene);
  });
  const known = useGraph((state) => state.known);
  useGraph((state) => state.revision);
  const selected = useGraph((state) => state.view.selected === key || (state.view.to !== undefined && key === `d:${state.view.to}`));
  const active = useGraph((state) => state.active === key);
  const emphasised = useGraph((state) => {
    if (!node) return false;
    if (state.path) return state.path.values.has(node.id) || (state.view.rows && state.path.influences.has(node.id));
    if (state.ways) return state.ways.datasets.has(node.id);
    return state.matches?.has(node.id) ?? true;
  });
  const lens = useGraph((state) => state.view.lens);
  const personal = useGraph((state) => (node ? state.personal?.get(node.id) : undefined));
  const engine = useEngine();
  const info = node && known.datasets.get(node.id);
  if (!node || !info) return null;

  const colour = edgeColour(lens, known, node.id, personal);
  const columnCount = info.columnCount ?? known.columns.get(node.id)?.length;
  const classes = [
    styles.node,
    node.root && styles.root,
    selected && styles.selected,
    active && styles.active,
    (node.declaredOnly || info.lastWrittenAt === null) && known.edgesAt(node.id, "up").length > 0 && styles.declared,
    node.ghost && styles.ghost,
    node.mark && styles[node.mark],
    !emphasised && styles.dim,
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node of a drawing, reached through the canvas
    <div
      id={`node-${key}`}
      role="group"
      className={classes.filter(Boolean).join(" ")}
      aria-label={datasetLabel(known, node)}
      data-dataset={info.name}
    >
      <i className={styles.lens} style={{ background: colour }} />
      <i className={styles.block} style={{ background: colour }} />
      <div className={styles.head}>
        <Monogram namespace={info.namespace} type={info.type} />
        <span className={styles.name} title={info.name}>
          {lastPart(info.name)}
        </span>
        <span className={styles.badges}>
          {node.mark && <span className={`${styles.markWord} ${styles[node.mark]}`}>{node.mark === "added" ? "+" : "−"}</span>}
          {node.readsItself && <Icon name="loop" size={14} label="reads itself" className="t3" />}
          <Badge lens={lens} known={known} id={node.id} personal={personal} />
        </span>
        <span className={styles.sub}>
          <span className={styles.place} title={info.namespace}>
            {placeOf(info.namespace, info.name)}
          </span>
          <span className={styles.facts}>
            {columnCount !== undefined && columnCount > 0 && (
              <button
                type="button"
                tabIndex={-1}
                className={styles.columnCount}
                onClick={(event) => {
                  event.stopPropagation();
                  void engine.change((view) => toggleColumns(view, node.id), { anchor: key });
                }}
              >
                {columnCount} {columnCount === 1 ? "col" : "cols"}
              </button>
            )}
            {columnCount !== undefined && columnCount > 0 && " · "}
            <Age
              lastWrittenAt={info.lastWrittenAt}
              late={isLate(info, Date.now())}
              hasWriter={known.edgesAt(node.id, "up").length > 0}
              kind={info.type}
            />
          </span>
        </span>
      </div>
      {node.rows.length > 0 && <ColumnRows node={node} />}
      <NodeHandles node={node} />
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.port} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.port} />
    </div>
  );
});

function Age({
  lastWrittenAt,
  late,
  hasWriter,
  kind,
}: {
  lastWrittenAt: string | null;
  late: boolean | undefined;
  hasWriter: boolean;
  kind: string;
}) {
  if (lastWrittenAt === null) return hasWriter ? "never written" : kind === "table" ? "no writer" : kind;
  const text = age(lastWrittenAt);
  return (
    <span className={late ? "warn" : undefined} title={lastWrittenAt}>
      {text === "just now" ? "now" : text}
    </span>
  );
}
