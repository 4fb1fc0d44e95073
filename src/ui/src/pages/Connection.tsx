import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import {
  type Connection as ConnectionAnswer,
  connectionQuery,
  connectionsQuery,
  crawlNow,
  forgetConnection,
  testConnection,
} from "../api/connections";
import { Problem } from "../api/problem";
import { pause, resume, runsOfJobQuery, scheduledJobsQuery } from "../api/scheduled";
import { announce } from "../parts/announce";
import { Button } from "../parts/Button";
import { Card } from "../parts/Card";
import { Chip } from "../parts/Chip";
import { Crumbs } from "../parts/Crumbs";
import { count } from "../parts/counts";
import { Confirm } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { PageHead } from "../parts/PageHead";
import { Answer, Empty, Failure } from "../parts/State";
import { momentText } from "../parts/times";
import { ConnectionDialog } from "./connections/ConnectionDialog";
import { TestResult } from "./connections/TestResult";
import { RunRows } from "./ops/RunRows";
import { everyWords } from "./ops/scheduleWords";

const route = getRouteApi("/connections/$name");

/** One Airflow: its settings, its rights, its crawls. */
export function Connection() {
  const { name } = route.useParams();
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const jobName = `crawl:${name}`;
  const connection = useQuery(connectionQuery(name));
  const runs = useQuery(runsOfJobQuery(jobName));
  const jobs = useQuery(scheduledJobsQuery);
  const job = jobs.data?.find((one) => one.name === jobName);
  const isPaused = Boolean(job?.paused);
  const test = useMutation({ mutationFn: () => testConnection(name) });
  const crawl = useMutation({
    mutationFn: () => crawlNow(name),
    onSuccess: async () => {
      announce("The crawl was started");
      await queries.invalidateQueries({ queryKey: ["runs-of-job", jobName] });
    },
  });
  const [asks, setAsks] = useState<"pause" | "forget">();
  const setEdit = (open: boolean) => void navigate({ search: { edit: open ? true : undefined }, replace: true });
  const one = connection.data;
  if (connection.error instanceof Problem && connection.error.isNotFound) return <UnknownConnection name={name} />;
  return (
    <>
      <PageHead
        crumbs={<Crumbs crumbs={[{ word: "Airflow connections", link: { to: "/connections" } as never }]} />}
        icon={<Icon name="plug" className="t3" />}
        title={name}
        chips={
          <>
            {one?.airflowVersion && <Chip>{`Airflow ${one.airflowVersion}`}</Chip>}
            {isPaused && <Chip tone="warn">paused</Chip>}
          </>
        }
        description={one && <a href={one.url}>{one.url}</a>}
        actions={
          <>
            <Button icon="check" onClick={() => test.mutate()} disabled={test.isPending}>
              {test.isPending ? "Testing…" : "Test"}
            </Button>
            <Button icon="play" kind="primary" onClick={() => crawl.mutate()} disabled={crawl.isPending}>
              Crawl now
            </Button>
            <Button
              icon={isPaused ? "play" : "pause"}
              onClick={() => (isPaused ? void resume(jobName).then(() => queries.invalidateQueries()) : setAsks("pause"))}
            >
              {isPaused ? "Resume" : "Pause…"}
            </Button>
            <Button icon="edit" onClick={() => setEdit(true)}>
              Edit
            </Button>
            <Button icon="trash" kind="danger" onClick={() => setAsks("forget")}>
              Forget…
            </Button>
          </>
        }
      />
      <Answer of={connection} what="this connection">
        {(settings) => (
          <div className="page-body with-side">
            <div className="stack">
              {(test.data || test.isError || crawl.isError) && (
                <Card title="Test">
                  <div className="card-body">
                    <TestResult test={test.data} />
                    {test.isError && <Failure error={test.error} retry={() => test.mutate()} />}
                    {crawl.isError && <Failure error={crawl.error} retry={() => crawl.mutate()} />}
                  </div>
                </Card>
              )}
              <Card
                title="Crawls"
                count={runs.data && count(runs.data.length)}
                actions={
                  <Link to="/ops/{-$tab}" params={{ tab: undefined }} search={{ sel: jobName }}>
                    Log and progress
                  </Link>
                }
              >
                <Answer of={runs} what="its crawls" rows={4}>
                  {(list) =>
                    list.length === 0 ? (
                      <Empty title="It has not been crawled yet." icon="clock">
                        The schedule starts the first crawl, or “Crawl now” does.
                      </Empty>
                    ) : (
                      <RunRows runs={list} />
                    )
                  }
                </Answer>
              </Card>
            </div>
            <aside className="stack" aria-label="Settings">
              <Card title="Settings">
                <dl className="facts card-body">
                  <dt>Address</dt>
                  <dd>{settings.url}</dd>
                  <dt>User</dt>
                  <dd>{settings.user ?? (settings.auth === "none" ? "none" : "a token")}</dd>
                  <dt>Namespace</dt>
                  <dd>{settings.namespace ?? "found by comparing run ids"}</dd>
                  <dt>Every</dt>
                  <dd>{everyWords(settings.schedule)}</dd>
                  <dt>DAGs</dt>
                  <dd>{settings.dags.length > 0 ? settings.dags.join(", ") : "all"}</dd>
                  <dt>Limits</dt>
                  <dd>{`${settings.requestsPerSecond} requests/s, ${settings.concurrency} at once, budget ${count(settings.budget)}`}</dd>
                  <dt>History</dt>
                  <dd>{`${settings.historyDays} days at first`}</dd>
                  {settings.lastCrawl && (
                    <>
                      <dt>Last crawl</dt>
                      <dd>{crawlWords(settings.lastCrawl)}</dd>
                    </>
                  )}
                  <dt>Read up to</dt>
                  <dd>{settings.watermark ? momentText(settings.watermark) : "nothing yet"}</dd>
                  <dt>Rights</dt>
                  <dd>{rightsWords(settings)}</dd>
                </dl>
              </Card>
            </aside>
          </div>
        )}
      </Answer>
      {edit && one && (
        <ConnectionDialog
          connection={one}
          onClose={() => setEdit(false)}
          onSaved={() => {
            setEdit(false);
            void queries.invalidateQueries({ queryKey: ["connection", name] });
          }}
        />
      )}
      <Confirm
        title={`Pause the crawl of ${name}?`}
        description="What it found stays. It is not crawled again until it is resumed."
        action="Pause"
        needsReason
        open={asks === "pause"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async (reason) => {
          await pause(jobName, reason);
          await queries.invalidateQueries();
        }}
      />
      <Confirm
        title={`Forget the connection ${name}?`}
        description="Its settings and its secret are removed. What it found stays."
        action="Forget"
        danger
        open={asks === "forget"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await forgetConnection(name);
          await queries.invalidateQueries({ queryKey: ["connections"] });
          await navigate({ to: "/connections" });
        }}
      />
    </>
  );
}

function crawlWords({ startedAt, outcome, error, dags, runs, requests, budgetLeft }: NonNullable<ConnectionAnswer["lastCrawl"]>): string {
  const read =
    dags === null || runs === null || requests === null
      ? (error ?? outcome)
      : `${count(dags)} DAGs, ${count(runs)} runs, ${count(requests)} requests, ${count(budgetLeft ?? 0)} left of its budget`;
  return `${momentText(startedAt)}: ${read}`;
}

function rightsWords({ missing, testedAt }: ConnectionAnswer): string {
  if (missing === null || testedAt === null) return "not tested";
  const words = missing.length === 0 ? "all" : missing.map((right) => `${right.what}: ${right.cost}`).join("; ");
  return `${words} (${momentText(testedAt)})`;
}

/** A name that no connection has, with those that there are. */
function UnknownConnection({ name }: { name: string }) {
  const others = useQuery(connectionsQuery);
  return (
    <>
      <PageHead
        crumbs={<Crumbs crumbs={[{ word: "Airflow connections", link: { to: "/connections" } as never }]} />}
        title={`No connection ${name}`}
      />
      <div className="page-body">
        <section className="card">
          <Empty title={`No connection is called “${name}”.`} icon="plug" action={<Link to="/connections">All connections</Link>}>
            {others.data?.length ? (
              <>
                <p>These are there:</p>
                <ul>
                  {others.data.map((one) => (
                    <li key={one.name}>
                      <Link to="/connections/$name" params={{ name: one.name }}>
                        {one.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              "None has been added yet, or it was forgotten."
            )}
          </Empty>
        </section>
      </div>
    </>
  );
}
