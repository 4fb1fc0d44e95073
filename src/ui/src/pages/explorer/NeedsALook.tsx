import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { datasetsQuery, jobsQuery } from "../../api/explore";
import { auditQuery } from "../../api/insight";
import { scheduledJobsQuery } from "../../api/scheduled";
import { Card } from "../../parts/Card";
import { count, counted } from "../../parts/counts";
import { Icon } from "../../parts/Icon";
import { nameParts } from "../../parts/names";
import { useSetAsideTotal } from "../events/useSetAsideTotal";
import styles from "./Explorer.module.css";

/** What is wrong or doubtful now, each with the page that tells more. */
export function NeedsALook() {
  const failed = useQuery(jobsQuery({ state: "FAIL", limit: 6 }));
  const datasets = useQuery(datasetsQuery({ sort: "changed", limit: 200 }));
  const audit = useQuery(auditQuery({ limit: 1 }));
  const scheduled = useQuery(scheduledJobsQuery);
  const aside = useSetAsideTotal();
  const checks = datasets.data?.datasets.filter((asset) => (asset.checks?.failed ?? 0) > 0) ?? [];
  const contradicted = audit.data?.producers.filter((producer) => producer.contradicted > 0) ?? [];
  const failedSchedules = scheduled.data?.filter((job) => job.lastRun?.outcome === "failed") ?? [];
  const isQuiet = !failed.data?.jobs.length && checks.length === 0 && contradicted.length === 0 && failedSchedules.length === 0 && !aside;
  return (
    <Card title="Needs a look">
      <ul className={styles.look}>
        {failed.data && failed.data.jobs.length > 0 && (
          <li>
            <Icon name="failed" className="fail" />
            <span>
              <b className="m">{counted(failed.data.total, "job")} failed last: </b>
              {failed.data.jobs.map((job, i) => (
                <span key={job.id}>
                  {i > 0 && ", "}
                  <Link to="/job" search={{ ns: job.namespace, name: job.name }} title={job.name}>
                    {nameParts(job.name).last}
                  </Link>
                </span>
              ))}
            </span>
          </li>
        )}
        {checks.map((asset) => (
          <li key={asset.id}>
            <Icon name="warning" className="warn" />
            <span>
              <Link to="/dataset" search={{ ns: asset.namespace, name: asset.name, tab: "checks" }}>
                {nameParts(asset.name).last}
              </Link>
              {`: ${counted(asset.checks?.failed ?? 0, "check")} failed`}
            </span>
          </li>
        ))}
        {contradicted.map((producer) => (
          <li key={producer.producer}>
            <Icon name="audit" className="t2" />
            <span>
              <Link to="/audit" search={{ producer: producer.producer ?? undefined }}>
                {`${counted(producer.contradicted, "false claim")} of ${producer.producer}`}
              </Link>
              <span className="t2">{` among ${count(producer.claims)}; they are hidden from every answer`}</span>
            </span>
          </li>
        ))}
        {failedSchedules.map((job) => (
          <li key={job.name}>
            <Icon name="ops" className="fail" />
            <span>
              <Link to="/ops/{-$tab}" params={{ tab: undefined }} search={{ sel: job.name }}>
                {job.name}
              </Link>
              {` failed: ${job.lastRun?.error ?? "no reason told"}`}
            </span>
          </li>
        ))}
        {aside ? (
          <li>
            <Icon name="events" className="warn" />
            <Link to="/events/set-aside">{`${counted(aside, "event")} set aside`}</Link>
          </li>
        ) : null}
        {isQuiet && (
          <li>
            <Icon name="succeeded" className="ok" />
            <span>Nothing that we know of.</span>
          </li>
        )}
      </ul>
    </Card>
  );
}
