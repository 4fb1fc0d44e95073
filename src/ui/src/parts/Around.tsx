import { Link } from "@tanstack/react-router";
import type { Lineage, LineageNode } from "../api/assets";
import styles from "./Around.module.css";
import { nameParts } from "./names";

const room = 5;
const rowHeight = 40;

/** The direct neighbours of a dataset as a small drawing: sources left, readers right, each a link. */
export function Around({ lineage }: { lineage: Lineage }) {
  const root = lineage.nodes.find((node) => node.id === lineage.rootAssetId);
  if (!root) return null;
  const others = lineage.nodes.filter((node) => node.id !== root.id);
  const left = others.filter((node) => lineage.edges.some((edge) => edge.source === node.id && edge.target === root.id));
  const right = others.filter((node) => lineage.edges.some((edge) => edge.source === root.id && edge.target === node.id));
  const rows = Math.max(Math.min(left.length, room), Math.min(right.length, room), 1);
  const height = rows * rowHeight;
  return (
    <div className={styles.around} style={{ height }}>
      <svg width="100%" height={height} viewBox={`0 0 364 ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {placed(left, height).map(({ node, y }) => (
          <path key={node.id} d={`M112 ${y}C122 ${y} 118 ${height / 2} 128 ${height / 2}`} className={styles.edge} />
        ))}
        {placed(right, height).map(({ node, y }) => (
          <path key={node.id} d={`M236 ${height / 2}C246 ${height / 2} 242 ${y} 252 ${y}`} className={styles.edge} />
        ))}
      </svg>
      <Nodes nodes={left} height={height} side={styles.left} />
      <span className={`${styles.node} ${styles.root}`} style={{ top: height / 2 - 14 }} title={root.name}>
        {nameParts(root.name).last}
      </span>
      <Nodes nodes={right} height={height} side={styles.right} />
    </div>
  );
}

function Nodes({ nodes, height, side }: { nodes: LineageNode[]; height: number; side: string | undefined }) {
  return placed(nodes, height).map(({ node, y, hidden }) =>
    hidden ? (
      <span key={node.id} className={`${styles.node} ${side} t3`} style={{ top: y - 14 }}>
        and {hidden} more
      </span>
    ) : (
      <Link
        key={node.id}
        to="/dataset"
        search={{ ns: node.namespace, name: node.name }}
        className={`${styles.node} ${side}`}
        style={{ top: y - 14 }}
        title={`${node.namespace} ${node.name}`}
      >
        {nameParts(node.name).last}
      </Link>
    ),
  );
}

/** At most five places, in the middle of the height; the last one tells how many more there are. */
function placed(nodes: LineageNode[], height: number): { node: LineageNode; y: number; hidden?: number }[] {
  const shown = nodes.length > room ? nodes.slice(0, room) : nodes;
  const top = (height - shown.length * rowHeight) / 2;
  return shown.map((node, i) => ({
    node,
    y: top + i * rowHeight + rowHeight / 2,
    hidden: nodes.length > room && i === room - 1 ? nodes.length - room + 1 : undefined,
  }));
}
