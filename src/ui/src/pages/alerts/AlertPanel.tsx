import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Alert, acknowledgeAlert, alertQuery, resolveAlert } from "../../api/alerts";
import { announce } from "../../parts/announce";
import { Button, IconButton, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count, counted } from "../../parts/counts";
import { DatasetLink, JobLink } from "../../parts/DatasetLink";
import { Empty, Failure } from "../../parts/State";
import { momentText } from "../../parts/times";
import { Refusable } from "./Refusable";
import { isToldWithAnother, kindOf, stateLooks } from "./words";

interface Props {
  id: string;
  onSelect: (id: string) => void;
  onClose: () => void;
}

/** One alert: what happened, whom it hits, what is told with it, and what somebody did about it. */
export function AlertPanel({ id, onSelect, onClose }: Props) {
  const group = useQuery(alertQuery(id));
  const shown = group.data?.find((one) => one.id === id) ?? group.data?.[0];
  return (
    <aside className="stack" aria-label="One alert">
      <Refusable of={group} what="this alert" rows={5}>
        {(alerts) =>
          shown ? (
            <>
              <Told alert={shown} onClose={onClose} />
              <Together alerts={alerts.filter((one) => one.id !== shown.id)} onSelect={onSelect} />
            </>
          ) : (
            <Empty title="There is no such alert." icon="bell" />
          )
        }
      </Refusable>
    </aside>
  );
}

function Told({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: ({ what }: { what: "acknowledge" | "resolve" }) =>
      what === "resolve" ? resolveAlert(alert.id) : acknowledgeAlert(alert.id),
    onSuccess: async (_, { what }) => {
      announce(what === "resolve" ? "Resolved" : "Acknowledged");
      await Promise.all(["alerts", "alert"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const { detail } = alert;
  return (
    <Card title={alert.title} actions={<IconButton icon="x" label="Close" onClick={onClose} />}>
      <div className="card-body stack">
        <div className="wrap-row">
          <Chip tone={stateLooks[alert.state]?.tone} icon={stateLooks[alert.state]?.icon}>
            {alert.state}
          </Chip>
          <span className="grow" />
          {(alert.state === "open" || alert.state === "muted") && (
            <Button icon="eye" size="small" disabled={act.isPending} onClick={() => act.mutate({ what: "acknowledge" })}>
              Acknowledge
            </Button>
          )}
          {alert.state !== "resolved" && (
            <Button icon="check" kind="primary" size="small" disabled={act.isPending} onClick={() => act.mutate({ what: "resolve" })}>
              Resolve
            </Button>
          )}
        </div>
        {act.isError && <Failure error={act.error} />}
        {detail.details.length > 0 && (
          <ul className="t2">
            {detail.details.map((line) => (
              <li key={line} className="wrap-text">
                {line}
              </li>
            ))}
          </ul>
        )}
        <Facts alert={alert} />
        <div className="wrap-row">
          {detail.datasets[0] && (
            <LinkButton icon="graph" size="small" to="/graph" search={{ root: [detail.datasets[0].id] }}>
              Open lineage
            </LinkButton>
          )}
          <LinkButton icon="list" size="small" to="/alerts/{-$tab}" params={{ tab: "deliveries" }} search={{ alert: alert.group }}>
            Its messages
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}

function Facts({ alert }: { alert: Alert }) {
  const { detail } = alert;
  return (
    <dl className="facts">
      <dt>Kind</dt>
      <dd>{kindOf(alert.kind).word}</dd>
      <dt>Rule</dt>
      <dd>{alert.rule}</dd>
      {detail.datasets.length > 0 && (
        <>
          <dt>About</dt>
          <dd>
            <Datasets of={detail.datasets} />
          </dd>
        </>
      )}
      {detail.source && (
        <>
          <dt>Reads from</dt>
          <dd>
            <Datasets of={[detail.source]} />
          </dd>
        </>
      )}
      {detail.job && (
        <>
          <dt>Job</dt>
          <dd>
            <JobLink namespace={detail.job.namespace} name={detail.job.name} max={40} />
          </dd>
        </>
      )}
      <dt>Owners</dt>
      <dd>{detail.owners.length > 0 ? detail.owners.join(", ") : "nobody is named"}</dd>
      <dt>Downstream</dt>
      <dd>
        {counted(alert.impact, "dataset")}
        {detail.downstream.length > 0 && ", the nearest:"}
        <Datasets of={detail.downstream} />
      </dd>
      <dt>Happened</dt>
      <dd>{momentText(alert.happenedAt)}</dd>
      <dt>Found</dt>
      <dd>{momentText(alert.raisedAt)}</dd>
      {alert.changedAt && (
        <>
          <dt>{alert.state === "resolved" ? "Resolved" : "Acknowledged"}</dt>
          <dd>{`${momentText(alert.changedAt)}${alert.changedBy ? ` by ${alert.changedBy}` : ""}`}</dd>
        </>
      )}
      {isToldWithAnother(alert) && (
        <>
          <dt>Told</dt>
          <dd>with its cause; it has no message of its own</dd>
        </>
      )}
    </dl>
  );
}

function Datasets({ of }: { of: Alert["detail"]["datasets"] }) {
  return of.map((one) => <DatasetLink key={one.id} namespace={one.namespace} name={one.name} max={40} />);
}

/** The cause and what else its messages tell of. */
function Together({ alerts, onSelect }: { alerts: Alert[]; onSelect: (id: string) => void }) {
  if (alerts.length === 0) return null;
  return (
    <Card title="Told together" count={count(alerts.length)}>
      <ul className="card-body stack">
        {alerts.map((one) => (
          <li key={one.id} className="row">
            <Chip tone={stateLooks[one.state]?.tone}>{isToldWithAnother(one) ? one.state : "cause"}</Chip>
            <Button kind="quiet" size="small" onClick={() => onSelect(one.id)}>
              {one.title}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
