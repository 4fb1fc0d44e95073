import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type PiiItem, piiKinds, piiReportQuery } from "../api/pii";
import { Card } from "../parts/Card";
import { Chip } from "../parts/Chip";
import { Csv } from "../parts/Csv";
import { counted } from "../parts/counts";
import { ColumnLink, DatasetLink } from "../parts/DatasetLink";
import { More } from "../parts/More";
import { nameParts } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { Answer, Empty } from "../parts/State";
import { type Column, Table } from "../parts/Table";
import { RulesAndPlaces } from "./pii/RulesAndPlaces";
import { originWords, stepWords } from "./pii/words";

const route = getRouteApi("/pii");

const columns: Column<PiiItem>[] = [
  {
    id: "dataset",
    head: "Dataset",
    sort: (item) => item.dataset.name,
    cell: (item) => <DatasetLink namespace={item.dataset.namespace} name={item.dataset.name} />,
  },
  {
    id: "column",
    head: "Column",
    sort: (item) => item.column,
    cell: (item) => <ColumnLink namespace={item.dataset.namespace} name={item.dataset.name} column={item.column} />,
  },
  {
    id: "kind",
    head: "Kind",
    sort: (item) => item.kind,
    cell: (item) => (
      <Chip tone="warn" icon="shield">
        {item.kind}
      </Chip>
    ),
  },
  { id: "why", head: "Known", wraps: true, sort: originWords, cell: (item) => <span className="t2">{originWords(item)}</span> },
  { id: "path", head: "How it came here", wraps: true, cell: (item) => <Way item={item} /> },
];

/** Where personal data lies unmasked outside of its allowed places, and by which rules that is known. */
export function Pii() {
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const report = useInfiniteQuery(piiReportQuery(kind));
  const first = report.data?.pages[0];
  const list = report.data?.pages.flatMap((page) => page.columns);
  return (
    <>
      <PageHead
        title="Personal data"
        description="Flags by hand, by tags and by rules are carried along column lineage. What a hash or token replaces is pseudonymous, what is only counted is gone; the rest is listed here unless its place is allowed."
      />
      <div className="page-body">
        <div className="stack">
          <Card
            title="Unmasked outside of its allowed places"
            count={first && (first.total === 0 ? "0" : `${counted(first.total, "column")} in ${counted(first.datasets, "dataset")}`)}
            actions={
              <>
                <select
                  className="control-select"
                  aria-label="Kind of personal data"
                  value={kind ?? ""}
                  onChange={(event) => void navigate({ search: { kind: event.target.value || undefined }, replace: true })}
                >
                  <option value="">All kinds</option>
                  {piiKinds.map((one) => (
                    <option key={one}>{one}</option>
                  ))}
                </select>
                <Csv path="/api/lineage/pii/report" query={{ kind, part: "columns", limit: 1000 }} />
              </>
            }
          >
            <Answer of={{ ...report, data: list }} what="the report" rows={8}>
              {(rows) =>
                rows.length === 0 ? (
                  <Empty title="No personal data lies outside of its allowed places." icon="shield">
                    Only what a person, a tag or a rule flags is followed: the shield beside a dataset's column flags one, rules are below.
                  </Empty>
                ) : (
                  <>
                    <Table label="Unmasked personal data" columns={columns} rows={rows} rowKey={rowKey} rowHeight={40} />
                    <More shown={rows.length} total={first?.total ?? rows.length} what="column" query={report} />
                  </>
                )
              }
            </Answer>
            {first?.truncated && <p className="note">A limit was met: there may be more.</p>}
            {first !== undefined && first.unreadJobs > 0 && (
              <p className="note">{`The SQL of ${counted(first.unreadJobs, "job")} was not read; what only their SQL masks is listed too.`}</p>
            )}
          </Card>
          <RulesAndPlaces />
        </div>
      </div>
    </>
  );
}

const rowKey = (item: PiiItem) => `${item.dataset.id}\n${item.column}\n${item.kind}`;

function Way({ item }: { item: PiiItem }) {
  if (item.path.length === 0) return <span className="t3">declared here</span>;
  return (
    <span className="t2">
      {item.path.map((step, index) => (
        <span key={`${step.target.datasetId}${step.target.field}`} title={stepWords(step)}>
          {index > 0 && " → "}
          <Link to="/job" search={{ ns: step.job.namespace, name: step.job.name, col: step.target.field ?? undefined }}>
            {nameParts(step.job.name).last}
          </Link>{" "}
          {step.why}
        </span>
      ))}
    </span>
  );
}
