import { useQuery } from "@tanstack/react-query";
import { at } from "../../address/base";
import { aboutQuery, readyQuery } from "../../api/settings";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { Answer } from "../../parts/State";
import { durationText, momentText } from "../../parts/times";

/** Which version runs, and where its descriptions are. */
export function About() {
  const about = useQuery(aboutQuery);
  const ready = useQuery(readyQuery);
  return (
    <div className="halves">
      <Card title="This service">
        <Answer of={about} what="its version" rows={4}>
          {(facts) => (
            <dl className="facts card-body">
              <dt>Version</dt>
              <dd>{facts.version}</dd>
              <dt>Schema</dt>
              <dd>{facts.schema}</dd>
              <dt>Subscription</dt>
              <dd>{facts.subscription}</dd>
              <dt>Started</dt>
              <dd>{`${momentText(facts.startedAt)}, runs for ${durationText(facts.uptimeSeconds)}`}</dd>
            </dl>
          )}
        </Answer>
        {ready.data && (
          <p className="note">
            <Chip tone={ready.data.status === "ready" ? "ok" : "warn"} icon={ready.data.status === "ready" ? "succeeded" : "warning"}>
              {ready.data.status}
            </Chip>
            {ready.data.parts
              .filter((part) => part.status !== "ok")
              .map((part) => `${part.name}: ${part.detail}`)
              .join(" ")}
          </p>
        )}
      </Card>
      <Card title="Where to read more">
        <ul className="card-body stack">
          <li>
            <a href={at("/openapi/v1.json")}>/openapi/v1.json</a> <span className="t2">the API, machine-readable</span>
          </li>
          <li>
            <a href={at("/health/ready")}>/health/ready</a> <span className="t2">whether the service is well</span>
          </li>
          <li>
            <a href={at("/ops/jobs")}>/ops/jobs</a> <span className="t2">scheduled jobs without JavaScript</span>
          </li>
        </ul>
      </Card>
    </div>
  );
}
