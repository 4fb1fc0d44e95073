import { useState } from "react";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { Popover } from "./Menu";
import { chosenClock, clockName, momentText } from "./times";

interface Props {
  label: string;
  /** What stands there when no instant is chosen: "now". */
  none: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Chooses an instant, or none. */
export function DateTimePicker({ label, none, value, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(value ? fieldText(value) : "");
  function take(next: string | undefined) {
    setOpen(false);
    onChange(next);
  }
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="pick quiet" aria-label={`${label}: ${value ? momentText(value) : none}`}>
          <Icon name="clock" size={14} />
          {value ? momentText(value) : none}
          <Icon name="down" size={12} />
        </button>
      }
    >
      <form
        className="card-body stack"
        onSubmit={(event) => {
          event.preventDefault();
          const instant = instantOf(typed);
          if (instant) take(instant);
        }}
      >
        <label className="field">
          <span>{`${label}, ${clockName()}`}</span>
          <input className="input" type="datetime-local" step="1" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <div className="row">
          <Button type="submit" kind="primary" disabled={!instantOf(typed)}>
            Take it
          </Button>
          <Button onClick={() => take(undefined)}>{none.charAt(0).toUpperCase() + none.slice(1)}</Button>
        </div>
      </form>
    </Popover>
  );
}

/** An ISO instant as the field wants it: without zone, in the clock that was chosen; empty where the address holds no instant. */
export function fieldText(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return "";
  const shift = chosenClock() === "utc" ? 0 : date.getTimezoneOffset() * 60_000;
  return new Date(date.getTime() - shift).toISOString().slice(0, 19);
}

/** What the field holds as an ISO instant, or undefined where it is incomplete. */
export function instantOf(field: string): string | undefined {
  if (!field) return undefined;
  const date = new Date(chosenClock() === "utc" ? `${field}Z` : field);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
