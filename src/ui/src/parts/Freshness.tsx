import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { progressQuery } from "../api/ops";
import { count, counted } from "./counts";

/** One sentence about how far the graph has got with the event log. */
export function Freshness() {
  const { data, failureCount, isError } = useQuery(progressQuery);
  if (isError || failureCount >= 2) return <Sentence kind="lost">Not connected, trying again</Sentence>;
  if (!data) return null;
  if (data.setAside) {
    return (
      <Link to="/events/set-aside" className="fresh aside">
        <i />
        {count(data.setAside)} set aside
      </Link>
    );
  }
  if (data.unprojectedEvents > 0) return <Sentence kind="reading">Reading {counted(data.unprojectedEvents, "event")}…</Sentence>;
  if (data.logEnd === 0) return <Sentence kind="reading">Listening · 0 events</Sentence>;
  return <Sentence kind="">Up to date · {counted(data.logEnd, "event")}</Sentence>;
}

function Sentence({ kind, children }: { kind: string; children: React.ReactNode }) {
  return (
    <span className={`fresh ${kind}`} role="status">
      <i />
      <span>{children}</span>
    </span>
  );
}
