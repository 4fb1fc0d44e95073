import type { Alert } from "../../api/alerts";
import { DatasetLink, JobLink } from "../../parts/DatasetLink";

/** What an alert is about: the first of its datasets, else its job. */
export function Subject({ alert }: { alert: Alert }) {
  const { datasets, job } = alert.detail;
  const [first] = datasets;
  if (first) {
    return (
      <span className="row">
        <DatasetLink namespace={first.namespace} name={first.name} max={36} />
        {datasets.length > 1 && <span className="t3">{`and ${datasets.length - 1} more`}</span>}
      </span>
    );
  }
  return job ? <JobLink namespace={job.namespace} name={job.name} max={36} /> : <span className="t3">nothing that is known</span>;
}
