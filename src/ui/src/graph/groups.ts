import type { KnownGraph } from "./known";
import { schemaPart } from "./names";
import type { Grouping } from "./view";

export interface Group {
  name: string;
  label: string;
  members: string[];
}

/** The groups of the drawn datasets, ordered by their members' order. A group of one is no group. */
export function groupsOf(known: KnownGraph, datasets: Iterable<string>, grouping: Grouping): Group[] {
  if (grouping === "none") return [];
  const groups = new Map<string, Group>();
  for (const id of datasets) {
    const found = groupOf(known, id, grouping);
    if (!found) continue;
    const group = groups.get(found.name) ?? { ...found, members: [] };
    group.members.push(id);
    groups.set(found.name, group);
  }
  return [...groups.values()].filter((group) => group.members.length > 1);
}

function groupOf(known: KnownGraph, id: string, grouping: Grouping): { name: string; label: string } | undefined {
  const node = known.datasets.get(id);
  if (!node) return undefined;
  if (grouping === "namespace") return { name: node.namespace, label: node.namespace };
  if (grouping === "schema") {
    const schema = schemaPart(node.name);
    return { name: `${node.namespace}/${schema}`, label: schema || node.namespace };
  }
  // A dataset belongs to the DAG that writes it; one without a writer to the one that reads it.
  const edge = known.edgesAt(id, "up")[0] ?? known.edgesAt(id, "down")[0];
  if (!edge) return undefined;
  const parent = known.job(edge.job.id)?.parent;
  return { name: edge.workflowId, label: parent?.name ?? dagName(known, edge) };
}

function dagName(known: KnownGraph, edge: { workflowId: string; job: { name: string } }): string {
  return known.job(edge.workflowId)?.name ?? edge.job.name.split(".")[0];
}
