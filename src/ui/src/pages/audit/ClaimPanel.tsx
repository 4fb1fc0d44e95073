import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { send } from "../../api/client";
import type { Contradicted } from "../../api/insight";
import { jobSqlQuery } from "../../api/sql";
import { Button, IconButton, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Confirm } from "../../parts/Dialog";
import { nodeId } from "../../parts/names";
import { Answer } from "../../parts/State";
import { SqlView } from "../../sql/SqlView";
import { FalseClaim } from "../job/ColumnsCard";

interface Props {
  claim: Contradicted;
  onClose: () => void;
}

/** A contradicted claim beside the SQL that contradicts it. */
export function ClaimPanel({ claim, onClose }: Props) {
  const id = nodeId("job", claim.jobNamespace, claim.jobName);
  const sql = useQuery(jobSqlQuery(id));
  const [confirming, setConfirming] = useState(false);
  const queries = useQueryClient();
  const { span } = claim;
  const marks = useMemo(() => (span ? [{ from: span.start, to: span.start + span.length, kind: "wrong" as const }] : []), [span]);
  return (
    <aside className="stack" aria-label="The claim">
      <Card title={claim.jobName} actions={<IconButton icon="x" label="Close" onClick={onClose} />}>
        <FalseClaim claim={claim} />
        <Answer of={sql} what="the SQL of this job" rows={6}>
          {(analysis) => (
            <SqlView label="SQL that contradicts" text={analysis.sql} dialect={analysis.dialect} marks={marks} reveal={span?.start} />
          )}
        </Answer>
        <div className="card-body wrap-row">
          <LinkButton
            size="small"
            icon="sql"
            to="/job"
            search={{ ns: claim.jobNamespace, name: claim.jobName, at: span ? `${span.start}-${span.length}` : undefined }}
          >
            Open the SQL
          </LinkButton>
          <LinkButton size="small" icon="graph" to="/graph" search={{ root: [rootOf(claim)], claims: true }}>
            Show in lineage
          </LinkButton>
          <Button size="small" icon="hand" onClick={() => setConfirming(true)}>
            Confirm anyway…
          </Button>
        </div>
      </Card>
      <Confirm
        title="Confirm this claim although its SQL contradicts it?"
        description="What people say survives every new event, until it is withdrawn in the settings."
        action="Confirm"
        needsReason
        open={confirming}
        onOpenChange={setConfirming}
        onConfirm={async (reason) => {
          await send("POST", "/api/lineage/claims", { body: claimBody(claim, reason) });
          await queries.invalidateQueries();
        }}
      />
    </aside>
  );
}

function rootOf(claim: Contradicted): string {
  const end = claim.to ?? claim.from;
  return end ? nodeId("dataset", end.namespace, end.name) : nodeId("job", claim.jobNamespace, claim.jobName);
}

function claimBody(claim: Contradicted, reason: string) {
  const end = (one: { namespace: string; name: string } | null) => (one ? { namespace: one.namespace, name: one.name } : null);
  const isColumn = claim.from?.field && claim.to?.field;
  return {
    kind: claim.from && claim.to ? "edge" : claim.from ? "read" : "write",
    action: "confirm",
    reason,
    source: end(claim.from),
    target: end(claim.to),
    job: { namespace: claim.jobNamespace, name: claim.jobName },
    ...(isColumn ? { columns: [{ source: claim.from?.field, target: claim.to?.field, masking: false }] } : {}),
  };
}
