interface Props {
  text: string;
  spans: { start: number; length: number }[];
}

/** A text with the matched parts in bold. */
export function Highlighted({ text, spans }: Props) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at) continue;
    parts.push(text.slice(at, span.start));
    parts.push(<b key={span.start}>{text.slice(span.start, span.start + span.length)}</b>);
    at = span.start + span.length;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
