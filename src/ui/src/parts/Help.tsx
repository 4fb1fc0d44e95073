import { at } from "../address/base";
import { Dialog } from "./Dialog";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const everywhere: [string, string][] = [
  ["/", "search"],
  ["?", "this table"],
  ["Esc", "undo the innermost: menu, path, selection"],
];

const inSearch: [string, string][] = [
  ["Enter", "open"],
  ["Ctrl Enter", "open the lineage"],
  ["Alt Enter", "add as another start of the lineage"],
  ["Tab", "narrow to a kind"],
];

const inGraph: [string, string][] = [
  ["← →", "along edges, nearest first"],
  ["↑ ↓", "within the layer"],
  ["E · W", "expand downstream · upstream (Shift: all)"],
  ["F", "find in the graph"],
  ["C", "open columns; then ↑ ↓ Enter"],
  ["P · [ ]", "pin a path · its direction"],
  ["H · T", "hide · tidy"],
  ["Enter", "inspector (Shift: page)"],
  ["1 – 7", "lens"],
  ["0 + −", "fit, zoom"],
  ["L", "list instead of graph"],
  [", . N", "previous change, next change, now"],
  ["Ctrl Z", "undo (Shift: redo)"],
];

/** What each key does, and where to read more. */
export function Help({ open, onOpenChange }: Props) {
  return (
    <Dialog title="Keyboard" open={open} onOpenChange={onOpenChange} wide>
      <div className="halves">
        <div className="stack">
          <Keys title="Everywhere" keys={everywhere} />
          <Keys title="In the search" keys={inSearch} />
        </div>
        <Keys title="In the lineage, while the graph has the focus" keys={inGraph} />
      </div>
      <p className="t2">
        The API is described at <a href={at("/openapi/v1.json")}>/openapi/v1.json</a>; whether the service is well at{" "}
        <a href={at("/health/ready")}>/health/ready</a>.
      </p>
    </Dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: [string, string][] }) {
  return (
    <section>
      <h3 className="m">{title}</h3>
      <dl className="facts">
        {keys.map(([key, does]) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
