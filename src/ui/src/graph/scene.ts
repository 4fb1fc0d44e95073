import type { ColumnInfo, EdgeAnswer } from "./answer";
import type { Mark } from "./diff";
import type { Handle } from "./expand";
import type { Side } from "./known";

export type SceneNode = DatasetNode | StationNode | JobNode | GroupNode | MoreNode | JointNode;

interface Placed {
  /** The same for the same thing in every picture, so that it keeps its place. */
  key: string;
  width: number;
  height: number;
  port: number;
  joint: boolean;
  band: number;
}

export interface DatasetNode extends Placed {
  kind: "dataset";
  id: string;
  level: number;
  root: boolean;
  rows: ColumnInfo[];
  rowsShown: number;
  /** Columns that are folded away below the rows. */
  folded: number;
  search: boolean;
  handles: Handle[];
  declaredOnly: boolean;
  ghost: boolean;
  readsItself: boolean;
  writers: number;
  mark: Mark | undefined;
}

export interface StationNode extends Placed {
  kind: "station";
  jobs: string[];
  /** The one table that it writes; undefined where there are several. */
  target: string | undefined;
  byHand: boolean;
  mark: Mark | undefined;
}

export interface JobNode extends Placed {
  kind: "job";
  job: string;
}

export interface GroupNode extends Placed {
  kind: "group";
  name: string;
  label: string;
  members: string[];
}

export interface MoreNode extends Placed {
  kind: "more";
  dataset: string;
  side: Side;
  count: number;
}

/** A point at which lines meet: for what is joined without a job, and for datasets between jobs. */
export interface JointNode extends Placed {
  kind: "joint";
  label: string;
}

export interface EdgeStyle {
  dashed: boolean;
  dotted: boolean;
  unchecked: boolean;
  /** Not seen for so long that it may be no more. */
  stale: boolean;
  hollow: boolean;
  contradicted: boolean;
  arrow: boolean;
  mark: Mark | undefined;
  /** Number of edges that this line stands for, where it stands for more than its own. */
  count: number;
  label: string;
}

export interface SceneEdge {
  key: string;
  /** Indices into nodes. */
  from: number;
  to: number;
  edges: EdgeAnswer[];
  style: EdgeStyle;
}

export interface OpenGroup {
  name: string;
  label: string;
  members: string[];
  band: number;
}

export interface Scene {
  nodes: SceneNode[];
  edges: SceneEdge[];
  index: Map<string, number>;
  openGroups: OpenGroup[];
  /** Datasets that the picture stands for, those in closed groups included. */
  datasetCount: number;
}

export const plainStyle: EdgeStyle = {
  dashed: false,
  dotted: false,
  unchecked: false,
  stale: false,
  hollow: false,
  contradicted: false,
  arrow: false,
  mark: undefined,
  count: 1,
  label: "",
};

/** How a line looks that stands for these edges. */
export function styleOf(edges: readonly EdgeAnswer[], arrow: boolean, marks: ReadonlyMap<string, Mark> | undefined): EdgeStyle {
  const every = (test: (edge: EdgeAnswer) => boolean) => edges.length > 0 && edges.every(test);
  const first = marks?.get(edges[0]?.id);
  return {
    ...plainStyle,
    arrow,
    dashed: every((edge) => !edge.observed),
    unchecked: every((edge) => edge.verdict === "unchecked"),
    stale: every((edge) => edge.stale === true),
    hollow: arrow && every((edge) => edge.certainty !== "certain"),
    contradicted: every((edge) => edge.verdict === "contradicted" || edge.verdict === "rejected"),
    mark: first !== undefined && every((edge) => marks?.get(edge.id) === first) ? first : undefined,
  };
}
