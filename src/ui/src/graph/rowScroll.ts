import type { GraphStore } from "./store";

/** How far the rows of a node are scrolled: the lines of columns follow. */
export function setRowScroll(store: GraphStore, node: string, top: number): void {
  store.setState((state) => ({ rowScroll: { ...state.rowScroll, [node]: top } }));
}
