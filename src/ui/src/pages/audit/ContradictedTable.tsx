import { Link } from "@tanstack/react-router";
import type { Contradicted } from "../../api/insight";
import { Chip } from "../../parts/Chip";
import { nameParts } from "../../parts/names";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";

const columns: Column<Contradicted>[] = [
  { id: "producer", head: "Said by", sort: (claim) => claim.producer, cell: (claim) => <Chip>{claim.producer}</Chip> },
  { id: "claim", head: "Claim", cell: (claim) => <Claim claim={claim} /> },
  { id: "why", head: "Why it is false", sort: (claim) => claim.why, wraps: true, cell: (claim) => <span className="t2">{claim.why}</span> },
  {
    id: "job",
    head: "Job",
    sort: (claim) => claim.jobName,
    cell: (claim) => (
      <Link to="/job" search={{ ns: claim.jobNamespace, name: claim.jobName, at: placeOf(claim) }} title={claim.jobName} className="name">
        <span className="last">{shortName(claim.jobName)}</span>
      </Link>
    ),
  },
  {
    id: "place",
    head: "The SQL",
    cell: (claim) =>
      placeWords(claim) ? (
        <Link to="/job" search={{ ns: claim.jobNamespace, name: claim.jobName, at: placeOf(claim) }}>
          {placeWords(claim)}
        </Link>
      ) : (
        <span className="t3">no place told</span>
      ),
  },
  { id: "runs", head: "Runs", align: "right", sort: (claim) => claim.runs, cell: (claim) => claim.runs },
  { id: "at", head: "Last", align: "right", sort: (claim) => claim.lastSeenAt, cell: (claim) => <When at={claim.lastSeenAt} /> },
];

/** Claims with the SQL that contradicts them. */
export function ContradictedTable({
  claims,
  onOpen,
  selected,
}: {
  claims: Contradicted[];
  onOpen?: (claim: Contradicted) => void;
  selected?: string;
}) {
  return (
    <Table
      label="Contradicted claims"
      columns={columns}
      rows={claims}
      rowKey={claimKey}
      rowHeight={40}
      onOpen={onOpen}
      selected={selected}
    />
  );
}

export function claimKey(claim: Contradicted): string {
  return [
    claim.producer,
    claim.jobId,
    claim.item,
    claim.evidence,
    claim.from?.name,
    claim.from?.field,
    claim.to?.name,
    claim.to?.field,
  ].join("\n");
}

function Claim({ claim }: { claim: Contradicted }) {
  return (
    <span title={`${fullName(claim.from)} → ${fullName(claim.to)}`}>
      <b className="m">{endWords(claim.from)}</b> → <b className="m">{endWords(claim.to)}</b>
    </span>
  );
}

function endWords(end: Contradicted["from"] | Contradicted["to"]): string {
  if (!end) return "nothing";
  const table = nameParts(end.name).last;
  return end.field ? `${table}.${end.field}` : table;
}

function fullName(end: Contradicted["from"] | Contradicted["to"]): string {
  return end ? [end.name, end.field].filter(Boolean).join(".") : "nothing";
}

function placeOf(claim: Contradicted): string | undefined {
  return claim.span ? `${claim.span.start}-${claim.span.length}` : undefined;
}

/** The place in the SQL: as told, or taken from the sentence that names it. */
function placeWords(claim: Contradicted): string | undefined {
  if (claim.span) return `line ${claim.span.line}, column ${claim.span.column}`;
  return /line \d+, column \d+/.exec(claim.why ?? "")?.[0];
}

function shortName(name: string): string {
  return name.length > 36 ? `…${name.slice(-35)}` : name;
}
