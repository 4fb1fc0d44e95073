import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { runNow } from "../../api/scheduled";
import { type RetentionDays, type RetentionReport, retentionQuery, saveRetention, tryRetention } from "../../api/settings";
import { announce } from "../../parts/announce";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { count, counted } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Answer } from "../../parts/State";
import styles from "./Ops.module.css";

const kinds: { key: keyof RetentionDays; word: string; what: string }[] = [
  { key: "eventDays", word: "Events", what: "bodies as they were received" },
  { key: "runDays", word: "Runs", what: "runs of jobs and what they measured" },
  { key: "crawlDays", word: "Crawls", what: "rows that crawls read" },
  { key: "jobRunDays", word: "Scheduled jobs", what: "runs of scheduled jobs with their logs" },
];

/** How long things are kept, with a trial that counts what would go. */
export function RetentionTab() {
  const retention = useQuery(retentionQuery);
  return (
    <Answer of={retention} what="what is kept how long">
      {(days) => <Form key={JSON.stringify(days)} stored={days} />}
    </Answer>
  );
}

function Form({ stored }: { stored: RetentionDays }) {
  const [days, setDays] = useState<RetentionDays>({
    eventDays: stored.eventDays,
    runDays: stored.runDays,
    crawlDays: stored.crawlDays,
    jobRunDays: stored.jobRunDays,
  });
  const [report, setReport] = useState<RetentionReport>();
  const [problem, setProblem] = useState<string>();
  const [asks, setAsks] = useState<"save" | "run">();
  const queries = useQueryClient();
  const isChanged = kinds.some(({ key }) => days[key] !== stored[key]);

  async function tryIt() {
    setProblem(undefined);
    try {
      setReport(await tryRetention(days));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Card title="What is kept how long" count="an empty field keeps for ever">
      <div className="card-body stack">
        <div className={styles.retention}>
          {kinds.map(({ key, word, what }) => (
            <label key={key} className="field">
              <span>{`${word}, days`}</span>
              <input
                className="input"
                type="number"
                min={1}
                value={days[key] ?? ""}
                placeholder="for ever"
                onChange={(event) => {
                  setReport(undefined);
                  setDays({ ...days, [key]: event.target.value === "" ? null : Number(event.target.value) });
                }}
              />
              <small className="t3">{what}</small>
            </label>
          ))}
        </div>
        {report && (
          <p className="note">
            {`Now it would remove ${counted(report.events, "event")}, ${counted(report.runs, "run")}, ${count(report.crawlRows)} rows of crawls and ${counted(report.jobRuns, "run")} of scheduled jobs${report.complete ? "" : ", or more"}.`}
          </p>
        )}
        {problem && (
          <div className="callout" role="alert">
            {problem}
          </div>
        )}
        <div className="wrap-row">
          <Button onClick={tryIt}>Count what would go</Button>
          <Button kind="primary" disabled={!isChanged} onClick={() => setAsks("save")}>
            Save
          </Button>
          <span className="grow" />
          <Button icon="play" onClick={() => setAsks("run")}>
            Run now
          </Button>
        </div>
      </div>
      <Confirm
        title="Save these settings?"
        description="The job retention removes what is older, once a day. The graph stays: only history goes."
        action="Save"
        open={asks === "save"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await saveRetention(days);
          announce("Saved");
          await queries.invalidateQueries({ queryKey: ["retention"] });
        }}
      />
      <Confirm
        title="Remove now what is older than the stored settings say?"
        action="Run now"
        danger
        open={asks === "run"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await runNow("retention");
          await queries.invalidateQueries();
        }}
      />
    </Card>
  );
}
