import type { Hit } from "../api/search";
import { Highlighted } from "./Highlighted";
import { Icon } from "./Icon";
import type { IconName } from "./icons";
import { Source } from "./Source";

const icons: Record<string, IconName> = {
  job: "job",
  owner: "user",
  tag: "tag",
  term: "glossary",
  description: "file",
  sql: "sql",
  column: "columns",
  dataset: "table",
};

/** What a hit shows: its kind, the match in bold, and where it is. */
export function HitRow({ hit }: { hit: Hit }) {
  const own = ["name", "owner", "tag", "term"].includes(hit.matched);
  return (
    <>
      {hit.kind === "dataset" || hit.kind === "column" ? (
        <Source namespace={hit.namespace ?? ""} />
      ) : (
        <Icon name={icons[hit.kind] ?? "search"} size={16} className="t3" />
      )}
      <span className="hit-text">
        {hit.kind === "column" ? (
          <>
            <span className="t2">{hit.name}.</span>
            <Highlighted text={hit.column ?? ""} spans={hit.matched === "column" ? hit.highlights : []} />
          </>
        ) : own ? (
          <>
            <Highlighted text={hit.text} spans={hit.highlights} />
            {hit.kind === "term" && hit.name !== hit.text && <span className="t3 hit-context">{`another word for ${hit.name}`}</span>}
          </>
        ) : (
          <>
            {hit.name}
            <span className="t3 hit-context">
              <Highlighted text={hit.text.trim()} spans={shifted(hit)} />
            </span>
          </>
        )}
      </span>
      <span className="grow" />
      <span className="t3 small hit-place">
        {hit.parent && `in ${hit.parent.name} · `}
        {hit.kind === "job" || hit.kind === "sql" ? hit.namespace : shortNamespace(hit.namespace)}
      </span>
      {hit.popularity > 0 && <span className="t3 small num">{hit.popularity}</span>}
    </>
  );
}

function shifted(hit: Hit): { start: number; length: number }[] {
  const cut = hit.text.length - hit.text.trimStart().length;
  return hit.highlights.map((span) => ({ start: span.start - cut, length: span.length })).filter((span) => span.start >= 0);
}

/** "postgres://127.0.0.1:5432" → "127.0.0.1:5432" */
function shortNamespace(namespace: string | null): string {
  return namespace?.replace(/^[a-z0-9+]+:\/\//i, "") ?? "";
}
