import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "../parts/Button";
import { Name } from "../parts/Name";
import { RunStateIcon } from "../parts/RunState";
import { Source } from "../parts/Source";
import { Failure, Skeleton } from "../parts/State";
import { When } from "../parts/When";
import { addNodes, removeNode } from "./actions";
import type { LineageAnswer } from "./answer";
import type { Side } from "./known";
import { lastPart } from "./names";
import styles from "./pickers.module.css";
import { useGraph } from "./store";
import { useEngine } from "./useEngine";

const pageSize = 100;
const mostValues = 6;
const addedAtOnce = 20;
const facetWords: Record<string, string> = { schema: "no schema", owner: "nobody", kind: "no kind", state: "no run" };

/** All neighbours of a hub on one side, the most used first: searched, narrowed by facets, and added to the picture one by one. */
export function HubPanel() {
  const hub = useGraph((state) => state.hub);
  return hub ? <Neighbours key={`${hub.dataset}${hub.side}`} {...hub} /> : null;
}

function Neighbours({ dataset, side }: { dataset: string; side: Side }) {
  const engine = useEngine();
  const known = useGraph((state) => state.known);
  const shown = useGraph((state) => state.shown);
  const moment = useGraph((state) => `${state.view.asOf ?? ""} ${state.view.claims}`);
  const [words, setWords] = useState("");
  const [facets, setFacets] = useState<Record<string, string[]>>({});
  const frame = useRef<HTMLDivElement>(null);
  const answer = useInfiniteQuery({
    queryKey: ["hub", dataset, side, moment, words, facets],
    queryFn: ({ signal, pageParam }) => engine.sourceNow().used(dataset, side, { words, facets }, pageSize, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: LineageAnswer) => last.cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = answer.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.nodes.filter((node) => node.depth > 0));
  const total = Math.max(0, (pages[0]?.totalNodes ?? 1) - 1);
  const counts = Object.entries(pages[0]?.facets ?? {}).filter(([name, values]) => values.length > 1 || facets[name]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => 32, overscan: 12 });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = answer;
  useEffect(() => {
    if (hasNextPage && !isFetching && last >= rows.length - 12) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, last, rows.length]);

  const anchor = `d:${dataset}`;
  const add = (ids: string[]) => {
    const wanted = new Set([dataset, ...ids]);
    for (const page of pages) {
      engine.store.getState().known.add({
        ...page,
        nodes: page.nodes.filter((node) => ids.includes(node.id)),
        edges: page.edges.filter((edge) => wanted.has(edge.source) && wanted.has(edge.target)),
      });
    }
    void engine.change((view) => addNodes(view, ids), { anchor });
  };
  const toggle = (facet: string, value: string) =>
    setFacets(({ [facet]: before = [], ...others }) => {
      const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
      return after.length > 0 ? { ...others, [facet]: after } : others;
    });
  const first = rows.slice(0, addedAtOnce).map((row) => row.id);
  return (
    <section className={styles.hub} aria-label="Neighbours">
      <div className={styles.hubHead}>
        <b>{lastPart(known.datasets.get(dataset)?.name ?? "")}</b>
        <span className="t3">
          {(known.neighbourCount(dataset, side) ?? total).toLocaleString("en")} {side === "up" ? "upstream" : "downstream"}
        </span>
        <span className="grow" />
        <IconButton icon="x" label="Close" onClick={() => engine.store.setState({ hub: undefined })} />
      </div>
      <input aria-label="Search the neighbours" placeholder="Search" value={words} onChange={(event) => setWords(event.target.value)} />
      {counts.map(([facet, values]) => (
        <fieldset key={facet} className={styles.facets}>
          <legend className="visually-hidden">By {facet}</legend>
          {values.slice(0, mostValues).map(({ value, count }) => (
            <button
              key={value}
              type="button"
              aria-pressed={facets[facet]?.includes(value) ?? false}
              title={`${facet}: ${value || facetWords[facet]}`}
              onClick={() => toggle(facet, value)}
            >
              {value || facetWords[facet]} {count.toLocaleString("en")}
            </button>
          ))}
        </fieldset>
      ))}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} what="the neighbours" />}
      {answer.isPending && <Skeleton rows={8} label="Loading the neighbours" />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reachable by the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll */}
      <div ref={frame} className={styles.hubRows} tabIndex={0} role="group" aria-label="Datasets" aria-busy={isFetching}>
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const info = rows[item.index];
            if (!info) return null;
            const drawn = shown.datasets.has(info.id);
            return (
              <label
                key={info.id}
                className={styles.hubRow}
                style={{ position: "absolute", left: 0, right: 0, transform: `translateY(${item.start}px)` }}
              >
                <input
                  type="checkbox"
                  checked={drawn}
                  onChange={() => (drawn ? void engine.change((view) => removeNode(view, info.id), { anchor }) : add([info.id]))}
                />
                <Source namespace={info.namespace} size={16} />
                <Name name={info.name} max={34} />
                <span className={styles.age}>
                  {info.lastRun && <RunStateIcon state={info.lastRun.state} size={12} />} <When at={info.lastWrittenAt} />
                </span>
              </label>
            );
          })}
        </div>
      </div>
      <div className={styles.hubFoot}>
        <span className="t3 grow">{total.toLocaleString("en")} listed, the most used first</span>
        <Button size="small" disabled={first.length === 0} onClick={() => add(first)}>
          Add the first {first.length}
        </Button>
      </div>
    </section>
  );
}
