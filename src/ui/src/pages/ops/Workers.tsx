import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { drain, endDrain, type Instance, instancesQuery } from "../../api/scheduled";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { JobTitle } from "../../parts/JobTitle";
import { Answer, Empty } from "../../parts/State";
import { When } from "../../parts/When";

const stageTones: Record<string, "run" | "fail" | "warn"> = { running: "run", failing: "fail", "standing still": "warn" };

/** The instances that work: since when, whether they are alive, and at what. */
export function Workers() {
  const instances = useQuery(instancesQuery);
  const queries = useQueryClient();
  const [draining, setDraining] = useState<Instance>();
  return (
    <Answer of={instances} what="which instances work" rows={3}>
      {(list) => (
        <Card title="Instances" count={count(list.length)}>
          {list.length === 0 ? (
            <Empty title="No instance has reported." icon="ops" />
          ) : (
            <div className="card-scroll">
              <table aria-label="Instances">
                <thead>
                  <tr>
                    <th scope="col">Instance</th>
                    <th scope="col">Version</th>
                    <th scope="col">Since</th>
                    <th scope="col">Heartbeat</th>
                    <th scope="col">Stages</th>
                    <th scope="col">Works on</th>
                    <th scope="col">
                      <span className="visually-hidden">Do</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((instance) => (
                    <tr key={instance.name}>
                      <td className="m">
                        <span className="row">
                          {instance.name}
                          {!instance.alive && <Chip tone="fail">no sign of life</Chip>}
                          {instance.draining && <Chip tone="warn">draining</Chip>}
                        </span>
                      </td>
                      <td className="t2">{instance.version}</td>
                      <td>
                        <When at={instance.startedAt} />
                      </td>
                      <td>
                        <When at={instance.heartbeatAt} />
                      </td>
                      <td className="wraps">
                        {instance.stages.map((stage) => (
                          <Chip key={stage.name} tone={stageTones[stage.state]}>
                            {`${stage.name} ${stage.state}${stage.position === null ? "" : `, at ${count(stage.position)}`}`}
                          </Chip>
                        ))}
                      </td>
                      <td className="t2">
                        {instance.running.length === 0
                          ? "nothing"
                          : instance.running.map((run, i) => (
                              <span key={run.runId}>
                                {i > 0 && ", "}
                                <JobTitle name={run.job} />
                              </span>
                            ))}
                      </td>
                      <td className="r">
                        {instance.draining ? (
                          <Button size="small" onClick={() => void endDrain(instance.name).then(() => queries.invalidateQueries())}>
                            Take runs again
                          </Button>
                        ) : (
                          <Button size="small" onClick={() => setDraining(instance)}>
                            Drain…
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <Confirm
            title={`Drain ${draining?.name ?? ""}?`}
            description="It finishes what it works on and takes nothing new; it goes on receiving events."
            action="Drain"
            open={draining !== undefined}
            onOpenChange={() => setDraining(undefined)}
            onConfirm={async () => {
              if (draining) await drain(draining.name);
              await queries.invalidateQueries();
            }}
          />
        </Card>
      )}
    </Answer>
  );
}
