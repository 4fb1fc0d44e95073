import { Card } from "../../parts/Card";
import { Csv } from "../../parts/Csv";
import { count } from "../../parts/counts";
import { Answer, Empty } from "../../parts/State";
import { ContradictedTable } from "../audit/ContradictedTable";
import type { JobData } from "./useJob";

/** What producers claimed of this job and its SQL contradicts. */
export function JobClaims({ data }: { data: JobData }) {
  return (
    <Answer of={data.audit} what="claims">
      {(audit) => (
        <Card
          title="Contradicted claims"
          count={count(audit.contradicted.length)}
          actions={<Csv path="/api/lineage/audit" query={{ job: data.id, part: "contradicted" }} />}
        >
          {audit.contradicted.length === 0 ? (
            <Empty title="No claim of this job is contradicted." icon="succeeded">
              Claims whose SQL was not understood, or that have none, count as not checked.
            </Empty>
          ) : (
            <ContradictedTable claims={audit.contradicted} />
          )}
        </Card>
      )}
    </Answer>
  );
}
