import { useReactFlow } from "@xyflow/react";
import { useMemo, useState } from "react";
import { Name } from "../parts/Name";
import { matching } from "./filter";
import styles from "./pickers.module.css";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

const mostListed = 12;

/** Finds a node among those that are drawn and goes there. */
export function FindNode({ onClose }: { onClose: () => void }) {
  const engine = useEngine();
  const flow = useReactFlow();
  const finding = useGraph((state) => state.finding);
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const [text, setText] = useState("");
  const found = useMemo(
    () => [...(matching(known, shown.datasets.keys(), text) ?? shown.datasets.keys())].slice(0, mostListed),
    [known, shown, text],
  );
  if (!finding) return null;
  const close = () => {
    engine.store.setState({ finding: false });
    setText("");
    onClose();
  };
  const goTo = (id: string) => {
    const { picture } = engine.store.getState();
    const n = picture?.scene.index.get(`d:${id}`);
    engine.setActive(`d:${id}`);
    if (picture && n !== undefined)
      void flow.setCenter(picture.x[n] + 104, picture.y[n] + 26, { zoom: Math.max(0.7, flow.getZoom()), duration: 120 });
    close();
  };
  return (
    <div className={styles.find}>
      <div className={styles.picker}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the field was asked for by a key
          autoFocus
          aria-label="Find in the graph"
          placeholder="Find in the graph"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") close();
            if (event.key === "Enter" && found[0]) goTo(found[0]);
          }}
        />
        <ul>
          {found.map((id) => (
            <li key={id}>
              <button type="button" onClick={() => goTo(id)}>
                <Name name={known.datasets.get(id)?.name ?? id} max={44} />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
