import type { LogLine } from "../../api/scheduled";

/** A log line as told, or taken from a text that begins with its time: "02:56:30 rows of crawls: 0". */
export function logLine(line: string | LogLine): LogLine {
  if (typeof line !== "string") return line;
  const match = /^(\d{2}:\d{2}:\d{2}) (.*)$/s.exec(line);
  return { at: match?.[1] ?? "", level: "info", text: match?.[2] ?? line };
}
