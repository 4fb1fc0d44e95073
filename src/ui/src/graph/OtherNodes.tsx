import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { Icon } from "../parts/Icon";
import { stateLook } from "../parts/runStates";
import { toggleGroup } from "./actions";
import styles from "./nodes.module.css";
import type { GroupNode as SceneGroup, JointNode as SceneJoint, MoreNode as SceneMore } from "./scene";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

/** A closed group: its name, how many it holds, and the worst state among them. */
export const GroupNode = memo(function GroupNode({ id: key }: NodeProps) {
  const node = useNode<SceneGroup>(key);
  const known = useGraph((state) => state.known);
  const selected = useGraph((state) => state.view.selected === key);
  const active = useGraph((state) => state.active === key);
  const engine = useEngine();
  if (!node) return null;
  const states = node.members.map((id) => stateLook(known.datasets.get(id)?.lastRun?.state));
  const failed = states.filter((state) => state.tone === "fail").length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node of a drawing, reached through the canvas
    <div
      id={`node-${key}`}
      role="group"
      className={[styles.node, styles.group, selected && styles.selected, active && styles.active].filter(Boolean).join(" ")}
      aria-label={`Group ${node.label}, ${node.members.length} datasets`}
    >
      <div className={styles.head}>
        <Icon name="layers" className="t3" />
        <span className={styles.name} title={node.name}>
          {node.label}
        </span>
        <button
          type="button"
          tabIndex={-1}
          className={styles.openGroup}
          aria-label={`Open ${node.label}`}
          onClick={(event) => {
            event.stopPropagation();
            void engine.change((view) => toggleGroup(view, node.name), { anchor: key });
          }}
        >
          <Icon name="plus" size={14} />
        </button>
        <span className={styles.sub}>
          <span>{node.members.length} datasets</span>
          {failed > 0 && <span className="fail">{failed} failed</span>}
        </span>
      </div>
      <Ports />
    </div>
  );
});

/** What a hub has besides the neighbours that are drawn. */
export const MoreNode = memo(function MoreNode({ id: key }: NodeProps) {
  const node = useNode<SceneMore>(key);
  const active = useGraph((state) => state.active === key);
  const engine = useEngine();
  if (!node) return null;
  return (
    <div id={`node-${key}`} className={[styles.moreCard, active && styles.active].filter(Boolean).join(" ")}>
      <button type="button" tabIndex={-1} onClick={() => engine.store.setState({ hub: { dataset: node.dataset, side: node.side } })}>
        +{node.count.toLocaleString("en")} more {node.side === "up" ? "upstream" : "downstream"}
      </button>
      <Ports />
    </div>
  );
});

/** Where lines meet without a job; in the view of jobs, a dataset. */
export const JointNode = memo(function JointNode({ id: key }: NodeProps) {
  const node = useNode<SceneJoint>(key);
  if (!node) return null;
  return (
    <div className={node.width > 0 ? styles.joint : undefined} title={node.label || undefined}>
      <Ports />
    </div>
  );
});

function useNode<T>(key: string): T | undefined {
  return useGraph((state) => {
    const n = state.picture?.scene.index.get(key);
    return n === undefined ? undefined : (state.picture?.scene.nodes[n] as T | undefined);
  });
}

function Ports() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.port} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.port} />
    </>
  );
}
