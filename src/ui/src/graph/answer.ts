/** What the lineage endpoints answer. Fields with a question mark are missing in answers of older servers. */

export interface RunState {
  runId: string;
  state: string;
  startedAt: string | null;
  endedAt: string | null;
}

export interface ColumnInfo {
  name: string;
  type: string | null;
  masked?: boolean;
  tags?: string[];
  checks?: string | null;
}

export interface NodeAnswer {
  id: string;
  name: string;
  namespace: string;
  qualifiedName: string;
  type: string;
  depth: number;
  aliases: { namespace: string; name: string }[];
  owners: string[];
  lastWrittenAt: string | null;
  lastRun: RunState | null;
  quality: { assertions: number; failed: number } | null;
  upstreamCount?: number;
  downstreamCount?: number;
  columnCount?: number;
  columns?: ColumnInfo[] | null;
  tags?: string[];
  usualIntervalSeconds?: number | null;
  runsPerDay?: number;
  state?: string;
  phantom?: boolean;
}

export interface JobRef {
  id: string;
  namespace: string;
  name: string;
}

export interface JobAnswer extends JobRef {
  integration?: string | null;
  kind?: string | null;
  parent?: JobRef | null;
  taskGroup?: string | null;
  owners?: string[];
  state?: string | null;
  durationSeconds?: number | null;
  startedAt?: string | null;
  endedAt?: string | null;
  runId?: string | null;
}

export interface EdgeAnswer {
  id: string;
  source: string;
  target: string;
  workflowId: string;
  transformationType: string;
  job: JobRef;
  observed: boolean;
  certainty: string;
  verdict: string;
  confidence: number;
  evidence: string[];
  firstSeenAt: string;
  lastSeenAt: string;
  why: string | null;
  stale?: boolean;
}

export interface ColumnEdgeAnswer {
  source: string;
  sourceColumn: string;
  target: string;
  /** null: the source column decides rows of the whole target. */
  targetColumn: string | null;
  job: JobRef;
  type: string;
  subtype: string;
  masking: boolean;
  observed: boolean;
  certainty: string;
  verdict: string;
  confidence: number;
  evidence: string[];
  expression?: string | null;
  /** Where the expression stands in the SQL of the job. */
  span?: { start: number; length: number; line: number; column: number } | null;
}

export interface LineageAnswer {
  direction: string;
  rootAssetId: string;
  maxDepth: number;
  nodes: NodeAnswer[];
  edges: EdgeAnswer[];
  columns: ColumnEdgeAnswer[] | null;
  totalNodes: number;
  totalIsLowerBound: boolean;
  upstreamCount: number | null;
  downstreamCount: number | null;
  truncated: boolean;
  cursor: string | null;
  rootAssetIds?: string[];
  induced?: boolean;
  jobs?: Record<string, JobAnswer>;
  hidden?: { contradicted: number; rejected: number };
  /** With sort=used: what the neighbours could be narrowed by. */
  facets?: Record<string, { value: string; count: number }[]>;
}
