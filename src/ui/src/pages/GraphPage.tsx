import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { parseSearch } from "../address/search";
import { send } from "../api/client";
import { Problem } from "../api/problem";
import { savedViewQuery } from "../api/views";
import { GraphEngine } from "../graph/engine";
import { Graph } from "../graph/Graph";
import { GraphBar } from "../graph/GraphBar";
import styles from "../graph/GraphFrame.module.css";
import { Legend } from "../graph/Legend";
import { Live } from "../graph/Live";
import { Minimap } from "../graph/Minimap";
import { createGraphStore, GraphStoreProvider, useGraph } from "../graph/store";
import { TimeStrip } from "../graph/TimeStrip";
import { EngineProvider, useEngine } from "../graph/useEngine";
import { useNarrow } from "../graph/useNarrow";
import { formatView, parseView } from "../graph/viewAddress";
import { ZoomControls } from "../graph/ZoomControls";
import { Inspector } from "../inspector/Inspector";
import { LinkButton } from "../parts/Button";
import { Empty, Failure, Skeleton } from "../parts/State";

// Not needed for the first picture.
const Banners = lazy(() => import("../graph/Banners").then((module) => ({ default: module.Banners })));
const FindNode = lazy(() => import("../graph/FindNode").then((module) => ({ default: module.FindNode })));
const HubPanel = lazy(() => import("../graph/HubPanel").then((module) => ({ default: module.HubPanel })));
const UnknownAsset = lazy(() => import("../parts/UnknownAsset").then((module) => ({ default: module.UnknownAsset })));
const ListTwin = lazy(() => import("../graph/ListTwin").then((module) => ({ default: module.ListTwin })));

const route = getRouteApi("/graph");

/** The lineage graph. The address is the state: what is drawn can be sent to others and comes back with the browser's buttons. */
export function GraphPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const [engine] = useState(() => new GraphEngine(createGraphStore(), (path, query, signal) => send("GET", path, { query, signal })));
  const written = useRef("");

  useEffect(() => {
    engine.onView = (view, replace) => {
      const next = formatView(view);
      written.current = JSON.stringify(next);
      void navigate({ to: "/graph", search: (before) => ({ ...next, dock: before.dock }) as never, replace });
    };
  }, [engine, navigate]);
  useEffect(() => {
    const view = parseView(search);
    const shown = JSON.stringify(formatView(view));
    if (view.root.length === 0 || shown === written.current) return;
    written.current = shown;
    void engine.open(view);
  }, [engine, search]);
  useEffect(() => () => engine.close(), [engine]);
  useEffect(() => exposeForMeasurement(engine), [engine]);

  if (!search.root && search.saved) return <Saved id={search.saved} />;
  if (!search.root) {
    return (
      <>
        <h1 className="visually-hidden">Lineage</h1>
        <Empty icon="graph" title="Which dataset's lineage?" action={<LinkButton to="/">Find a dataset</LinkButton>}>
          Search with / and press Ctrl+Enter on a table, or open the lineage from a dataset's page.
        </Empty>
      </>
    );
  }
  return (
    <GraphStoreProvider value={engine.store}>
      <EngineProvider value={engine}>
        <ReactFlowProvider>
          <Page asked={[search.root].flat()[0]} dockRight={search.dock === "right"} />
        </ReactFlowProvider>
      </EngineProvider>
    </GraphStoreProvider>
  );
}

/** Lets `bench/run.mjs` and the browser tests read what is drawn; off unless they ask for it. */
function exposeForMeasurement(engine: GraphEngine): void {
  if (localStorage.getItem("lineage.measure") !== "1") return;
  Object.assign(window, { lineageGraph: engine.store, lineageEngine: engine });
}

function Page({ asked, dockRight }: { asked: string | undefined; dockRight: boolean }) {
  const engine = useEngine();
  const navigate = useNavigate();
  const phase = useGraph((state) => state.phase);
  const error = useGraph((state) => state.error);
  const list = useGraph((state) => state.view.list);
  const root = useGraph((state) => state.view.root[0]);
  const busy = useGraph((state) => state.busy);
  const narrow = useNarrow();
  // A graph of one column is none: a narrow page lists, unless somebody asks for the picture.
  const isList = list ?? narrow;
  const name = useGraph((state) => state.known.datasets.get(state.view.root[0])?.name);
  useEffect(() => {
    if (name) document.title = `Lineage of ${name} · LineageIngest`;
  }, [name]);

  const dock = useCallback(
    (right: boolean) =>
      void navigate({ to: "/graph", search: (before) => ({ ...before, dock: right ? ("right" as const) : undefined }), replace: true }),
    [navigate],
  );
  const openPage = useCallback(
    (key: string) => {
      const { known, picture } = engine.store.getState();
      const n = picture?.scene.index.get(key);
      const node = n === undefined ? undefined : picture?.scene.nodes[n];
      if (node?.kind === "dataset") {
        const info = known.datasets.get(node.id);
        if (info) void navigate({ to: "/dataset", search: { ns: info.namespace, name: info.name } });
      } else if (node?.kind === "station" || node?.kind === "job") {
        const job = known.job(node.kind === "job" ? node.job : node.jobs[0]);
        if (job) void navigate({ to: "/job", search: { ns: job.namespace, name: job.name } });
      }
    },
    [engine, navigate],
  );
  const focusCanvas = useCallback(() => document.querySelector<HTMLElement>("[role=application]")?.focus(), []);

  return (
    <div className={styles.page}>
      <GraphBar />
      <div className={`${styles.body} ${dockRight && !narrow ? styles.right : ""}`}>
        <div className={styles.stage}>
          {phase === "failed" ? (
            <div className={styles.centre}>
              {error instanceof Problem && error.isNotFound && root !== undefined ? (
                <Suspense fallback={<Empty title={`Nothing here is called “${root}”.`} />}>
                  <UnknownAsset id={root} />
                </Suspense>
              ) : (
                <Failure error={error} what="this lineage" retry={() => void engine.reload()} />
              )}
            </div>
          ) : phase === "loading" ? (
            <Waiting root={asked} />
          ) : isList ? (
            <Suspense fallback={<Skeleton rows={8} />}>
              <ListTwin />
            </Suspense>
          ) : (
            <>
              <Graph onPage={openPage} />
              <Legend />
              <KeyHints />
              <div className={styles.corner}>
                <div className={styles.float}>
                  <Minimap />
                </div>
                <ZoomControls />
              </div>
              <Suspense fallback={null}>
                <FindNode onClose={focusCanvas} />
                <HubPanel />
                <Banners />
              </Suspense>
            </>
          )}
          {busy && phase === "ready" && <Busy />}
          {phase === "ready" && <Live />}
        </div>
        {phase === "ready" && <TimeStrip />}
        {phase === "ready" && <Inspector className={styles.inspector} dockRight={dockRight && !narrow} onDock={dock} />}
      </div>
    </div>
  );
}

/** While a newer picture is on its way longer than a blink; the old one stays. */
function Busy() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return late ? <div className={styles.busy} role="status" aria-label="Loading" /> : null;
}

/** Boxes of the shape of a graph; they appear when it takes longer than a blink. */
function Waiting({ root }: { root: string | undefined }) {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the lineage">
      <svg width="784" height="300" aria-hidden="true">
        <path d="M208 66H288M208 236H248V66M496 66H576M496 66H536V236H576" />
        {[
          [0, 40],
          [0, 210],
          [288, 40],
          [576, 40],
          [576, 210],
        ].map(([x, y]) => (
          <rect key={`${x},${y}`} x={x} y={y} width="208" height="52" rx="8" />
        ))}
      </svg>
      <p className="t3">{root ? `Looking for the lineage of ${root.slice(root.lastIndexOf(":") + 1)}…` : "Looking…"}</p>
    </div>
  );
}

/** The keys that matter now, shown while the keyboard is in use on the canvas. */
function KeyHints() {
  const shown = useGraph((state) => state.active !== undefined || state.view.column !== undefined);
  if (!shown) return null;
  return (
    <div className={`${styles.float} ${styles.keys}`} aria-hidden="true">
      <span>
        <kbd>←</kbd>
        <kbd>→</kbd> walk
      </span>
      <span>
        <kbd>E</kbd> expand
      </span>
      <span>
        <kbd>C</kbd> columns
      </span>
      <span>
        <kbd>P</kbd> pin
      </span>
      <span>
        <kbd>Esc</kbd> clear
      </span>
    </div>
  );
}

/** Opens a saved view: its address takes the place of the short one. */
function Saved({ id }: { id: string }) {
  const navigate = useNavigate();
  const view = useQuery({ ...savedViewQuery(id), retry: false });
  const query = view.data?.query;
  useEffect(() => {
    if (query !== undefined) void navigate({ to: "/graph", search: parseSearch(query) as never, replace: true });
  }, [query, navigate]);
  // What is no id at all is no address of the service either: both are 404.
  if (view.error instanceof Problem && view.error.status === 404) {
    return (
      <Empty icon="graph" title={`No view is saved as “${id}”.`} action={<LinkButton to="/">Find a dataset</LinkButton>}>
        The address may be cut off, or come from another server.
      </Empty>
    );
  }
  if (view.error) return <Failure error={view.error} what="the saved view" retry={() => void view.refetch()} />;
  return <Skeleton rows={6} label="Opening the saved view" />;
}
