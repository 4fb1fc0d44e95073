import { useQuery } from "@tanstack/react-query";
import { datasetsQuery } from "../../api/explore";
import { type Audit, auditQuery } from "../../api/insight";
import { useLive } from "../../api/live";
import { progressQuery } from "../../api/ops";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { useSetAsideTotal } from "../events/useSetAsideTotal";
import styles from "./FirstRun.module.css";

const often = 2000;

function hasConfirmed(audit: Audit): boolean {
  return audit.producers.some((producer) => producer.confirmedColumns > 0);
}

/** What has arrived so far. It goes on by the stream of changes, and by asking where that is not there. */
export function CheckList({ onLeave }: { onLeave?: () => void }) {
  const progress = useQuery(progressQuery);
  const stored = progress.data?.logEnd ?? 0;
  const aside = useSetAsideTotal() ?? 0;
  const tables = useQuery({
    ...datasetsQuery({ limit: 1 }),
    enabled: stored > 0,
    refetchInterval: (query) => (query.state.data?.total ? false : often),
  });
  const audit = useQuery({
    ...auditQuery({ limit: 1 }),
    enabled: stored > 0,
    refetchInterval: (query) => (query.state.data && hasConfirmed(query.state.data) ? false : often),
  });
  const confirmed = audit.data !== undefined && hasConfirmed(audit.data);
  useLive("/api/lineage/stream", ["lineage", "run", "dataset"], () => void progress.refetch());
  const steps = [
    { done: stored > 0, title: "A request arrives", note: stored > 0 ? undefined : "none so far; this page changes by itself" },
    {
      done: stored > 0,
      title: "An event is stored",
      note: aside > 0 ? `${aside} could not be read and were set aside` : "a request that is refused gets the reason as its answer",
    },
    { done: (tables.data?.total ?? 0) > 0 && stored > 0, title: "A table is known" },
    { done: confirmed, title: "A column edge is confirmed by its SQL" },
  ];
  const current = steps.findIndex((step) => !step.done);
  return (
    <section className="card">
      <div className="card-head">
        <span className={styles.pulse} aria-hidden="true" />
        <h2>Listening</h2>
        <span className="t3">{`on ${location.host}`}</span>
      </div>
      <ol className={styles.checks} aria-live="polite">
        {steps.map((step, i) => (
          <li key={step.title} className={i === current ? styles.current : undefined}>
            <Icon
              name={step.done ? "succeeded" : i === current ? "running" : "clock"}
              className={step.done ? "ok" : i === current ? "run" : "t3"}
              label={step.done ? "done" : "not yet"}
            />
            <span>
              <b>{step.title}</b>
              {step.note && <small>{step.note}</small>}
            </span>
          </li>
        ))}
      </ol>
      {onLeave && (
        <p className="card-body">
          <Button kind="primary" icon="explore" onClick={onLeave}>
            Open the explorer
          </Button>
        </p>
      )}
    </section>
  );
}
