import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { progressQuery } from "../../api/ops";
import { count } from "../../parts/counts";
import { Icon } from "../../parts/Icon";
import { Answer } from "../../parts/State";
import { useSetAsideTotal } from "../events/useSetAsideTotal";
import styles from "./Ops.module.css";

/** How far each stage has got: received, projected, resolved, and what was set aside. */
export function Pipeline() {
  const progress = useQuery(progressQuery);
  const counted = useSetAsideTotal();
  return (
    <section className="card" aria-label="Stages">
      <Answer of={progress} what="progress" rows={1} rowHeight={64}>
        {(lag) => {
          const aside = lag.setAside ?? counted;
          return (
            <ol className={styles.pipeline}>
              <Stage word="Received" number={lag.logEnd} note="events in the log" />
              <Stage
                word="Projected"
                number={lag.projected}
                note={lag.unprojectedEvents === 0 ? "0 behind" : `${count(lag.unprojectedEvents)} behind`}
                good={lag.unprojectedEvents === 0}
              />
              <Stage
                word="Claims to resolve"
                number={lag.unresolvedClaims}
                note={lag.unresolvedClaims === 0 ? "nothing waits" : "waiting"}
                good={lag.unresolvedClaims === 0}
              />
              <Stage
                word="Set aside"
                number={aside}
                note={aside ? <Link to="/events/set-aside">repair them</Link> : "nothing to repair"}
                isLast
              />
            </ol>
          );
        }}
      </Answer>
    </section>
  );
}

interface StageProps {
  word: string;
  number: number | undefined;
  note: React.ReactNode;
  good?: boolean;
  isLast?: boolean;
}

function Stage({ word, number, note, good, isLast }: StageProps) {
  return (
    <li>
      <div>
        <span className="t3 small">{word}</span>
        <span className={styles.stage}>
          <b>{number === undefined ? "…" : count(number)}</b>
          <span className={good ? "ok small" : "t3 small"}>{note}</span>
        </span>
      </div>
      {!isLast && <Icon name="right" size={14} className="t3" />}
    </li>
  );
}
