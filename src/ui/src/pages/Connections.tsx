import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type Connection, connectionsQuery } from "../api/connections";
import { Button } from "../parts/Button";
import { Card } from "../parts/Card";
import { Chip } from "../parts/Chip";
import { count } from "../parts/counts";
import { PageHead } from "../parts/PageHead";
import { RunStateIcon } from "../parts/RunState";
import { Answer } from "../parts/State";
import { type Column, Table } from "../parts/Table";
import { When } from "../parts/When";
import { ConnectionDialog } from "./connections/ConnectionDialog";
import { WhatACrawlGives } from "./connections/WhatACrawlGives";
import { everyWords } from "./ops/scheduleWords";

const route = getRouteApi("/connections");

const columns: Column<Connection>[] = [
  {
    id: "name",
    head: "Name",
    sort: (one) => one.name,
    cell: (one) => (
      <Link to="/connections/$name" params={{ name: one.name }} className="m">
        {one.name}
      </Link>
    ),
  },
  { id: "url", head: "Address", sort: (one) => one.url, cell: (one) => <span className="t2">{one.url}</span> },
  {
    id: "version",
    head: "Airflow",
    sort: (one) => one.airflowVersion,
    cell: (one) => one.airflowVersion ?? <span className="t3">not known yet</span>,
  },
  {
    id: "crawl",
    head: "Last crawl",
    sort: (one) => one.lastCrawl?.startedAt,
    cell: (one) =>
      one.lastCrawl ? (
        <span className="row" title={one.lastCrawl.error ?? undefined}>
          <RunStateIcon state={one.lastCrawl.outcome} />
          <When at={one.lastCrawl.startedAt} />
        </span>
      ) : (
        <span className="t3">never</span>
      ),
  },
  {
    id: "dags",
    head: "DAGs, runs read",
    align: "right",
    cell: ({ lastCrawl }) =>
      lastCrawl?.dags == null || lastCrawl.runs === null ? "" : `${count(lastCrawl.dags)}, ${count(lastCrawl.runs)}`,
  },
  { id: "budget", head: "Budget left", align: "right", cell: (one) => count(one.lastCrawl?.budgetLeft ?? one.budget) },
  {
    id: "rights",
    head: "Rights",
    cell: (one) =>
      one.missing === null ? (
        <span className="t3">not tested</span>
      ) : one.missing.length === 0 ? (
        <Chip tone="ok" icon="check">
          all
        </Chip>
      ) : (
        <Chip tone="warn" icon="warning" title={one.missing.map((right) => `${right.what}: ${right.cost}`).join("\n")}>
          {`${one.missing.length} missing`}
        </Chip>
      ),
  },
  { id: "every", head: "Every", cell: (one) => <span className="t2">{one.paused ? "paused" : everyWords(one.schedule)}</span> },
];

/** Airflow instances that are crawled. */
export function Connections() {
  const { add } = route.useSearch();
  const navigate = route.useNavigate();
  const connections = useQuery(connectionsQuery);
  const setAdd = (open: boolean) => void navigate({ search: { add: open ? true : undefined }, replace: true });
  return (
    <>
      <PageHead
        title="Airflow connections"
        description="The crawler reads DAGs, runs and rendered SQL over Airflow's REST API."
        actions={
          <Button kind="primary" icon="plus" onClick={() => setAdd(true)}>
            Add a connection
          </Button>
        }
      />
      <div className="page-body">
        <Answer of={connections} what="connections">
          {(list) =>
            list.length === 0 ? (
              <WhatACrawlGives onAdd={() => setAdd(true)} />
            ) : (
              <Card title="Connections" count={count(list.length)}>
                <Table
                  label="Connections"
                  columns={columns}
                  rows={list}
                  rowKey={(one) => one.name}
                  onOpen={(one) => void navigate({ to: "/connections/$name", params: { name: one.name } })}
                />
              </Card>
            )
          }
        </Answer>
      </div>
      {add && (
        <ConnectionDialog onClose={() => setAdd(false)} onSaved={(name) => void navigate({ to: "/connections/$name", params: { name } })} />
      )}
    </>
  );
}
