import { useQuery } from "@tanstack/react-query";
import type { EdgeAnswer } from "../graph/answer";
import { lastPart } from "../graph/names";
import { useGraph } from "../graph/store";
import { Icon } from "../parts/Icon";
import { Answer } from "../parts/State";
import { momentText } from "../parts/times";
import styles from "./inspector.module.css";
import { edgeHistory } from "./queries";
import { Verdict } from "./Verdict";
import { saidBy, staleWords } from "./words";

/** All evidence of one edge, and when it was valid. */
export function EdgeEvidence({ edge }: { edge: EdgeAnswer }) {
  const known = useGraph((state) => state.known);
  const history = useQuery(edgeHistory(edge.id));
  const name = (id: string) => lastPart(known.datasets.get(id)?.name ?? id);
  return (
    <div className={styles.scroll}>
      <p className={styles.line}>
        <b>
          {name(edge.source)} → {name(edge.target)}
        </b>
        <span className="t3">
          {edge.observed ? "observed" : "declared, never observed"} · {edge.certainty} · confidence {edge.confidence}
        </span>
      </p>
      {edge.stale && (
        <p className={`${styles.line} warn`}>
          <Icon name="clock" size={14} /> {staleWords(edge.lastSeenAt)}
        </p>
      )}
      {edge.why && <p className={`${styles.line} fail`}>{edge.why}</p>}
      <Answer of={history} what="the evidence" rows={3}>
        {(data) => (
          <>
            <Validity stretches={data.valid} />
            <table>
              <thead>
                <tr>
                  <th>Said by</th>
                  <th>Verdict</th>
                  <th className="r">Runs</th>
                  <th>First</th>
                  <th>Last</th>
                  <th>Detail</th>
                </tr>
              </thead>
              <tbody>
                {data.evidence.map((one) => (
                  <tr key={one.kind}>
                    <td>{saidBy([one.kind])}</td>
                    <td>
                      <Verdict verdict={one.verdict} />
                    </td>
                    <td className="r num">
                      {one.observedRuns} of {one.runs}
                    </td>
                    <td className="num">{momentText(one.firstAt)}</td>
                    <td className="num">{momentText(one.lastAt)}</td>
                    <td className="t2">{one.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Answer>
    </div>
  );
}

/** When the edge held: one bar from its first moment until now. */
function Validity({ stretches }: { stretches: { from: string; to: string | null }[] }) {
  if (stretches.length === 0) return null;
  const first = Math.min(...stretches.map((one) => Date.parse(one.from)));
  const last = Math.max(Date.now(), ...stretches.map((one) => (one.to ? Date.parse(one.to) : 0)));
  const part = (at: number) => ((at - first) / Math.max(1, last - first)) * 100;
  return (
    <div className={styles.validity} title={stretches.map((one) => `${one.from} to ${one.to ?? "now"}`).join("\n")}>
      <span className="t3">Valid</span>
      <div>
        {stretches.map((one) => {
          const [from, to] = [part(Date.parse(one.from)), part(one.to ? Date.parse(one.to) : last)];
          return <i key={one.from} style={{ left: `${from}%`, width: `${Math.max(0.5, to - from)}%` }} />;
        })}
      </div>
      <span className="t3">
        since {momentText(stretches[0].from)}
        {stretches[stretches.length - 1].to === null ? "" : `, ended ${momentText(stretches[stretches.length - 1].to ?? "")}`}
      </span>
    </div>
  );
}
