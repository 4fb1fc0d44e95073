import { count } from "./counts";
import { clockText, momentText } from "./times";

interface Props {
  /** Values of runs, oldest first. */
  points: { at: string; value: number }[];
  label: string;
}

const width = 230;
const height = 76;
const base = 57;
const room = 42;
const shown = 16;

/** A bar for each of the last runs, the newest dark; first and last are labelled with their times. */
export function RunBars({ points, label }: Props) {
  const last = points.slice(-shown);
  const highest = Math.max(1, ...last.map((point) => point.value));
  const step = width / last.length;
  const bar = Math.min(22, step * 0.6);
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}: ${last.map((point) => count(point.value)).join(", ")}`}
    >
      <path d={`M0 ${base + 0.5}h${width}M0 ${base - room - 0.5}h${width}`} stroke="var(--line)" />
      {last.map((point, i) => {
        const share = (point.value / highest) * room;
        const isNewest = i === last.length - 1;
        const middle = step * (i + 0.5);
        return (
          <g key={point.at}>
            <title>{`${momentText(point.at)}: ${count(point.value)}`}</title>
            <rect
              x={middle - bar / 2}
              y={base - share}
              width={bar}
              height={share}
              rx="2"
              fill={isNewest ? "var(--text-2)" : "var(--line-strong)"}
              opacity={isNewest ? 1 : 0.55}
            />
            {(isNewest || i === 0) && (
              <text x={middle} y={72} textAnchor="middle" className="axis">
                {clockText(point.at)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
