import { useQuery } from "@tanstack/react-query";
import { Problem } from "../api/problem";
import { jobSqlQuery, type Span } from "../api/sql";
import { Empty, Failure, Skeleton } from "../parts/State";
import { sqlFacet } from "./queries";
import { type Marked, SqlExcerpt } from "./SqlExcerpt";

/** The SQL that a job ran, with the parts that give values and decide rows marked. */
export function JobSql({ job, source }: { job: string; source: string | undefined }) {
  const analysis = useQuery({ ...jobSqlQuery(job), retry: false });
  const facet = useQuery({ ...sqlFacet(job), enabled: analysis.isError });
  if (analysis.data) return <SqlExcerpt sql={analysis.data.sql} marks={marksOf(analysis.data, source)} />;
  if (analysis.isPending || facet.isPending) return <Skeleton rows={5} height={20} label="Loading the SQL" />;
  if (facet.data) return <SqlExcerpt sql={facet.data} marks={[]} />;
  if (facet.error) return <Failure error={facet.error} what="the SQL of this job" retry={() => void facet.refetch()} />;
  const detail = analysis.error instanceof Problem && !analysis.error.isNotOffered ? analysis.error.detail : undefined;
  return (
    <Empty icon="sql" title="This job hands over no SQL.">
      {detail ?? "Its reads and writes come from what its producer says."}
    </Empty>
  );
}

interface Analysed {
  statements: {
    columns: { sources: { table: { name: string }; spans: Span[] }[] }[];
    influences: { span: Span; columns: { table: { name: string } }[] }[];
  }[];
}

/** Spans of the chosen table, or of all tables. */
function marksOf(analysis: Analysed, source: string | undefined): Marked[] {
  const wanted = (name: string) => source === undefined || source === name || source.endsWith(`.${name}`);
  return analysis.statements.flatMap((statement) => [
    ...statement.influences
      .filter((influence) => source === undefined || influence.columns.some((column) => wanted(column.table.name)))
      .map((influence) => ({ ...influence.span, kind: "influence" as const })),
    ...statement.columns.flatMap((column) =>
      column.sources
        .filter((one) => wanted(one.table.name))
        .flatMap((one) => one.spans.map((span) => ({ start: span.start, length: span.length, kind: "source" as const }))),
    ),
  ]);
}
