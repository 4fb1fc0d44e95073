import { useState } from "react";
import styles from "./JsonView.module.css";

interface Props {
  value: unknown;
  /** Levels that are open at first. */
  open?: number;
  name?: string;
}

/** A JSON value as a tree that opens level by level. */
export function JsonView({ value, open = 1, name }: Props) {
  return (
    <div className={styles.tree}>
      <Value value={value} open={open} name={name} />
    </div>
  );
}

function Value({ value, open, name }: { value: unknown; open: number; name?: string }) {
  const [isOpen, setOpen] = useState(open > 0);
  const key = name === undefined ? null : <span className={styles.key}>{name}: </span>;
  if (value === null || typeof value !== "object") {
    return (
      <div className={styles.line}>
        {key}
        <Scalar value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const entries = isList ? value.map((item, index) => [String(index), item] as const) : Object.entries(value);
  const summary = isList ? `[${entries.length}]` : `{${entries.length}}`;
  if (entries.length === 0) {
    return (
      <div className={styles.line}>
        {key}
        {isList ? "[]" : "{}"}
      </div>
    );
  }
  return (
    <div>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "▾ " : "▸ "}
        {key}
        <span className="t3">{summary}</span>
      </button>
      {isOpen && (
        <div className={styles.inner}>
          {entries.map(([entryName, item]) => (
            <Value key={entryName} name={entryName} value={item} open={open - 1} />
          ))}
        </div>
      )}
    </div>
  );
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === "string") return <span className={styles.text}>"{value}"</span>;
  if (typeof value === "number") return <span className={styles.number}>{String(value)}</span>;
  return <span className={styles.word}>{String(value)}</span>;
}
