import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type EventDetail, eventQuery } from "../../api/events";
import { IconButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Copy } from "../../parts/Copy";
import { counted } from "../../parts/counts";
import { DatasetLink } from "../../parts/DatasetLink";
import { JsonView } from "../../parts/JsonView";
import { RunStateChip } from "../../parts/RunState";
import { Answer } from "../../parts/State";
import styles from "./Events.module.css";

/** One event: what came of it, and its body as it was received. */
export function EventPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const event = useQuery(eventQuery(id));
  return (
    <aside className="stack" aria-label={`Event ${id}`}>
      <Card title={`Event ${id}`} actions={<IconButton icon="x" label="Close" onClick={onClose} />}>
        <Answer of={event} what="this event">
          {(detail) => <Outcome detail={detail} />}
        </Answer>
      </Card>
      {event.data && (
        <Card
          title="Body"
          actions={
            <Copy size="small" text={() => event.data.text ?? JSON.stringify(event.data.body, null, 2)}>
              Copy
            </Copy>
          }
        >
          <div className={styles.body}>
            {event.data.text === null ? <JsonView value={event.data.body} open={2} /> : <pre className="mono">{event.data.text}</pre>}
          </div>
        </Card>
      )}
    </aside>
  );
}

function Outcome({ detail }: { detail: EventDetail }) {
  const { outcome } = detail;
  if (outcome.setAside) {
    return (
      <div className="card-body">
        <div className="callout warn">
          <h3>Set aside</h3>
          <p>{outcome.setAside.reason}</p>
          <Link to="/events/set-aside" search={{ id: detail.event.id }}>
            Repair it
          </Link>
        </div>
      </div>
    );
  }
  return (
    <div className="card-body">
      <dl className="facts">
        <dt>Run</dt>
        <dd>
          {outcome.run ? (
            <span className="row">
              <RunStateChip state={outcome.run.state} />
              <Link to="/run" search={{ id: outcome.run.runId, job: outcome.run.job.name }}>
                {outcome.run.job.name}
              </Link>
            </span>
          ) : (
            "none"
          )}
        </dd>
        <dt>Datasets</dt>
        <dd>
          {outcome.datasets.length === 0
            ? "none"
            : outcome.datasets.map((dataset) => <DatasetLink key={dataset.id} namespace={dataset.namespace} name={dataset.name} />)}
        </dd>
        <dt>Edges</dt>
        <dd>{`${counted(outcome.edges.length, "edge")}, ${counted(outcome.columnEdges, "column edge")}`}</dd>
        <dt>Claims</dt>
        <dd>{`${outcome.claims.confirmed} confirmed, ${outcome.claims.contradicted} contradicted, ${outcome.claims.unchecked} not checked`}</dd>
      </dl>
    </div>
  );
}
