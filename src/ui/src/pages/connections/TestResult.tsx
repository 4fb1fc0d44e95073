import type { ConnectionTest } from "../../api/connections";
import { Icon } from "../../parts/Icon";

/** What a test found: the version, and each missing right with what it costs. */
export function TestResult({ test }: { test: ConnectionTest | undefined }) {
  if (!test) return null;
  if (!test.works) {
    return (
      <div className="callout" role="alert">
        <h3>
          <Icon name="failed" size={14} />
          Airflow does not answer
        </h3>
        <p className="mono wrap-text">{test.error}</p>
        <p className="t2">Check the address, that this machine may reach it, and the user.</p>
      </div>
    );
  }
  return (
    <div role="status" className="stack">
      <p className="row ok">
        <Icon name="succeeded" size={14} />
        {`Airflow ${test.airflowVersion ?? "of an unknown version"} answers`}
        {test.openLineageProvider ? `, OpenLineage provider ${test.openLineageProvider}` : ", the OpenLineage provider was not found"}
      </p>
      {test.missing.length === 0 ? (
        <p className="t2">The user may read everything that is needed.</p>
      ) : (
        <div className="callout warn">
          <h3>
            <Icon name="warning" size={14} />
            What this user may not read, and what that costs
          </h3>
          <dl className="facts">
            {test.missing.map((right) => (
              <div key={right.what} style={{ display: "contents" }}>
                <dt>{right.what}</dt>
                <dd>{right.cost}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}
