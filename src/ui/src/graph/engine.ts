import { announce } from "../parts/announce";
import { focusOn, sameLayout, unpin } from "./actions";
import { matching } from "./filter";
import { derive, type Gathered, gather, Memory } from "./gather";
import { History } from "./history";
import type { Side } from "./known";
import { LayoutClient } from "./layout/LayoutClient";
import { buildScene } from "./model";
import { nextTask } from "./nextTask";
import { columnPath, endsOf, waysOf } from "./path";
import { type Picture, type Place, toLayoutInput, toPicture } from "./picture";
import { reuseNodes } from "./reuse";
import { type Ask, LineageSource } from "./source";
import type { GraphStore } from "./store";
import type { GraphView } from "./view";

interface Step {
  view: GraphView;
  picture: Picture | undefined;
}

interface Change {
  /** The node that was acted on: it stays where it is. */
  anchor?: string;
  /** false: no step for undo and no new entry in the history of the browser. */
  record?: boolean;
}

const hoverDelay = 60;
const columnsCounted = 60;
/** More nodes than this are drawn only when somebody says so. */
const askFrom = 1500;

/** Turns views into pictures: asks, derives, lays out in the worker, and puts the result into the store at once. */
export class GraphEngine {
  /** Started with the first layout: what was closed can be opened again. */
  private layouts: LayoutClient | undefined;
  private readonly history = new History<Step>();
  private readonly memories = new Map<string, { source: LineageSource; memory: Memory }>();
  /** Where everything was drawn since the last tidy layout, so that what comes back comes back to its place. */
  private places = new Map<string, Place>();
  private running: AbortController | undefined;
  private hoverTimer: ReturnType<typeof setTimeout> | undefined;

  /** Called with each view that is to stand in the address. */
  onView: (view: GraphView, replace: boolean) => void = () => {};

  /** Set by the canvas and by the time strip: what they do when asked by key. */
  onFit: () => void = () => {};
  onStep: (step: "previous" | "next" | "now") => void = () => {};
  private beforePin: Step | undefined;
  /** As many nodes somebody agreed to. */
  private agreed = askFrom;
  /** The picture that was asked about. */
  private waiting: (() => Promise<void>) | undefined;

  constructor(
    readonly store: GraphStore,
    private readonly ask: Ask,
  ) {}

  /** Shows a view that the address says. */
  open(view: GraphView): Promise<void> {
    const before = this.store.getState();
    if (before.phase !== "loading" && sameLayout(before.view, view)) {
      this.mark(view);
      return Promise.resolve();
    }
    return this.refresh(view, {}, before.view.root.join() === view.root.join());
  }

  /** Goes on to another view. */
  change(next: (view: GraphView) => GraphView, { anchor, record = true }: Change = {}): Promise<void> {
    const { view: before, picture } = this.store.getState();
    const view = next(before);
    if (view === before) return Promise.resolve();
    const drawn = !sameLayout(before, view);
    if (view.column && !before.column) this.beforePin = this.step();
    if (record && drawn) this.history.push({ view: before, picture });
    // The list is another page to the reader: the browser's Back leaves it again.
    this.onView(view, !(record && (drawn || view.list !== before.list)));
    if (!drawn) {
      this.mark(view);
      return Promise.resolve();
    }
    this.store.setState({ view, canUndo: this.history.canUndo, canRedo: this.history.canRedo });
    const focused = view.root.join() !== before.root.join() && view.root.length === 1;
    return this.refresh(view, { anchor }, !focused);
  }

  /** A dataset becomes the start; the old one stays in the trail. */
  focus(id: string): void {
    const { view, known, trail } = this.store.getState();
    if (view.root.length === 1 && view.root[0] === id) return;
    const left = view.root.map((root) => ({ id: root, name: known.datasets.get(root)?.name ?? root }));
    this.store.setState({ trail: [...trail.filter((one) => one.id !== id), ...left].slice(-6), active: `d:${id}` });
    void this.change((before) => focusOn(before, id));
  }

  /** Ends the path of a column and restores what was there before it. */
  unpin(): Promise<void> {
    const before = this.beforePin;
    this.beforePin = undefined;
    const { view } = this.store.getState();
    if (!before?.picture || view.root.join() !== before.view.root.join()) return this.change(unpin);
    this.places = new Map([...this.places, ...before.picture.places]);
    return this.change((now) => ({ ...unpin(now), columns: before.view.columns }));
  }

  undo(): void {
    this.restore(this.history.undo(this.step()), "Undone");
  }

  redo(): void {
    this.restore(this.history.redo(this.step()), "Done again");
  }

  /** Lays out anew, forgetting all places. */
  tidy(): Promise<void> {
    this.history.push(this.step());
    return this.refresh(this.store.getState().view, {}, false);
  }

  /** Asks again for what is shown: after a failure, or when changes are to be drawn. */
  reload(): Promise<void> {
    this.memories.clear();
    this.store.setState({ news: 0 });
    return this.refresh(this.store.getState().view, {}, true);
  }

  /** Reads more of a neighbourhood that was too large to be read at once. */
  async readOn(): Promise<void> {
    const { source, memory } = this.at(this.store.getState().view);
    this.store.setState({ busy: true });
    try {
      await source.readOn(memory.known, AbortSignal.timeout(20_000));
      await this.redraw();
    } catch (error) {
      this.store.setState({ refreshError: error });
    }
    this.store.setState({ busy: false });
  }

  /** Draws the picture that was asked about. */
  async drawAsked(): Promise<void> {
    const { asked } = this.store.getState();
    if (asked === undefined || !this.waiting) return;
    this.agreed = asked;
    await this.waiting();
  }

  hover(next: { dataset: string; column: string } | { node: string } | undefined): void {
    clearTimeout(this.hoverTimer);
    this.hoverTimer = setTimeout(() => void this.lightUp(next), next ? hoverDelay : 0);
  }

  /** Before all levels are drawn, their number is told. */
  async askAll(dataset: string, side: Side): Promise<void> {
    this.store.setState({ question: { dataset, side, total: undefined, isLowerBound: false } });
    try {
      const { total, isLowerBound } = await this.sourceNow().count(dataset, side, AbortSignal.timeout(10_000));
      this.store.setState({ question: { dataset, side, total, isLowerBound } });
    } catch (error) {
      this.store.setState({ question: undefined, refreshError: error });
    }
  }

  setActive(key: string | undefined): void {
    this.store.setState({ active: key });
  }

  sourceNow(): LineageSource {
    return this.at(this.store.getState().view).source;
  }

  close(): void {
    this.running?.abort();
    clearTimeout(this.hoverTimer);
    this.layouts?.close();
    this.layouts = undefined;
  }

  private async refresh(view: GraphView, { anchor }: Change, keepPlaces: boolean): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    // The worker starts while the service answers.
    this.layouts ??= new LayoutClient();
    this.store.setState({ view, busy: true, refreshError: undefined });
    try {
      const before = view.compareFrom === undefined ? undefined : this.at({ ...view, asOf: view.compareFrom });
      const gathered = await gather(view, this.at(view), before, running.signal);
      performance.mark("graph:answer");
      await nextTask();
      if (running.signal.aborted) return;
      if (!keepPlaces) this.places = new Map();
      await this.draw(gathered, anchor, running.signal);
    } catch (error) {
      if (running.signal.aborted) return;
      const failed = this.store.getState().picture === undefined;
      this.store.setState({ busy: false, ...(failed ? { phase: "failed" as const, error } : { refreshError: error }) });
      return;
    }
    if (!running.signal.aborted) void this.count(view, running.signal);
  }

  private async draw(gathered: Gathered, anchor: string | undefined, signal: AbortSignal): Promise<void> {
    const { view, known, shown, path, comparison, kept } = gathered;
    performance.mark("graph:layout");
    const previous = this.places;
    const built = buildScene({ known, shown, view, kept, path, marks: comparison });
    await nextTask();
    if (signal.aborted) return;
    const scene = reuseNodes(built, this.store.getState().picture?.scene);
    if (scene.nodes.length > this.agreed) {
      // The list shows them all the same: it draws only the rows in view.
      this.waiting = () => this.draw(gathered, anchor, new AbortController().signal);
      this.store.setState({ asked: scene.nodes.length, phase: "ready", busy: false, error: undefined, known, shown });
      return;
    }
    this.waiting = undefined;
    this.layouts ??= new LayoutClient();
    const output = await this.layouts.layout(toLayoutInput(scene, previous, anchor));
    if (!output || signal.aborted) return;
    const before = this.store.getState();
    const picture = toPicture(scene, output, previous, anchor);
    this.places = new Map([...previous, ...picture.places]);
    // Names in the address become ids when the service has answered.
    const { root, column } = view;
    if (root.join() !== before.view.root.join() || !sameColumn(column, before.view.column))
      this.onView({ ...before.view, root, column }, true);
    this.store.setState({
      view: { ...before.view, root, column },
      phase: "ready",
      busy: false,
      error: undefined,
      asked: undefined,
      known,
      shown,
      picture,
      path,
      hoverPath: undefined,
      comparison,
      untidy: previous.size > 0 && picture.backward.includes(1) && !(before.picture?.backward.includes(1) ?? false),
      canUndo: this.history.canUndo,
      canRedo: this.history.canRedo,
    });
    this.mark({ ...before.view, root, column });
    this.say(before.picture, picture);
  }

  /** Puts into the store what needs no layout: selection, lens, what the filter matches. */
  private mark(view: GraphView): void {
    const { known, shown } = this.store.getState();
    this.store.setState({ view, matches: matching(known, shown.datasets.keys(), view.filter), ways: waysOf(known, view) });
    void this.findWays(view);
  }

  /** Ways may lead through what nobody has asked for yet. */
  private async findWays(view: GraphView): Promise<void> {
    const ends = endsOf(view);
    const { source, memory } = this.at(view);
    const key = ends?.join(" ") ?? "";
    if (!ends || memory.ways.has(key)) return;
    memory.ways.add(key);
    try {
      await source.between(memory.known, ...ends, AbortSignal.timeout(10_000));
    } catch (error) {
      memory.ways.delete(key);
      this.store.setState({ refreshError: error });
      return;
    }
    const now = this.store.getState().view;
    if (now.selected === view.selected && now.to === view.to) this.mark(now);
  }

  private restore(step: Step | undefined, word: string): void {
    if (!step) return;
    const { view, picture } = step;
    this.onView(view, true);
    announce(word);
    this.places = new Map(picture?.places);
    void this.refresh(view, {}, true);
  }

  private step(): Step {
    const { view, picture } = this.store.getState();
    return { view, picture };
  }

  private async lightUp(next: { dataset: string; column: string } | { node: string } | undefined): Promise<void> {
    this.store.setState({ hover: next, hoverPath: undefined });
    if (!next || !("dataset" in next)) return;
    const { view } = this.store.getState();
    const { source, memory } = this.at(view);
    const key = `${next.dataset} both`;
    const preview = `${key} without expressions`;
    try {
      const isKnown = memory.columnEdges.has(key) || memory.columnEdges.has(preview);
      if (!isKnown) await source.columnEdges(memory.known, next.dataset, "both", false, AbortSignal.timeout(5000));
    } catch {
      // A preview that cannot be had is no news: the click asks again and tells why it fails.
      return;
    }
    memory.columnEdges.add(preview);
    if (this.store.getState().hover !== next) return;
    this.store.setState({ hoverPath: columnPath(memory.known, { dataset: next.dataset, name: next.column }, "both", view.claims) });
  }

  /** Tells how many claims are hidden, where the answer did not; and counts neighbours that nobody has counted yet. */
  private async count(view: GraphView, signal: AbortSignal): Promise<void> {
    const { source, memory } = this.at(view);
    const { known } = memory;
    try {
      const root = this.store.getState().view.root[0];
      if (known.hiddenContradicted === undefined && !view.claims && root !== undefined) {
        known.hiddenContradicted = await source.countContradicted(root, signal);
        if (!signal.aborted) this.store.setState((state) => ({ revision: state.revision + 1 }));
      }
      const uncounted = this.store.getState().shown.uncounted.filter((id) => !memory.neighbours.has(id));
      for (let i = 0; i < uncounted.length && !signal.aborted; i += 24) {
        const batch = uncounted.slice(i, i + 24);
        for (const id of batch) memory.neighbours.add(id);
        await source.neighbours(known, batch, signal);
      }
      if (uncounted.length > 0 && !signal.aborted) await this.redraw();
      await this.countColumns(source, signal);
    } catch (error) {
      if (!signal.aborted) this.store.setState({ refreshError: error });
    }
  }

  /** How many columns the drawn datasets have, where the answer did not say. */
  private async countColumns(source: LineageSource, signal: AbortSignal): Promise<void> {
    const { known, shown } = this.store.getState();
    const missing = [...shown.datasets.keys()]
      .filter((id) => known.datasets.get(id)?.columnCount === undefined && !known.columns.has(id))
      .slice(0, columnsCounted);
    await source.columns(known, missing, signal);
    if (missing.length > 0 && !signal.aborted) this.store.setState((state) => ({ revision: state.revision + 1 }));
  }

  /** The same view again with what has become known meanwhile. */
  private redraw(): Promise<void> {
    const { view, comparison } = this.store.getState();
    if (comparison) return Promise.resolve();
    const signal = this.running?.signal ?? new AbortController().signal;
    return this.draw(derive(view, this.at(view).memory.known, undefined), undefined, signal);
  }

  private at(view: GraphView): { source: LineageSource; memory: Memory } {
    const key = `${view.asOf ?? "now"} ${view.claims}`;
    let found = this.memories.get(key);
    if (!found) {
      found = { source: new LineageSource(this.ask, { asOf: view.asOf, claims: view.claims }), memory: new Memory() };
      this.memories.set(key, found);
    }
    return found;
  }

  private say(before: Picture | undefined, after: Picture): void {
    if (!before) return;
    const difference = after.scene.datasetCount - before.scene.datasetCount;
    if (difference !== 0) announce(`${Math.abs(difference)} datasets ${difference > 0 ? "added" : "removed"}`);
  }
}

function sameColumn(a: GraphView["column"], b: GraphView["column"]): boolean {
  return a?.dataset === b?.dataset && a?.name === b?.name;
}
