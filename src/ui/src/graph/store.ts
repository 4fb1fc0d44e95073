import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Comparison } from "./diff";
import type { Shown } from "./expand";
import { KnownGraph, type Side } from "./known";
import type { ColumnPath } from "./path";
import type { Picture } from "./picture";
import { emptyView, type GraphView } from "./view";

export type Hover = { dataset: string; column: string } | { node: string } | undefined;

/** What a dataset holds of personal data: its kinds in words, and whether all of it is pseudonymous. */
export interface Personal {
  words: string;
  masked: boolean;
}

export interface GraphState {
  view: GraphView;
  phase: "loading" | "ready" | "failed";
  error: unknown;
  /** A newer picture is on its way; the old one stays until then. */
  busy: boolean;
  /** The newer picture could not be had; the old one is still shown. */
  refreshError: unknown;
  known: KnownGraph;
  /** Grows when something known about drawn nodes changed without another layout. */
  revision: number;
  shown: Shown;
  picture: Picture | undefined;
  path: ColumnPath | undefined;
  hoverPath: ColumnPath | undefined;
  comparison: Comparison | undefined;
  /** Personal data by dataset; undefined until the lens asks for it. */
  personal: ReadonlyMap<string, Personal> | undefined;
  /** What the filter matches; undefined: no filter. */
  matches: Set<string> | undefined;
  /** All ways to the dataset that was selected second. */
  ways: { datasets: Set<string>; shortest: string[] } | undefined;
  hover: Hover;
  /** The node that the keyboard stands on. */
  active: string | undefined;
  /** The column on which the keyboard stands, in the active node. */
  rowCursor: { node: string; column: string } | undefined;
  /** How far the rows of open nodes are scrolled, in pixels. */
  rowScroll: Record<string, number>;
  /** The field that finds a node is open. */
  finding: boolean;
  /** The hub whose list of neighbours is open. */
  hub: { dataset: string; side: Side } | undefined;
  /** A question before many nodes are drawn. */
  question: { dataset: string; side: Side; total: number | undefined; isLowerBound: boolean } | undefined;
  /** So many nodes would be drawn: nothing is until somebody says so. What was drawn before stays. */
  asked: number | undefined;
  /** Earlier starts, the newest last. */
  trail: { id: string; name: string }[];
  /** Changes that the stream told and that are not drawn yet. */
  news: number;
  /** An old layering makes edges run backward: Tidy would help. */
  untidy: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

export type GraphStore = StoreApi<GraphState>;

export const nothingShown: Shown = {
  datasets: new Map(),
  handles: new Map(),
  more: [],
  levels: { up: 0, down: 0 },
  needs: [],
  uncounted: [],
};

export function createGraphStore(): GraphStore {
  return createStore<GraphState>(() => ({
    view: emptyView,
    phase: "loading",
    error: undefined,
    busy: false,
    refreshError: undefined,
    known: new KnownGraph(),
    revision: 0,
    shown: nothingShown,
    picture: undefined,
    path: undefined,
    hoverPath: undefined,
    comparison: undefined,
    personal: undefined,
    matches: undefined,
    ways: undefined,
    hover: undefined,
    active: undefined,
    rowCursor: undefined,
    rowScroll: {},
    finding: false,
    hub: undefined,
    question: undefined,
    asked: undefined,
    trail: [],
    news: 0,
    untidy: false,
    canUndo: false,
    canRedo: false,
  }));
}

const Context = createContext<GraphStore | undefined>(undefined);
export const GraphStoreProvider = Context.Provider;

export function useGraphStore(): GraphStore {
  const store = useContext(Context);
  if (!store) throw new Error("There is no graph around this component.");
  return store;
}

/** Reads a part of the state; the component draws anew when that part changes. */
export function useGraph<T>(select: (state: GraphState) => T): T {
  return useStore(useGraphStore(), select);
}
