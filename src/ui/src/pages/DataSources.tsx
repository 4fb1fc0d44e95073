import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { crawlSource, type DataSource, dataSourcesQuery, forgetSource, testSource } from "../api/dataSources";
import { announce } from "../parts/announce";
import { Button } from "../parts/Button";
import { Card } from "../parts/Card";
import { count } from "../parts/counts";
import { Confirm } from "../parts/Dialog";
import { PageHead } from "../parts/PageHead";
import { RunStateIcon } from "../parts/RunState";
import { Answer, Empty, Failure } from "../parts/State";
import { type Column, Table } from "../parts/Table";
import { When } from "../parts/When";
import { everyWords } from "./ops/scheduleWords";
import { CheckResult } from "./sources/CheckResult";
import { SourceDialog } from "./sources/SourceDialog";

const route = getRouteApi("/sources");

const columns: Column<DataSource>[] = [
  { id: "name", head: "Name", sort: (one) => one.name, cell: (one) => <span className="m">{one.name}</span> },
  { id: "kind", head: "Kind", sort: (one) => one.kind, cell: (one) => one.kind },
  { id: "address", head: "Address", sort: (one) => one.address, cell: (one) => <span className="t2">{one.address}</span> },
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
  { id: "found", head: "What it found", wraps: true, cell: (one) => <span className="t2">{one.lastCrawl?.summary ?? ""}</span> },
  { id: "every", head: "Every", cell: (one) => <span className="t2">{everyWords(one.schedule)}</span> },
];

/** Databases and folders of files whose tables, views and rows are looked into. */
export function DataSources() {
  const { add, sel } = route.useSearch();
  const navigate = route.useNavigate();
  const sources = useQuery(dataSourcesQuery);
  const open = (search: { add?: true; sel?: string }) => void navigate({ search, replace: true });
  return (
    <>
      <PageHead
        title="Data sources"
        description="Tables, views and their columns are read from the databases themselves; views are lineage even when nobody sends events."
        actions={
          <Button kind="primary" icon="plus" onClick={() => open({ add: true })}>
            Add a data source
          </Button>
        }
      />
      <div className="page-body">
        <Answer of={sources} what="data sources">
          {(list) => {
            const chosen = list.find((one) => one.name === sel);
            return list.length === 0 ? (
              <Card title="No data source yet">
                <Empty
                  title="Nothing is read from a database yet."
                  icon="database"
                  action={
                    <Button icon="plus" onClick={() => open({ add: true })}>
                      Add the first
                    </Button>
                  }
                >
                  PostgreSQL, MySQL, MariaDB, SQL Server, DuckDB, and files in an allowed folder; a role that may only read is enough.
                </Empty>
              </Card>
            ) : (
              <div className="stack">
                <Card title="Data sources" count={count(list.length)}>
                  <Table
                    label="Data sources"
                    columns={columns}
                    rows={list}
                    rowKey={(one) => one.name}
                    selected={sel}
                    onOpen={(one) => open({ sel: one.name })}
                  />
                </Card>
                {chosen && <Chosen key={chosen.name} source={chosen} onForgotten={() => open({})} />}
              </div>
            );
          }}
        </Answer>
      </div>
      {add && <SourceDialog onClose={() => open({})} onSaved={(name) => open({ sel: name })} />}
    </>
  );
}

function Chosen({ source, onForgotten }: { source: DataSource; onForgotten: () => void }) {
  const queries = useQueryClient();
  const [asks, setAsks] = useState<"edit" | "forget">();
  const test = useMutation({ mutationFn: () => testSource(source.name) });
  const crawl = useMutation({
    mutationFn: () => crawlSource(source.name),
    onSuccess: async () => {
      announce("The crawl was started");
      await queries.invalidateQueries({ queryKey: ["data-sources"] });
    },
  });
  return (
    <Card
      title={source.name}
      actions={
        <>
          <Button icon="check" size="small" onClick={() => test.mutate()} disabled={test.isPending}>
            {test.isPending ? "Testing…" : "Test"}
          </Button>
          <Button icon="play" kind="primary" size="small" onClick={() => crawl.mutate()} disabled={crawl.isPending}>
            Crawl now
          </Button>
          <Button icon="edit" size="small" onClick={() => setAsks("edit")}>
            Edit
          </Button>
          <Button icon="trash" kind="danger" size="small" onClick={() => setAsks("forget")}>
            Forget…
          </Button>
        </>
      }
    >
      <div className="card-body stack">
        <CheckResult check={test.data} />
        {test.isError && <Failure error={test.error} retry={() => test.mutate()} />}
        {crawl.isError && <Failure error={crawl.error} retry={() => crawl.mutate()} />}
        <dl className="facts">
          <dt>User</dt>
          <dd>{source.user ?? "none"}</dd>
          <dt>Namespace</dt>
          <dd className="mono">{source.namespace}</dd>
          <dt>Schemas</dt>
          <dd>{source.schemas.length > 0 ? source.schemas.join(", ") : "all"}</dd>
          <dt>Limits</dt>
          <dd>{`${count(source.statementTimeout)} s a statement; samples tables above ${count(source.maxRows)} rows`}</dd>
          <dt>Query history</dt>
          <dd>{source.queryHistory ? "is evidence" : "is not read"}</dd>
          {source.lastCrawl?.error && (
            <>
              <dt>Error</dt>
              <dd className="wrap-text">{source.lastCrawl.error}</dd>
            </>
          )}
        </dl>
      </div>
      {asks === "edit" && <SourceDialog source={source} onClose={() => setAsks(undefined)} onSaved={() => setAsks(undefined)} />}
      <Confirm
        title={`Forget the data source ${source.name}?`}
        description="Its settings and its password are removed. What it found stays."
        action="Forget"
        danger
        open={asks === "forget"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await forgetSource(source.name);
          await queries.invalidateQueries({ queryKey: ["data-sources"] });
          onForgotten();
        }}
      />
    </Card>
  );
}
