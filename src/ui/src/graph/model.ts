import type { EdgeAnswer } from "./answer";
import type { Mark } from "./diff";
import type { Shown } from "./expand";
import { bypasses } from "./filter";
import { groupsOf } from "./groups";
import type { KnownGraph } from "./known";
import { geometry } from "./layout/types";
import { rowsOf } from "./nodeSize";
import type { ColumnPath } from "./path";
import { type EdgeStyle, type OpenGroup, plainStyle, type Scene, type SceneEdge, type SceneNode, styleOf } from "./scene";
import { type Station, stationsOf } from "./stations";
import { type GraphView, shortId } from "./view";

export interface SceneInput {
  known: KnownGraph;
  shown: Shown;
  view: GraphView;
  /** What the filter takes out, already decided; undefined: everything is drawn. */
  kept: Set<string> | undefined;
  path: ColumnPath | undefined;
  marks: { datasets: ReadonlyMap<string, Mark>; edges: ReadonlyMap<string, Mark> } | undefined;
}

/** The picture as nodes and lines without places: datasets, stations of jobs, closed groups, cards for what is not drawn. */
export function buildScene(input: SceneInput): Scene {
  const builder = new SceneBuilder(input);
  return input.view.mode === "jobs" ? builder.jobs() : builder.tables();
}

class SceneBuilder {
  private readonly nodes: SceneNode[] = [];
  private readonly edges: SceneEdge[] = [];
  private readonly index = new Map<string, number>();
  private readonly openGroups: OpenGroup[] = [];
  private readonly drawn: Set<string>;

  constructor(private readonly input: SceneInput) {
    const { shown, kept } = input;
    this.drawn = new Set([...shown.datasets.keys()].filter((id) => !kept || kept.has(id)));
  }

  tables(): Scene {
    const { known, shown, view, kept } = this.input;
    const cardOf = this.cards();
    const marks = this.input.marks?.edges;
    const rolled = new Map<string, EdgeAnswer[]>();
    for (const station of stationsOf(known, this.drawn)) {
      const closed = [...station.sources, ...station.targets].some((id) => cardOf.get(id)?.startsWith("g:"));
      if (!closed) this.station(station, cardOf, view.mode === "both");
      else for (const edge of station.edges) push(rolled, `${cardOf.get(edge.source)}\n${cardOf.get(edge.target)}`, edge);
    }
    for (const [pair, edges] of rolled) {
      const [source, target] = pair.split("\n");
      if (source === target) continue;
      this.direct(source, target, edges, { ...styleOf(edges, true, marks), count: edges.length });
    }
    if (kept) {
      for (const bypass of bypasses(known, new Set(shown.datasets.keys()), this.drawn)) {
        const style = { ...plainStyle, dotted: true, arrow: true, label: `${bypass.hidden} hidden` };
        this.direct(cardOf.get(bypass.source) ?? "", cardOf.get(bypass.target) ?? "", [], style);
      }
    }
    for (const more of shown.more) {
      const card = cardOf.get(more.dataset);
      if (card === undefined || card.startsWith("g:")) continue;
      const key = `m:${more.dataset}:${more.side}`;
      this.add({ kind: "more", key, width: geometry.nodeWidth, height: 40, port: 20, joint: false, band: 0, ...more });
      const [source, target] = more.side === "up" ? [key, card] : [card, key];
      this.direct(source, target, [], { ...plainStyle, dotted: true });
    }
    return this.scene();
  }

  /** Jobs as cards, and between them the datasets through which they are joined, as points. */
  jobs(): Scene {
    const { known } = this.input;
    const marks = this.input.marks?.edges;
    const touching = new Map<string, { writers: Map<string, EdgeAnswer[]>; readers: Map<string, EdgeAnswer[]> }>();
    const at = (id: string) => {
      const found = touching.get(id) ?? { writers: new Map(), readers: new Map() };
      touching.set(id, found);
      return found;
    };
    for (const target of this.drawn) {
      for (const edge of known.edgesAt(target, "up")) {
        if (!this.drawn.has(edge.source)) continue;
        push(at(edge.target).writers, edge.job.id, edge);
        push(at(edge.source).readers, edge.job.id, edge);
      }
    }
    for (const job of new Set([...touching.values()].flatMap((one) => [...one.writers.keys(), ...one.readers.keys()]))) {
      this.add({ kind: "job", key: `j:${job}`, job, width: geometry.nodeWidth, height: 40, port: 20, joint: false, band: 0 });
    }
    for (const [id, { writers, readers }] of touching) {
      if (writers.size === 0 || readers.size === 0) continue;
      const name = known.datasets.get(id)?.name ?? id;
      const key = `p:${id}`;
      this.add({ kind: "joint", key, label: name, width: 8, height: 8, port: 4, joint: true, band: 0 });
      for (const [job, edges] of writers) this.line(`j:${job}`, key, edges, styleOf(edges, false, marks));
      for (const [job, edges] of readers) if (!writers.has(job)) this.line(key, `j:${job}`, edges, styleOf(edges, true, marks));
    }
    return this.scene();
  }

  /** Draws datasets and closed groups; answers the key of the card that stands for each dataset. */
  private cards(): Map<string, string> {
    const { known, view } = this.input;
    const cardOf = new Map<string, string>();
    const bandOf = new Map<string, number>();
    const open = new Set(view.openGroups);
    for (const group of groupsOf(known, this.drawn, view.group)) {
      if (open.has(group.name)) {
        const band = this.openGroups.length + 1;
        this.openGroups.push({ ...group, band });
        for (const id of group.members) bandOf.set(id, band);
        continue;
      }
      const key = `g:${group.name}`;
      this.add({ kind: "group", key, ...group, width: geometry.nodeWidth, height: geometry.nodeHeight, port: 26, joint: false, band: 0 });
      for (const id of group.members) cardOf.set(id, key);
    }
    for (const id of this.drawn) {
      if (cardOf.has(id)) continue;
      cardOf.set(id, `d:${id}`);
      this.dataset(id, bandOf.get(id) ?? 0);
    }
    return cardOf;
  }

  private dataset(id: string, band: number): void {
    const { known, shown, view, path, marks } = this.input;
    const node = known.datasets.get(id);
    const open = view.columns.includes(shortId(id));
    const onPath = path ? new Set([...(path.values.get(id) ?? []), ...(view.rows ? (path.influences.get(id) ?? []) : [])]) : undefined;
    const rows = rowsOf(known.columns.get(id) ?? [], open, onPath, path !== undefined);
    const into = known.edgesAt(id, "up");
    const all = [...into, ...known.edgesAt(id, "down")];
    const refuted = (edge: EdgeAnswer) => edge.verdict === "contradicted";
    this.add({
      kind: "dataset",
      key: `d:${id}`,
      id,
      level: shown.datasets.get(id) ?? 0,
      root: view.root[0] === id,
      ...rows,
      width: geometry.nodeWidth,
      port: geometry.nodeHeight / 2,
      joint: false,
      band,
      handles: shown.handles.get(id) ?? [],
      declaredOnly: node?.lastWrittenAt === null && into.some((edge) => !refuted(edge)),
      ghost: node?.phantom ?? (node?.lastWrittenAt === null && all.length > 0 && all.every(refuted)),
      readsItself: known.readsItself(id),
      writers: new Set(into.map((edge) => edge.job.id)).size,
      mark: marks?.datasets.get(id),
    });
  }

  private station(station: Station, cardOf: Map<string, string>, asCard: boolean): void {
    const marks = this.input.marks?.edges;
    const band = this.bandOf(station.targets[0]);
    const style = styleOf(station.edges, false, marks);
    const byHand = station.edges.every((edge) => edge.evidence.includes("manual") && edge.evidence.length === 1);
    const size = asCard
      ? { width: 160, height: 40, port: 20 }
      : { width: geometry.station, height: geometry.station, port: geometry.station / 2 };
    this.add({
      kind: "station",
      key: station.key,
      jobs: station.jobs,
      target: station.targets.length === 1 ? station.targets[0] : undefined,
      byHand,
      mark: style.mark,
      joint: true,
      band,
      ...size,
    });
    for (const source of station.sources) {
      const edges = station.edges.filter((edge) => edge.source === source);
      // Where nothing that the job reads is checked, the dot stands once, behind the station.
      this.line(cardOf.get(source) ?? "", station.key, edges, {
        ...styleOf(edges, false, marks),
        unchecked: styleOf(edges, false, marks).unchecked && !style.unchecked,
      });
    }
    for (const target of station.targets) {
      const edges = station.edges.filter((edge) => edge.target === target);
      this.line(station.key, cardOf.get(target) ?? "", edges, styleOf(edges, true, marks));
    }
  }

  /** Lines stand in the strip of what they lead to. */
  private bandOf(dataset: string): number {
    return this.openGroups.find((group) => group.members.includes(dataset))?.band ?? 0;
  }

  private direct(source: string, target: string, edges: EdgeAnswer[], style: EdgeStyle): void {
    const key = `p:${source}>${target}`;
    const band = target.startsWith("d:") ? this.bandOf(target.slice(2)) : 0;
    this.add({
      kind: "joint",
      key,
      label: style.label || (style.count > 1 ? `×${style.count}` : ""),
      width: 0,
      height: 0,
      port: 0,
      joint: true,
      band,
    });
    this.line(source, key, edges, { ...style, arrow: false, label: "" });
    this.line(key, target, edges, { ...style, arrow: !style.dotted || style.arrow });
  }

  private add(node: SceneNode): void {
    this.index.set(node.key, this.nodes.length);
    this.nodes.push(node);
  }

  private line(source: string, target: string, edges: EdgeAnswer[], style: EdgeStyle): void {
    const from = this.index.get(source);
    const to = this.index.get(target);
    if (from === undefined || to === undefined) return;
    this.edges.push({ key: `${source}>${target}`, from, to, edges, style });
  }

  private scene(): Scene {
    return { nodes: this.nodes, edges: this.edges, index: this.index, openGroups: this.openGroups, datasetCount: this.drawn.size };
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
