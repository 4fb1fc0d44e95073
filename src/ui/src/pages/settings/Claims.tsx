import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { claimsQuery, type ManualClaim, withdrawClaim } from "../../api/settings";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { DatasetLink } from "../../parts/DatasetLink";
import { Confirm } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { More } from "../../parts/More";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";

/** What people said about edges: it survives every new event until it is withdrawn. */
export function Claims() {
  const claims = useInfiniteQuery(claimsQuery);
  const queries = useQueryClient();
  const [withdrawing, setWithdrawing] = useState<ManualClaim>();
  const list = claims.data?.pages.flatMap((page) => page.claims);
  const columns: Column<ManualClaim>[] = [
    {
      id: "action",
      head: "Word",
      sort: (claim) => claim.action,
      cell: (claim) => <Chip tone={claim.action === "reject" ? "fail" : "ok"}>{claim.action}</Chip>,
    },
    { id: "item", head: "Item", cell: (claim) => <Item claim={claim} /> },
    { id: "job", head: "Job", sort: (claim) => claim.job?.name, cell: (claim) => <span className="t2">{claim.job?.name}</span> },
    { id: "reason", head: "Reason", wraps: true, cell: (claim) => claim.reason },
    { id: "by", head: "By", sort: (claim) => claim.by, cell: (claim) => <span className="t2">{claim.by ?? "not told"}</span> },
    { id: "at", head: "When", sort: (claim) => claim.saidAt, cell: (claim) => <When at={claim.saidAt} as="moment" /> },
    {
      id: "do",
      head: <span className="visually-hidden">Do</span>,
      align: "right",
      cell: (claim) => (
        <Button size="small" onClick={() => setWithdrawing(claim)}>
          Withdraw…
        </Button>
      ),
    },
  ];
  return (
    <Answer of={{ ...claims, data: list }} what="what people said">
      {(rows) => (
        <Card title="Said by hand" count={count(rows.length)}>
          {rows.length === 0 ? (
            <Empty title="Nobody has confirmed or rejected an edge." icon="hand">
              An edge's panel in the lineage, and a claim's panel in the audit, have buttons for it.
            </Empty>
          ) : (
            <>
              <Table label="Claims by hand" columns={columns} rows={rows} rowKey={(claim) => claim.id} />
              {claims.hasNextPage && <More shown={rows.length} total={rows.length + 1} what="claim" query={claims} />}
            </>
          )}
          <Confirm
            title="Withdraw this word?"
            description="What events and SQL say counts again."
            action="Withdraw"
            needsReason
            open={withdrawing !== undefined}
            onOpenChange={() => setWithdrawing(undefined)}
            onConfirm={async (reason) => {
              if (withdrawing) await withdrawClaim(withdrawing.id, reason);
              await queries.invalidateQueries();
            }}
          />
        </Card>
      )}
    </Answer>
  );
}

/** What was said something of: a dataset or column, or what leads from one to another. */
function Item({ claim }: { claim: ManualClaim }) {
  const ends = [claim.source, claim.target].filter((end) => end !== null);
  return (
    <span className="row">
      {ends.map((end, i) => (
        <Fragment key={`${end.namespace}${end.name}${end.field}`}>
          {i > 0 && <Icon name="arrow" size={12} className="t3" label="to" />}
          <DatasetLink namespace={end.namespace} name={end.name} column={end.field ?? undefined} max={32} />
        </Fragment>
      ))}
    </span>
  );
}
