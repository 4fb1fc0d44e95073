import { memo, useMemo } from "react";
import styles from "./Edges.module.css";
import { litEdges } from "./highlight";
import { clockAt, type Line, linesOf } from "./lines";
import type { Picture } from "./picture";
import { roundedPath, routeOf } from "./routes";
import { useGraph } from "./store";

/** All lines of the picture in one SVG below the nodes. xyflow has no edges of its own here. */
export const Edges = memo(function Edges() {
  const picture = useGraph((state) => state.picture);
  if (!picture) return null;
  return (
    <svg className={styles.edges} aria-hidden="true">
      <Markers />
      <Base picture={picture} />
      <Lit picture={picture} />
    </svg>
  );
});

/** Drawn once per picture; what is dimmed or lit is done by classes and by the layer above. */
const Base = memo(function Base({ picture }: { picture: Picture }) {
  const lines = useMemo(() => linesOf(picture), [picture]);
  return (
    <g className={styles.base} key={picture.scene.nodes.length}>
      {lines.map((line) => (
        <DrawnLine key={line.key} line={line} />
      ))}
    </g>
  );
});

const DrawnLine = memo(function DrawnLine({ line }: { line: Line }) {
  const { look, arrow, hollow } = line;
  return (
    <>
      <path
        className={`${styles.line} ${styles[look]}`}
        d={line.d}
        markerEnd={arrow ? `url(#arrow-${hollow ? "hollow-" : ""}${look})` : undefined}
      />
      {line.dots.map((dot) => (
        <circle key={`${dot.x},${dot.y}`} className={`${styles.dot} ${styles[look]}`} cx={dot.x} cy={dot.y} r={3.5} />
      ))}
      {line.clocks.map(({ x, y }) => (
        <path key={`${x},${y}`} className={styles.clock} d={clockAt(x, y)} />
      ))}
      {line.crosses.map(({ x, y }) => (
        <path key={`${x},${y}`} className={styles.cross} d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      ))}
      {line.label && (
        <text className={styles.label} x={line.label.x} y={line.label.y - 6}>
          {line.label.text}
        </text>
      )}
    </>
  );
});

/** What is selected, hovered or on a way between two datasets, drawn once more above. */
const Lit = memo(function Lit({ picture }: { picture: Picture }) {
  const selected = useGraph((state) => state.view.selected);
  const hovered = useGraph((state) => (state.hover && "node" in state.hover ? state.hover.node : undefined));
  const ways = useGraph((state) => state.ways);
  const lit = useMemo(() => litEdges(picture, selected, ways?.datasets), [picture, selected, ways]);
  const near = useMemo(
    () => (hovered === undefined || hovered === selected ? [] : litEdges(picture, hovered, undefined)),
    [picture, hovered, selected],
  );
  const draw = (e: number, look: "near" | "selected") => (
    <path
      key={`${look}${e}`}
      className={`${styles.line} ${styles[look]}`}
      d={roundedPath(routeOf(picture, e))}
      markerEnd={picture.scene.edges[e].style.arrow ? `url(#arrow-${look})` : undefined}
    />
  );
  return (
    <g>
      {near.map((e) => draw(e, "near"))}
      {lit.map((e) => draw(e, "selected"))}
    </g>
  );
});

const looks = ["observed", "declared", "stale", "contradicted", "dotted", "rolled", "added", "removed", "near", "selected"] as const;

function Markers() {
  return (
    <defs>
      {looks.flatMap((look) =>
        [false, true].map((hollow) => (
          <marker
            key={`${look}${hollow}`}
            id={`arrow-${hollow ? "hollow-" : ""}${look}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M1 1 7 4 1 7z" className={`${styles.head} ${styles[look]} ${hollow ? styles.hollow : ""}`} />
          </marker>
        )),
      )}
    </defs>
  );
}
