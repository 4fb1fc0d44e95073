import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { muteAlertRule } from "../../api/alerts";
import { announce } from "../../parts/announce";
import { Button } from "../../parts/Button";
import { fieldText, instantOf } from "../../parts/DateTimePicker";
import { Dialog } from "../../parts/Dialog";
import { clockName } from "../../parts/times";

const spans: { word: string; hours: number }[] = [
  { word: "1 hour", hours: 1 },
  { word: "8 hours", hours: 8 },
  { word: "1 day", hours: 24 },
  { word: "7 days", hours: 168 },
];

/** Until when a rule tells nobody. */
export function MuteDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const inHours = (hours: number) => fieldText(new Date(Date.now() + hours * 3_600_000).toISOString());
  const [until, setUntil] = useState(() => inHours(24));
  const [problem, setProblem] = useState<string>();
  const queries = useQueryClient();
  const instant = instantOf(until);
  const isPast = instant !== undefined && Date.parse(instant) <= Date.now();

  async function mute() {
    if (!instant) return;
    setProblem(undefined);
    try {
      await muteAlertRule(name, instant);
      announce("Muted");
      await queries.invalidateQueries({ queryKey: ["alert-rules"] });
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Dialog title={`Mute ${name}`} description="What it finds meanwhile is kept as muted and told nobody." open onOpenChange={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void mute();
        }}
      >
        <div className="wrap-row">
          {spans.map(({ word, hours }) => (
            <Button key={word} size="small" onClick={() => setUntil(inHours(hours))}>
              {word}
            </Button>
          ))}
        </div>
        <label className="field">
          <span>{`Until, ${clockName()}`}</span>
          <input
            className="input"
            type="datetime-local"
            step="1"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            required
          />
          {isPast && <small className="t3">This has passed already.</small>}
        </label>
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" disabled={!instant || isPast}>
            Mute
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
