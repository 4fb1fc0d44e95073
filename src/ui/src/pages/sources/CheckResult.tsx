import type { SourceCheck } from "../../api/dataSources";
import { Icon } from "../../parts/Icon";

/** What a test found: the version, whether the role may write, and each missing right with what it costs. */
export function CheckResult({ check }: { check: SourceCheck | undefined }) {
  if (!check) return null;
  if (!check.works) {
    return (
      <div className="callout" role="alert">
        <h3>
          <Icon name="failed" size={14} />
          It cannot be read
        </h3>
        <p className="mono wrap-text">{check.error}</p>
      </div>
    );
  }
  return (
    <div role="status" className="stack">
      <p className="row ok">
        <Icon name="succeeded" size={14} />
        {`${check.version ?? "It"} answers`}
      </p>
      {check.writable && <p className="t2">The role may write. It never does; a role that only reads is safer.</p>}
      {check.missing.length > 0 && (
        <div className="callout warn">
          <h3>
            <Icon name="warning" size={14} />
            What cannot be read, and what that costs
          </h3>
          <dl className="facts">
            {check.missing.map((lack) => (
              <div key={lack.what} style={{ display: "contents" }}>
                <dt>{lack.what}</dt>
                <dd>{lack.cost}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}
