import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";

const rows = [
  ["needs", "the OpenLineage provider and its transport", "a user that may read"],
  ["SQL of tasks", "whole", "rendered fields: cut after 4,096 characters, the newest 30 runs"],
  ["transfers, BigQuery, SQL Server, parameters, assets", "partly or not at all", "yes"],
  ["runs before it was installed, DAGs that never ran", "no", "yes"],
  ["lineage given by hand in code, hooks", "yes", "no"],
];

/** The empty page: what a crawl tells that events do not, and the other way round. */
export function WhatACrawlGives({ onAdd }: { onAdd: () => void }) {
  return (
    <Card
      title="No Airflow is connected"
      count="events alone may be enough; a crawl fills their gaps"
      actions={
        <Button kind="primary" icon="plug" size="small" onClick={onAdd}>
          Add the first
        </Button>
      }
    >
      <div className="card-scroll">
        <table aria-label="What events and a crawl tell">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">What</span>
              </th>
              <th scope="col">Events that Airflow sends</th>
              <th scope="col">A crawl of its REST API</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([what, events, crawl]) => (
              <tr key={what}>
                <td className="m wraps">{what}</td>
                <td className="t2 wraps">{events}</td>
                <td className="t2 wraps">{crawl}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
