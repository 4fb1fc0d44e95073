import { type ReactNode, useState } from "react";
import { Icon } from "./Icon";
import { Popover } from "./Menu";

export interface Option {
  value: string;
  label: string;
  icon?: ReactNode;
  note?: string;
}

interface Props {
  /** What is chosen here, for screen readers: "Column". */
  label: string;
  /** What the button shows. */
  shown: ReactNode;
  options: Option[];
  value: string;
  onChange: (value: string) => void;
  quiet?: boolean;
  /** Tells what was typed, where the options come from the service. */
  onType?: (words: string) => void;
}

/** A button within a sentence that opens a list with a search field. */
export function Picker({ label, shown, options, value, onChange, quiet, onType }: Props) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const matching = onType ? options : options.filter((option) => option.label.toLowerCase().includes(words.toLowerCase()));
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={quiet ? "pick quiet" : "pick"}>
          <span className="visually-hidden">{`${label}: `}</span>
          {shown}
          <Icon name="down" size={12} />
        </button>
      }
    >
      {(onType || options.length > 8) && (
        <label className="find picker-find">
          <Icon name="search" size={14} />
          <input
            aria-label={`Search ${label.toLowerCase()}`}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              onType?.(event.target.value);
            }}
          />
        </label>
      )}
      <div role="listbox" aria-label={label}>
        {matching.map((option) => (
          <button
            key={option.value}
            type="button"
            role="option"
            aria-selected={option.value === value}
            className="option"
            onClick={() => {
              setOpen(false);
              setWords("");
              onChange(option.value);
            }}
          >
            {option.icon}
            {option.label}
            {option.note && <span className="t3">{option.note}</span>}
          </button>
        ))}
      </div>
      {matching.length === 0 && <p className="card-body t2">{words ? "Nothing matches." : "Type a name."}</p>}
    </Popover>
  );
}
