import { memo, useMemo } from "react";
import styles from "./ColumnEdges.module.css";
import { columnLines } from "./columnLines";
import { useGraph } from "./store";

/** The path of the pinned column, or of the one under the pointer. */
export const ColumnEdges = memo(function ColumnEdges() {
  const picture = useGraph((state) => state.picture);
  const pinned = useGraph((state) => state.path);
  const hovered = useGraph((state) => state.hoverPath);
  const rows = useGraph((state) => state.view.rows);
  const scrolled = useGraph((state) => state.rowScroll);
  const path = hovered ?? pinned;
  const drawn = useMemo(() => (picture && path ? columnLines(picture, path, rows, scrolled) : undefined), [picture, path, rows, scrolled]);
  if (!drawn) return null;
  return (
    <svg className={styles.columns} aria-hidden="true">
      {drawn.lines.map((line) => (
        <g key={line.key} className={styles[line.kind]}>
          <path d={line.d} />
          {line.kind !== "rows" && <circle cx={line.from.x} cy={line.from.y} r={3} />}
          {line.kind !== "rows" && <circle cx={line.to.x} cy={line.to.y} r={3} />}
        </g>
      ))}
      {drawn.words.map((word) => (
        <text key={word.key} className={styles[word.kind]} x={word.x} y={word.y + 4}>
          {word.text}
        </text>
      ))}
    </svg>
  );
});
