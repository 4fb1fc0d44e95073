import { useReactFlow, useStore } from "@xyflow/react";
import { IconButton } from "../parts/Button";
import styles from "./GraphFrame.module.css";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

export function ZoomControls() {
  const flow = useReactFlow();
  const engine = useEngine();
  const zoom = useStore((state) => state.transform[2]);
  const root = useGraph((state) => state.view.root[0]);
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120;
  const home = () => {
    const { picture } = engine.store.getState();
    const n = picture?.scene.index.get(`d:${root}`);
    if (!picture || n === undefined) return;
    void flow.setCenter(picture.x[n] + picture.scene.nodes[n].width / 2, picture.y[n] + 26, { zoom: Math.max(zoom, 1), duration });
  };
  return (
    <div className={styles.zoom}>
      <IconButton icon="minus" label="Zoom out" onClick={() => void flow.zoomTo(zoom * 0.8, { duration })} />
      <button type="button" className={styles.percent} title="Show at full size" onClick={() => void flow.zoomTo(1, { duration })}>
        {Math.round(zoom * 100)}%
      </button>
      <IconButton icon="plus" label="Zoom in" onClick={() => void flow.zoomTo(zoom * 1.25, { duration })} />
      <i />
      <IconButton icon="fit" label="Fit all" onClick={() => engine.onFit()} />
      <IconButton icon="aim" label="Go to the start" onClick={home} />
    </div>
  );
}
