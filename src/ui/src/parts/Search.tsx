import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Hit, type HitKind, hitKinds, kindWords, searchKinds } from "../api/search";
import { count } from "./counts";
import { HitRow } from "./HitRow";
import { Icon } from "./Icon";
import { openHit } from "./openHit";
import styles from "./Search.module.css";
import { Failure } from "./State";
import { useSettled } from "./useSettled";
import { visited, visitedAsHit } from "./visited";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The palette that "/" opens: hits of every kind, moved through by arrow keys. */
export function Search({ open, onOpenChange }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content className={styles.palette} aria-describedby={undefined}>
          <Radix.Title className="visually-hidden">Search</Radix.Title>
          <Palette close={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ close }: { close: () => void }) {
  const [typed, setTyped] = useState("");
  const [only, setOnly] = useState<HitKind>();
  const [at, setAt] = useState(0);
  const words = useSettled(typed.trim(), 80);
  const navigate = useNavigate();
  const list = useId();
  const found = useQuery({
    queryKey: ["search", words, only],
    queryFn: ({ signal }) => searchKinds(words, only ? 40 : 5, only ? [only] : hitKinds, {}, signal),
    enabled: words.length > 0,
    placeholderData: keepPreviousData,
  });
  const groups = words ? (found.data ?? []) : [];
  const hits: Hit[] = words ? groups.flatMap((group) => group.hits) : visited().map(visitedAsHit);
  const current = Math.min(at, Math.max(0, hits.length - 1));

  function open(hit: Hit | undefined, event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }) {
    if (!hit) return;
    close();
    void openHit(navigate, hit, event.altKey ? "second root" : event.ctrlKey || event.metaKey ? "lineage" : "page");
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "ArrowDown") setAt((current + 1) % Math.max(1, hits.length));
    else if (event.key === "ArrowUp") setAt((current + hits.length - 1) % Math.max(1, hits.length));
    else if (event.key === "Enter") open(hits[current], event);
    else if (event.key === "Tab" && words)
      setOnly(
        nextKind(
          only,
          groups.map((group) => group.kind),
          event.shiftKey,
        ),
      );
    else return;
    event.preventDefault();
  }

  let index = 0;
  return (
    <>
      <div className={styles.field}>
        <Icon name="search" className="t3" />
        <input
          aria-label="Search tables, columns, jobs, owners, SQL"
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={hits.length ? `${list}-${current}` : undefined}
          placeholder="Search tables, columns, jobs, owners, SQL"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            if (!event.target.value.trim()) setOnly(undefined);
          }}
          onKeyDown={onKey}
          // biome-ignore lint/a11y/noAutofocus: the reader opened the search in order to type
          autoFocus
          spellCheck={false}
        />
        {only && <span className="chip accent">{kindWords[only]}</span>}
      </div>
      <div id={list} role="listbox" aria-label="Results" className={styles.results}>
        {!words && hits.length > 0 && <Heading word="Last visited" />}
        {!words && hits.map((hit, i) => <Option key={hit.assetId} {...{ hit, list, i, current, setAt, open }} />)}
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a list box
          <div key={group.kind} role="group" aria-label={kindWords[group.kind]}>
            <Heading word={kindWords[group.kind]} total={group.total} />
            {group.hits.map((hit) => {
              const i = index++;
              return <Option key={`${hit.kind}${hit.assetId}${hit.column}${hit.text}${i}`} {...{ hit, list, i, current, setAt, open }} />;
            })}
          </div>
        ))}
      </div>
      {words && found.isError && !found.data && <Failure error={found.error} retry={() => found.refetch()} what="search results" />}
      {words && found.data?.length === 0 && !found.isPlaceholderData && (
        <p className={styles.none}>
          Nothing is called “{words}”.{" "}
          {only && (
            <button type="button" className="link" onClick={() => setOnly(undefined)}>
              Search in everything
            </button>
          )}
        </p>
      )}
      {!words && <Questions close={close} />}
      <footer className={styles.foot}>
        <kbd>Enter</kbd> open <kbd>Ctrl Enter</kbd> lineage <kbd>Alt Enter</kbd> second start <kbd>Tab</kbd> narrow
      </footer>
    </>
  );
}

interface OptionProps {
  hit: Hit;
  list: string;
  i: number;
  current: number;
  setAt: (at: number) => void;
  open: (hit: Hit, event: React.MouseEvent) => void;
}

function Option({ hit, list, i, current, setAt, open }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (i === current) row.current?.scrollIntoView({ block: "nearest" });
  }, [i, current]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys of its list box
    <div
      ref={row}
      id={`${list}-${i}`}
      role="option"
      tabIndex={-1}
      aria-selected={i === current}
      className={styles.option}
      onMouseMove={() => i !== current && setAt(i)}
      onClick={(event) => open(hit, event)}
    >
      <HitRow hit={hit} />
    </div>
  );
}

function Heading({ word, total }: { word: string; total?: number }) {
  return (
    <div className={styles.heading} role="presentation">
      {word} {total !== undefined && <span>{count(total)}</span>}
    </div>
  );
}

/** The three questions that lead, for a reader who has not typed yet. */
function Questions({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const questions = [
    { words: "Where does it come from?", icon: "graph", to: "/graph" },
    { words: "What breaks if…", icon: "warning", to: "/impact" },
    { words: "Why is it wrong?", icon: "clock", to: "/cause" },
  ] as const;
  return (
    <div className={styles.results}>
      {questions.map((question) => (
        <button
          key={question.to}
          type="button"
          className={styles.option}
          onClick={() => {
            close();
            void navigate({ to: question.to });
          }}
        >
          <Icon name={question.icon} className="t3" />
          {question.words}
        </button>
      ))}
    </div>
  );
}

function nextKind(only: HitKind | undefined, shown: HitKind[], back: boolean): HitKind | undefined {
  const kinds = only ? [...hitKinds] : shown;
  if (!only) return back ? kinds.at(-1) : kinds[0];
  return kinds[kinds.indexOf(only) + (back ? -1 : 1)];
}
