import type { Scene } from "./scene";

/** Keeps the node objects of the scene before that say the same, so that only what changed is drawn anew. */
export function reuseNodes(scene: Scene, before: Scene | undefined): Scene {
  if (!before) return scene;
  const nodes = scene.nodes.map((node) => {
    const n = before.index.get(node.key);
    const old = n === undefined ? undefined : before.nodes[n];
    return old !== undefined && same(old, node) ? old : node;
  });
  return { ...scene, nodes };
}

/** Whether two values made of plain objects and lists say the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
