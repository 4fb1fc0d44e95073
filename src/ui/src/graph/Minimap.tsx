import { useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useEffect, useRef } from "react";
import { stateLook } from "../parts/runStates";
import styles from "./Minimap.module.css";
import { useGraph } from "./store";

const width = 148;
const height = 72;

/** The whole picture small, with the viewport in it; click or drag to go there. Drawn on a canvas of its own, so that 5,000 nodes cost nothing. */
export const Minimap = memo(function Minimap() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useReactFlow();
  const picture = useGraph((state) => state.picture);
  const known = useGraph((state) => state.known);
  const revision = useGraph((state) => state.revision);
  const [x, y, zoom] = useStore((state) => state.transform);
  const frameWidth = useStore((state) => state.width);
  const frameHeight = useStore((state) => state.height);
  const bounds = picture?.bounds;
  const scale = bounds ? Math.min(width / Math.max(1, bounds.width), height / Math.max(1, bounds.height)) : 1;
  const left = bounds ? (width - bounds.width * scale) / 2 : 0;
  const top = bounds ? (height - bounds.height * scale) / 2 : 0;

  // revision is read here since it says that states changed inside what is known
  useEffect(() => {
    const draw = () => {
      const context = canvas.current?.getContext("2d");
      if (!context || !canvas.current || !picture || !bounds) return;
      const ratio = window.devicePixelRatio || 1;
      canvas.current.width = width * ratio;
      canvas.current.height = height * ratio;
      context.scale(ratio, ratio);
      const style = getComputedStyle(canvas.current);
      const colour = {
        plain: style.getPropertyValue("--line-strong"),
        root: style.getPropertyValue("--text"),
        failed: style.getPropertyValue("--fail"),
      };
      picture.scene.nodes.forEach((node, n) => {
        if (node.joint) return;
        const failed = node.kind === "dataset" && stateLook(known.datasets.get(node.id)?.lastRun?.state).tone === "fail";
        context.fillStyle = failed ? colour.failed : node.kind === "dataset" && node.root ? colour.root : colour.plain;
        context.fillRect(
          left + (picture.x[n] - bounds.x) * scale,
          top + (picture.y[n] - bounds.y) * scale,
          Math.max(1.5, node.width * scale),
          Math.max(1.5, node.height * scale),
        );
      });
    };
    draw();
    window.addEventListener("lineage:theme", draw);
    return () => window.removeEventListener("lineage:theme", draw);
  }, [picture, bounds, known, revision, scale, left, top]);

  if (!picture || !bounds) return null;
  // The part in view, cut at the border of the map.
  const [viewLeft, viewTop] = [left + (-x / zoom - bounds.x) * scale, top + (-y / zoom - bounds.y) * scale];
  const view = { x: Math.max(1, Math.min(width - 5, viewLeft)), y: Math.max(1, Math.min(height - 5, viewTop)) };
  const viewRight = Math.min(width - 1, viewLeft + (frameWidth / zoom) * scale);
  const viewBottom = Math.min(height - 1, viewTop + (frameHeight / zoom) * scale);
  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: (event.clientX - box.left - left) / scale + bounds.x, y: (event.clientY - box.top - top) / scale + bounds.y };
    void flow.setCenter(at.x, at.y, { zoom });
  };
  return (
    <div
      className={styles.minimap}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={goTo}
    >
      <canvas ref={canvas} style={{ width, height }} />
      <svg width={width} height={height} aria-hidden="true">
        <rect x={view.x} y={view.y} width={Math.max(4, viewRight - view.x)} height={Math.max(4, viewBottom - view.y)} rx={1.5} />
      </svg>
    </div>
  );
});
