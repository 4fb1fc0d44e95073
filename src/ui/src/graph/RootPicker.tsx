import { useEffect, useState } from "react";
import { get } from "../api/client";
import { IconButton } from "../parts/Button";
import { Popover } from "../parts/Menu";
import { Name } from "../parts/Name";
import { addRoot } from "./actions";
import styles from "./pickers.module.css";
import { useEngine } from "./useEngine";

interface Found {
  id: string;
  name: string;
  namespace: string;
}

/** Adds another start: the lineage of both is drawn. */
export function RootPicker() {
  const engine = useEngine();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    if (!open || text.trim() === "") {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      get("/api/lineage/search", { q: text, kind: "dataset", limit: 12 }, abort.signal)
        .then((answer) =>
          setFound(
            answer.results.flatMap((hit) => (hit.id && hit.name ? [{ id: hit.id, name: hit.name, namespace: hit.namespace ?? "" }] : [])),
          ),
        )
        .catch((error: unknown) => {
          if (!abort.signal.aborted) engine.store.setState({ refreshError: error });
        });
    }, 80);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [open, text, engine]);
  return (
    <Popover open={open} onOpenChange={setOpen} label="Add another start" trigger={<IconButton icon="plus" label="Add another start" />}>
      <div className={styles.picker}>
        <input
          aria-label="Name of a dataset"
          placeholder="Name of a dataset"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul>
          {found.map((hit) => (
            <li key={hit.id}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  void engine.change((view) => addRoot(view, hit.id));
                }}
              >
                <Name name={hit.name} max={44} />
                <small>{hit.namespace}</small>
              </button>
            </li>
          ))}
        </ul>
        {text.trim() !== "" && found.length === 0 && <p className="t3">Nothing of that name.</p>}
      </div>
    </Popover>
  );
}
