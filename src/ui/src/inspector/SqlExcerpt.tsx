import { useMemo } from "react";
import styles from "./inspector.module.css";

export interface Marked {
  start: number;
  length: number;
  kind: "source" | "influence" | "wrong";
}

/** SQL to read: numbered lines, words in colour, spans marked. The editor with all its functions is on the job's page. */
export function SqlExcerpt({ sql, marks, numbered = true }: { sql: string; marks: readonly Marked[]; numbered?: boolean }) {
  const lines = useMemo(() => linesOf(sql, marks), [sql, marks]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reachable by the keyboard
    <pre className={styles.sql} tabIndex={0}>
      {lines.map((pieces, i) => (
        <span key={i} className={styles.sqlLine}>
          {numbered && <i className={styles.number}>{i + 1}</i>}
          {pieces.map((piece, j) =>
            piece.mark ? (
              <mark key={j} className={`${styles[piece.mark]} ${styles[piece.word] ?? ""}`}>
                {piece.text}
              </mark>
            ) : (
              <span key={j} className={styles[piece.word]}>
                {piece.text}
              </span>
            ),
          )}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

interface Piece {
  text: string;
  word: string;
  mark: Marked["kind"] | undefined;
}

const keywords = new Set(
  (
    "select insert into update delete merge using matched when then else end case from where join left right full inner outer cross on and or not in is null as group by order having limit offset " +
    "with recursive union all except intersect values set create table view replace temporary distinct over partition rows between exists like cast lateral returning qualify window"
  ).split(" "),
);
const token = /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$))|("(?:[^"]|"")*(?:"|$))|(\d+(?:\.\d+)?)|([A-Za-z_][\w$]*)|([\s\S])/g;

/** Cuts a text at its words and at the borders of spans, line by line. */
export function linesOf(sql: string, marks: readonly Marked[]): Piece[][] {
  const kindAt: (Marked["kind"] | undefined)[] = new Array(sql.length).fill(undefined);
  for (const mark of marks) for (let i = mark.start; i < Math.min(sql.length, mark.start + mark.length); i++) kindAt[i] = mark.kind;
  const lines: Piece[][] = [[]];
  const add = (text: string, word: string, mark: Piece["mark"]) => {
    const line = lines[lines.length - 1];
    const last = line[line.length - 1];
    if (last && last.word === word && last.mark === mark) last.text += text;
    else line.push({ text, word, mark });
  };
  for (const match of sql.matchAll(token)) {
    const word = wordOf(match, sql);
    for (let i = 0; i < match[0].length; i++) {
      const char = match[0][i];
      if (char === "\n") lines.push([]);
      else if (char !== "\r") add(char, word, kindAt[(match.index ?? 0) + i]);
    }
  }
  return lines;
}

function wordOf(match: RegExpMatchArray, sql: string): string {
  if (match[1] !== undefined) return "comment";
  if (match[2] !== undefined) return "string";
  if (match[4] !== undefined) return "numberWord";
  if (match[5] === undefined) return "plain";
  if (keywords.has(match[5].toLowerCase())) return "keyword";
  return sql[(match.index ?? 0) + match[5].length] === "(" ? "function" : "plain";
}
