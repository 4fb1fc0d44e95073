import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { get } from "../../api/client";
import { Card } from "../../parts/Card";
import { count, counted } from "../../parts/counts";
import { Answer, Empty } from "../../parts/State";
import { When } from "../../parts/When";
import { SqlView } from "../../sql/SqlView";
import { diffLines } from "./diffLines";
import styles from "./Versions.module.css";

interface Props {
  ns: string;
  name: string;
  /** The two versions that the address names. */
  chosen: string[];
  sql: string | undefined;
}

interface Version {
  version: string;
  createdAt: string;
  inputs: unknown[];
  outputs: unknown[];
  latestRun?: { id?: string; facets?: { sql?: { query?: string } } } | null;
  facets?: { sql?: { query?: string } };
}

/** The versions of a job: what it read and wrote, and its SQL side by side with that of the version before. */
export function Versions({ ns, name, chosen, sql }: Props) {
  const versions = useQuery({
    queryKey: ["job-versions", ns, name],
    queryFn: async ({ signal }) => {
      const answer = await get("/api/v1/namespaces/{ns}/jobs/{job}/versions", { limit: 100 }, signal, { ns, job: name });
      return (answer as unknown as { versions: Version[] }).versions;
    },
  });
  return (
    <Answer of={versions} what="the versions of this job">
      {(list) => {
        if (list.length === 0) {
          return (
            <section className="card">
              <Empty title="No version of it is known yet." icon="clock" />
            </section>
          );
        }
        const right = list.find((one) => one.version === chosen[0]) ?? list[0];
        const left = list.find((one) => one.version === chosen[1]) ?? list[(right ? list.indexOf(right) : 0) + 1];
        return (
          <>
            <Card title="Versions" count={count(list.length)}>
              <div className="card-scroll">
                <table aria-label="Versions of the job">
                  <tbody>
                    {list.map((one) => (
                      <tr key={one.version} aria-selected={one === right}>
                        <td>
                          <Link to="/job" search={{ ns, name, tab: "versions", v: [one.version] }} className="m">
                            <When at={one.createdAt} as="moment" />
                          </Link>
                        </td>
                        <td className="t2">{`${counted(one.inputs.length, "read")}, ${counted(one.outputs.length, "write")}`}</td>
                        <td className="t3 mono r">{one.version.slice(0, 8)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
            <SideBySide left={left ? sqlOf(left) : undefined} right={right ? (sqlOf(right) ?? sql) : sql} />
          </>
        );
      }}
    </Answer>
  );
}

function sqlOf(version: Version): string | undefined {
  return version.facets?.sql?.query ?? version.latestRun?.facets?.sql?.query;
}

function SideBySide({ left, right }: { left: string | undefined; right: string | undefined }) {
  if (!right) return null;
  if (left === undefined || left === right) {
    return (
      <Card title="SQL" count={left === undefined ? "there is no earlier version with SQL" : "the same in both versions"}>
        <SqlView label="SQL of the version" text={right} dialect="ansi" marks={none} />
      </Card>
    );
  }
  return (
    <Card title="SQL side by side" count="before left, after right">
      <table className={styles.diff} aria-label="SQL of two versions">
        <tbody>
          {diffLines(left, right).map((line, i) => (
            <tr key={i}>
              <td className={line.left === null ? styles.gap : line.same ? undefined : styles.removed}>{line.left}</td>
              <td className={line.right === null ? styles.gap : line.same ? undefined : styles.added}>{line.right}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const none: never[] = [];
