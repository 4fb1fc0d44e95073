import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { historyQuery } from "../api/assets";
import { type Diff as DiffAnswer, diffQuery } from "../api/insight";
import { AssetPicker, useNameOf } from "../parts/AssetPicker";
import { LinkButton } from "../parts/Button";
import { Card } from "../parts/Card";
import { Chip, type Tone } from "../parts/Chip";
import { Csv } from "../parts/Csv";
import { count } from "../parts/counts";
import { DatasetLink, JobLink } from "../parts/DatasetLink";
import { DateTimePicker } from "../parts/DateTimePicker";
import { More } from "../parts/More";
import { PageHead } from "../parts/PageHead";
import { Answer, Empty } from "../parts/State";
import { TabLinks } from "../parts/TabLinks";
import { type Column, Table } from "../parts/Table";
import { momentText } from "../parts/times";

type Change = DiffAnswer["changes"][number] & { at?: string | null };

const route = getRouteApi("/diff");
const kindWords: Record<string, string> = {
  dataset: "Datasets",
  job: "Jobs",
  edge: "Edges",
  columnEdge: "Column edges",
  column: "Columns",
};
const tones: Record<string, Tone> = { added: "ok", removed: "fail", retyped: "warn", changed: "warn", renamed: "accent" };
const day = 86_400_000;

/** What differs between two moments, in lists by kind; the graph shows the same as a picture. */
export function Diff() {
  const { id, from, to, kind } = route.useSearch();
  const navigate = route.useNavigate();
  const history = useQuery({ ...historyQuery(id ?? ""), enabled: Boolean(id) });
  const start = from ?? firstChange(history.data) ?? new Date(startOfToday() - 7 * day).toISOString();
  const end = to ?? new Date(startOfToday() + day).toISOString();
  const diff = useInfiniteQuery(diffQuery({ id, from: start, to: end, kind }));
  const first = diff.data?.pages[0];
  const changes = diff.data?.pages.flatMap((page) => page.changes as Change[]);
  const totals = (first?.totals ?? {}) as Record<string, number>;
  const sum = Object.values(totals).reduce((all, one) => all + one, 0);
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const about = useNameOf(id ?? "");
  const tab = (one: string | undefined) => ({ to: "/diff", search: { id, from, to, kind: one } }) as never;
  return (
    <>
      <PageHead
        documentTitle="Two moments"
        title={
          <span className="question">
            <span>What changed</span>
            <AssetPicker
              id={id ?? ""}
              shown={about}
              kinds="dataset"
              none={id ? "one dataset" : "anywhere"}
              onChange={(next) => set({ id: next })}
            />
            <span>from</span>
            <DateTimePicker label="From" none={momentText(start)} value={from} onChange={(next) => set({ from: next })} />
            <span>to</span>
            <DateTimePicker label="To" none="now" value={to} onChange={(next) => set({ to: next })} />
          </span>
        }
        actions={
          id && (
            <LinkButton icon="graph" kind="primary" to="/graph" search={{ root: [id], from: start, asof: to }}>
              Show in lineage
            </LinkButton>
          )
        }
        tabs={
          first?.totals && (
            <TabLinks
              label="Kinds of changes"
              current={kind ?? "all"}
              tabs={[
                { id: "all", word: "All", count: count(sum), link: tab(undefined) },
                ...Object.entries(totals).map(([one, number]) => ({
                  id: one,
                  word: kindWords[one] ?? one,
                  count: count(number),
                  link: tab(one),
                })),
              ]}
            />
          )
        }
      />
      <div className="page-body">
        <Answer of={{ ...diff, data: changes }} what="the differences" rows={10}>
          {(rows) => (
            <Card
              title="Changes"
              count={first?.totalsAreLowerBounds ? "the totals are lower bounds" : undefined}
              actions={<Csv path="/api/lineage/diff" query={{ asset: id, from: start, to: end, kind }} />}
            >
              {rows.length === 0 ? (
                <Empty title="Nothing differs." icon="compare">
                  {`Between ${momentText(start)} and ${momentText(end)} no dataset, job, edge or column was added or removed.`}
                </Empty>
              ) : (
                <>
                  <Table
                    label="Changes"
                    columns={columnsOf(rows)}
                    rows={rows}
                    rowKey={(row) => `${row.kind}${row.id}${row.column ?? ""}${row.change}`}
                  />
                  <More shown={rows.length} total={kind ? (totals[kind] ?? rows.length) : sum} what="change" query={diff} />
                </>
              )}
            </Card>
          )}
        </Answer>
      </div>
    </>
  );
}

const columns: Column<Change>[] = [
  { id: "change", head: "Change", sort: (row) => row.change, cell: (row) => <Chip tone={tones[row.change]}>{row.change}</Chip> },
  {
    id: "kind",
    head: "Kind",
    sort: (row) => row.kind,
    cell: (row) => <span className="t2">{(kindWords[row.kind] ?? row.kind).toLowerCase().replace(/s$/, "")}</span>,
  },
  { id: "what", head: "What", sort: (row) => row.dataset?.name ?? row.target?.name ?? row.job?.name, cell: (row) => <What row={row} /> },
  { id: "type", head: "Type", cell: (row) => <span className="t2">{[row.fromType, row.toType].filter(Boolean).join(" → ")}</span> },
  {
    id: "job",
    head: "By",
    sort: (row) => row.job?.name,
    cell: (row) => row.kind !== "job" && row.job && <JobLink namespace={row.job.namespace} name={row.job.name} max={40} />,
  },
  { id: "at", head: "When", align: "right", sort: (row) => row.at, cell: (row) => (row.at ? momentText(row.at) : "") },
];

/** Columns about which none of the changes says anything are left out. */
function columnsOf(rows: Change[]): Column<Change>[] {
  const isTold: Record<string, (row: Change) => unknown> = {
    type: (row) => row.fromType ?? row.toType,
    job: (row) => row.kind !== "job" && row.job,
    at: (row) => row.at,
  };
  return columns.filter((column) => rows.some(isTold[column.id] ?? (() => true)));
}

function What({ row }: { row: Change }) {
  if (row.kind === "job" && row.job) return <JobLink namespace={row.job.namespace} name={row.job.name} />;
  if (row.source && row.target) {
    return (
      <span className="row">
        <DatasetLink namespace={row.source.namespace} name={row.source.name} column={row.sourceColumn ?? undefined} max={36} />
        <span className="t3">→</span>
        <DatasetLink namespace={row.target.namespace} name={row.target.name} column={row.targetColumn ?? undefined} max={36} />
      </span>
    );
  }
  return row.dataset && <DatasetLink namespace={row.dataset.namespace} name={row.dataset.name} column={row.column ?? undefined} />;
}

function firstChange(history: { edges: { from: string }[] } | undefined): string | undefined {
  return history?.edges.map((edge) => edge.from).sort()[0];
}

function startOfToday(): number {
  return Math.floor(Date.now() / day) * day;
}
