import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { clockText, dateText } from "./times";

export interface Layer {
  label: string;
  /** A token of tokens.css: "--ok". */
  colour: string;
  values: (number | null)[];
}

interface Props {
  /** Instants in seconds, ascending. */
  at: number[];
  layers: Layer[];
  height: number;
  label: string;
  /** Width of a bar as a share of the room between two instants. */
  barShare?: number;
}

/** Bars over time. The values stand in a table for screen readers, since the drawing is a canvas. */
export function BarChart({ at, layers, height, label, barShare = 0.6 }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = host.current;
    if (!box) return undefined;
    let plot: uPlot | undefined;
    function draw() {
      if (!box) return;
      plot?.destroy();
      plot = new uPlot(optionsOf(layers, box.clientWidth, height, barShare, spanOf(at)), [at, ...layers.map((layer) => layer.values)], box);
    }
    const observer = new ResizeObserver(() => plot?.setSize({ width: box.clientWidth, height }));
    draw();
    observer.observe(box);
    window.addEventListener("lineage:theme", draw);
    return () => {
      observer.disconnect();
      window.removeEventListener("lineage:theme", draw);
      plot?.destroy();
    };
  }, [at, layers, height, barShare]);
  return (
    <figure aria-label={label}>
      <div ref={host} aria-hidden="true" />
      <div className="visually-hidden">
        <table>
          <caption>{label}</caption>
          <tbody>
            {at.map((instant, i) => (
              <tr key={instant}>
                <th scope="row">{new Date(instant * 1000).toISOString()}</th>
                {layers.map((layer) => (
                  <td key={layer.label}>{`${layer.label} ${layer.values[i] ?? "unknown"}`}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function spanOf(at: number[]): number {
  return at.length > 1 ? (at[at.length - 1] as number) - (at[0] as number) : 0;
}

function optionsOf(layers: Layer[], width: number, height: number, barShare: number, seconds: number): uPlot.Options {
  const colour = (token: string) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  const font = `10.5px ${colour("--font-sans")}`;
  const axis = { stroke: colour("--text-3"), font, grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
  const bars = uPlot.paths.bars;
  if (!bars) throw new Error("uPlot was built without bars.");
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.1)] } },
    axes: [
      { ...axis, grid: { show: false }, values: (_plot, marks) => marks.map((mark) => markLabel(mark, seconds)) },
      { ...axis, size: 44, values: (_plot, marks) => marks.map((mark) => (Number.isInteger(mark) ? mark.toLocaleString("en-GB") : "")) },
    ],
    series: [
      {},
      ...layers.map((layer, i) => ({
        label: layer.label,
        fill: colour(layer.colour),
        stroke: colour(layer.colour),
        width: 0,
        points: { show: false },
        paths: bars({ size: [barShare, 24], radius: 0.1, align: layers.length > 1 ? (i === 0 ? -1 : 1) : 0 }),
      })),
    ],
  };
}

function markLabel(mark: number, seconds: number): string {
  const at = mark * 1000;
  if (seconds > 2 * 86_400) return dateText(at);
  return seconds < 600 ? clockText(at) : clockText(at).slice(0, 5);
}
