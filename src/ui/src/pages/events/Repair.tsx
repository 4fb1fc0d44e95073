import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { discard, type RepairAnswer, repair, retry, setAsideEventQuery } from "../../api/events";
import { announce } from "../../parts/announce";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { counted } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Answer } from "../../parts/State";
import styles from "./Events.module.css";
import { rangeOfPointer } from "./pointer";

/** One event that was set aside: its body can be edited, checked and projected; the original stays stored. */
export function Repair({ id, onDone }: { id: string; onDone: () => void }) {
  const event = useQuery(setAsideEventQuery(id));
  return (
    <Answer of={event} what="this event" rows={10}>
      {(detail) => <Editor id={id} reason={detail.event.reason} pointer={detail.event.pointer} body={detail.body} onDone={onDone} />}
    </Answer>
  );
}

interface EditorProps {
  id: string;
  reason: string;
  pointer: string;
  body: unknown;
  onDone: () => void;
}

function Editor({ id, reason, pointer, body, onDone }: EditorProps) {
  const original = useMemo(() => pretty(body), [body]);
  const [text, setText] = useState(original);
  const [outcome, setOutcome] = useState<RepairAnswer | { error: string }>();
  const [asks, setAsks] = useState<"save" | "discard">();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const queries = useQueryClient();
  const parsed = parse(text);
  useEffect(() => markPointer(field.current, original, pointer), [original, pointer]);

  async function attempt(action: () => Promise<RepairAnswer | undefined>) {
    setBusy(true);
    try {
      setOutcome(await action());
    } catch (error) {
      setOutcome({ error: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  }

  async function finish(sentence: string) {
    announce(sentence);
    onDone();
    // The event itself is asked for no more: it is no longer there.
    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "set-aside-event" });
  }

  return (
    <Card title={`Event ${id}`}>
      <p className={styles.pointer}>
        <span>{reason}</span>
        {pointer && (
          <button
            type="button"
            className="link mono"
            onClick={() => markPointer(field.current, text, pointer)}
            title="Show the place in the body"
          >
            {pointer}
          </button>
        )}
      </p>
      <textarea
        ref={field}
        className={styles.editor}
        aria-label="Body of the event as JSON"
        aria-invalid={!parsed.ok}
        spellCheck={false}
        value={text}
        onChange={(change) => {
          setText(change.target.value);
          setOutcome(undefined);
        }}
      />
      {!parsed.ok && <p className="note fail">{parsed.error}</p>}
      {outcome && <OutcomeNote outcome={outcome} />}
      <div className="card-body wrap-row">
        <Button disabled={busy || !parsed.ok} onClick={() => attempt(() => repair(id, parsed.value, "", true))}>
          Check
        </Button>
        <Button kind="primary" disabled={busy || !parsed.ok || text === original} onClick={() => setAsks("save")}>
          Save and project
        </Button>
        <Button
          icon="redo"
          disabled={busy}
          onClick={() =>
            attempt(async () => {
              const answer = await retry(id);
              if (answer.projected > 0) await finish("The event was projected");
              else return { ok: false, problem: { reason, pointer } };
              return undefined;
            })
          }
        >
          Retry
        </Button>
        <span className="grow" />
        <Button kind="danger" disabled={busy} onClick={() => setAsks("discard")}>
          Discard…
        </Button>
      </div>
      <Confirm
        title="Save the changed body and project it?"
        description="The event as it was received stays stored beside it."
        action="Save and project"
        needsReason
        open={asks === "save"}
        onOpenChange={(open) => !open && setAsks(undefined)}
        onConfirm={async (why) => {
          const answer = await repair(id, parsed.value, why, false);
          if (!answer.ok) throw new Error(answer.problem?.reason ?? "It could not be projected.");
          await finish("The event was projected");
        }}
      />
      <Confirm
        title="Discard this event?"
        description="It stays stored as it was received, but is no longer listed here and nothing comes of it."
        action="Discard"
        danger
        needsReason
        open={asks === "discard"}
        onOpenChange={(open) => !open && setAsks(undefined)}
        onConfirm={async (why) => {
          await discard(id, why);
          await finish("The event was discarded");
        }}
      />
    </Card>
  );
}

function OutcomeNote({ outcome }: { outcome: RepairAnswer | { error: string } }) {
  if ("error" in outcome) return <p className="note fail">{outcome.error}</p>;
  if (!outcome.ok)
    return (
      <p className="note fail">{`Still not: ${outcome.problem?.reason ?? "it cannot be projected"} ${outcome.problem?.pointer ?? ""}`}</p>
    );
  const gives = outcome.would ?? outcome.did;
  if (!gives) return null;
  return (
    <p className="note ok">
      {`It would project: ${counted(gives.runs, "run")}, ${counted(gives.datasets, "dataset")}, ${counted(gives.edges, "edge")}, ${counted(gives.columnEdges, "column edge")}.`}
    </p>
  );
}

/** Selects what the pointer names, so that it is in view and marked. */
function markPointer(field: HTMLTextAreaElement | null, text: string, pointer: string): void {
  const range = field && pointer ? rangeOfPointer(text, pointer) : undefined;
  if (!field || !range) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(range.start, range.end);
  const line = text.slice(0, range.start).split("\n").length;
  field.scrollTop = Math.max(0, (line - 5) * 20);
}

function pretty(body: unknown): string {
  if (typeof body !== "string") return JSON.stringify(body, null, 2);
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; error: string; value?: undefined } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, error: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
