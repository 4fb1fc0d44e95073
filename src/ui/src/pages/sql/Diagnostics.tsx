import type { Diagnostic } from "../../api/sql";
import { Icon } from "../../parts/Icon";
import styles from "./Sql.module.css";

/** Doubts as sentences, each with its line and a caret below the place. */
export function Diagnostics({ diagnostics, sql }: { diagnostics: Diagnostic[]; sql: string }) {
  if (diagnostics.length === 0) return null;
  const lines = sql.split("\n");
  return (
    <ul className={styles.carets}>
      {diagnostics.map((one) => (
        <li key={`${one.code}${one.span.start}`}>
          <span className="row">
            <Icon
              name={one.severity === "error" ? "failed" : one.severity === "note" ? "help" : "warning"}
              size={14}
              className={one.severity === "error" ? "fail" : "warn"}
            />
            {one.message}
            <span className="t3">{`line ${one.span.line}, column ${one.span.column}`}</span>
          </span>
          <pre>{caretLines(lines[one.span.line - 1] ?? "", one.span.column, one.span.length)}</pre>
        </li>
      ))}
    </ul>
  );
}

/** The line with a caret below each marked character. */
export function caretLines(line: string, column: number, length: number): string {
  const start = Math.max(0, column - 1);
  const carets = Math.max(1, Math.min(length, line.length - start));
  return `${line}\n${line.slice(0, start).replace(/[^\t]/g, " ")}${"^".repeat(carets)}`;
}
