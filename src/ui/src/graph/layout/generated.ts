import type { LayoutInput } from "./types";

export interface GeneratedGraph {
  /** Level of each table. */
  levels: number[];
  /** Each job: the tables that it reads and the ones that it writes. */
  jobs: { reads: number[]; writes: number[] }[];
}

/** A pipeline of many levels with a few hubs, the same for the same seed: for measurements and tests of size. */
export function generateGraph(tables: number, seed: number): GeneratedGraph {
  const random = generator(seed);
  const depth = Math.max(3, Math.round(Math.log2(tables)));
  const levels = Array.from({ length: tables }, (_, i) => Math.floor((i * depth) / tables));
  const byLevel = Array.from({ length: depth }, (_, level) => levels.flatMap((l, i) => (l === level ? [i] : [])));
  const jobs: GeneratedGraph["jobs"] = [];
  for (let level = 1; level < depth; level++) {
    const own = byLevel[level];
    for (let i = 0; i < own.length; ) {
      const writes = random() < 0.1 && i + 1 < own.length ? [own[i], own[i + 1]] : [own[i]];
      i += writes.length;
      const reads = new Set<number>();
      const wanted = 1 + Math.floor(random() * 2.2);
      while (reads.size < wanted) {
        const from = random() < 0.8 ? level - 1 : Math.floor(random() * level);
        const candidates = byLevel[from];
        // Readers of one region of a level stay near it; a hub is read from everywhere.
        const near = Math.floor(((own.indexOf(writes[0]) + (random() - 0.5) * 6) / own.length) * candidates.length);
        const pick = random() < 0.04 ? 0 : Math.min(candidates.length - 1, Math.max(0, near));
        reads.add(candidates[pick]);
        if (reads.size < wanted && random() < 0.2) break;
      }
      jobs.push({ reads: [...reads], writes });
    }
  }
  return { levels, jobs };
}

export function toInput(graph: GeneratedGraph): LayoutInput {
  const tables = graph.levels.length;
  const from: number[] = [];
  const to: number[] = [];
  graph.jobs.forEach((job, j) => {
    for (const read of job.reads) {
      from.push(read);
      to.push(tables + j);
    }
    for (const write of job.writes) {
      from.push(tables + j);
      to.push(write);
    }
  });
  return {
    nodes: [
      ...graph.levels.map(() => ({ width: 208, height: 52, port: 26, joint: false, late: false, band: 0 })),
      ...graph.jobs.map(() => ({ width: 22, height: 22, port: 11, joint: true, late: false, band: 0 })),
    ],
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    previous: new Array(tables + graph.jobs.length).fill(undefined),
    anchor: -1,
    deadline: 250,
  };
}

/** Mulberry32: a small generator of numbers in [0, 1) from a seed. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
