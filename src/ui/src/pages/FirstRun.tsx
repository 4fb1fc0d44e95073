import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { basePath } from "../address/base";
import { demoQuery } from "../api/explore";
import { LinkButton } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { CheckList } from "./firstrun/CheckList";
import styles from "./firstrun/FirstRun.module.css";
import { guides } from "./firstrun/guides";

/** The page of an empty log: how to point each producer here, and what has arrived so far. onLeave: there is something to see elsewhere. */
export function FirstRun({ onLeave }: { onLeave?: () => void }) {
  const all = guides(location.origin + basePath);
  const [chosen, setChosen] = useState(all[0]?.id);
  const guide = all.find((one) => one.id === chosen);
  const demo = useQuery(demoQuery);
  const command = demo.data?.command ?? "./lineage up --demo";
  return (
    <div className={styles.page}>
      <title>First run · LineageIngest</title>
      <header>
        <h1>{onLeave ? "Events arrive" : "No events yet"}</h1>
        <p>
          {onLeave
            ? "How far the first of them got stands on the right."
            : "Point a producer at this address and its lineage appears here while it runs. Nothing needs to be restarted."}
        </p>
      </header>
      <div className={styles.columns}>
        <section className="card" aria-label="How to send events">
          <div className="tabs" role="tablist" aria-label="Producers">
            {all.map((one) => (
              <button
                key={one.id}
                type="button"
                role="tab"
                id={`guide-${one.id}`}
                aria-selected={one.id === chosen}
                aria-controls="guide"
                tabIndex={one.id === chosen ? 0 : -1}
                onClick={() => setChosen(one.id)}
                onKeyDown={(event) => {
                  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
                  const next = all[(all.indexOf(one) + step + all.length) % all.length];
                  if (step === 0 || !next) return;
                  setChosen(next.id);
                  document.getElementById(`guide-${next.id}`)?.focus();
                }}
              >
                {one.word}
              </button>
            ))}
          </div>
          <ol id="guide" role="tabpanel" aria-labelledby={`guide-${chosen}`} className={styles.steps}>
            {guide?.steps.map((step) => (
              <li key={step.title}>
                <h2>{step.title}</h2>
                {step.text && <p className="t2">{step.text}</p>}
                <div className={styles.code}>
                  <pre className="mono">{step.code}</pre>
                  <Copy text={step.code} size="small">
                    Copy
                  </Copy>
                </div>
                {step.note && <p className="t2">{step.note}</p>}
              </li>
            ))}
          </ol>
        </section>
        <aside className="stack" aria-label="What has arrived, and other ways">
          <CheckList onLeave={onLeave} />
          <Way
            title="No access to Airflow's settings?"
            text="A user that may read is enough: DAGs, runs and rendered SQL are read over Airflow's REST API."
          >
            <LinkButton icon="plug" to="/connections" search={{ add: true }}>
              Add a connection
            </LinkButton>
          </Way>
          <Way
            title="Just looking?"
            text={`${demo.data ? `${demo.data.events} recorded` : "Recorded"} events of Airflow 3.2, dbt and Spark, in a database of their own: ${command}`}
          >
            <Copy text={command}>Copy the command</Copy>
          </Way>
          <Way title="Only a piece of SQL?" text="Paste it and see its tables and columns. Nothing is stored.">
            <LinkButton icon="sql" to="/sql">
              Open SQL
            </LinkButton>
          </Way>
        </aside>
      </div>
    </div>
  );
}

function Way({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <section className={`card ${styles.way}`}>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      {children}
    </section>
  );
}
