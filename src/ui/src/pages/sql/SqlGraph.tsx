import type { SqlAnalysis } from "../../api/sql";
import { nameParts } from "../../parts/names";
import { Empty } from "../../parts/State";
import { sqlGraph } from "./sqlGraphLayout";

const nodeWidth = 150;
const nodeHeight = 28;

/** Which table goes into which, statement by statement, from left to right. */
export function SqlGraph({ analysis }: { analysis: SqlAnalysis }) {
  const graph = sqlGraph(analysis, { nodeWidth, nodeHeight, columnGap: 70, rowGap: 14 });
  if (graph.nodes.length === 0) return <Empty title="No table was understood." icon="graph" />;
  return (
    <div className="card-scroll card-body">
      <svg
        width={graph.width}
        height={graph.height}
        role="img"
        aria-label={graph.edges.map((edge) => `${edge.from} goes into ${edge.to}`).join("; ")}
      >
        {graph.edges.map((edge) => (
          <path key={`${edge.from} ${edge.to}`} d={edge.path} fill="none" stroke="var(--edge)" strokeWidth="1.5" />
        ))}
        {graph.nodes.map((node) => (
          <g key={node.name}>
            <title>{node.name}</title>
            <rect
              x={node.x + 0.5}
              y={node.y + 0.5}
              width={nodeWidth}
              height={nodeHeight}
              rx="6"
              fill="var(--surface)"
              stroke={node.isWritten ? "var(--text)" : "var(--line-strong)"}
              strokeDasharray={node.isTemporary ? "4 3" : undefined}
            />
            <text x={node.x + nodeWidth / 2} y={node.y + 18} textAnchor="middle" fontSize="11.5" fontWeight="520" fill="var(--text)">
              {shortened(nameParts(node.name).last)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function shortened(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}
