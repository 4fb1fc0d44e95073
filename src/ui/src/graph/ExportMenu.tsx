import { downloadAddress } from "../api/client";
import { Button } from "../parts/Button";
import { Menu, MenuItem, MenuLine } from "../parts/Menu";
import { lastPart } from "./names";
import { useEngine } from "./useEngine";

/** What is drawn as a picture, or the whole answer of the service in a form for other tools. */
export function ExportMenu() {
  const engine = useEngine();
  const drawing = async () => {
    const { picture, known, path, view } = engine.store.getState();
    if (!picture) return undefined;
    const { toSvg } = await import("./export/svg"); // needed by few
    const style = getComputedStyle(document.documentElement);
    const made = toSvg({
      picture,
      known,
      path,
      withRows: view.rows,
      selected: view.selected,
      colour: (token) => style.getPropertyValue(token).trim(),
    });
    return { ...made, name: lastPart(known.datasets.get(view.root[0])?.name ?? "lineage") };
  };
  const picture = async (form: "svg" | "png") => {
    try {
      const made = await drawing();
      if (!made) return;
      const { save, toPng } = await import("./export/png");
      const file = form === "svg" ? new Blob([made.svg], { type: "image/svg+xml" }) : await toPng(made.svg, made.width, made.height);
      save(file, `${made.name}.${form}`);
    } catch (error) {
      engine.store.setState({ refreshError: error });
    }
  };
  const whole = (format: "csv" | "mermaid" | "dot") => {
    const { view } = engine.store.getState();
    window.open(
      downloadAddress(
        "/api/lineage/assets/full",
        { id: view.root[0], depth: 15, limit: 100_000, asOf: view.asOf, contradicted: view.claims },
        format,
      ),
      "_blank",
      "noopener",
    );
  };
  return (
    <Menu trigger={<Button icon="export">Export</Button>}>
      <MenuItem onSelect={() => void picture("svg")}>What I see, as SVG</MenuItem>
      <MenuItem onSelect={() => void picture("png")}>What I see, as PNG</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => whole("csv")}>The whole answer, as CSV</MenuItem>
      <MenuItem onSelect={() => whole("mermaid")}>The whole answer, as Mermaid</MenuItem>
      <MenuItem onSelect={() => whole("dot")}>The whole answer, as DOT</MenuItem>
    </Menu>
  );
}
