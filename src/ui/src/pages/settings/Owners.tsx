import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../api/client";
import { ownersQuery } from "../../api/insight";
import { Card } from "../../parts/Card";
import { Csv } from "../../parts/Csv";
import { count, shownOf } from "../../parts/counts";
import { DatasetLink, JobLink } from "../../parts/DatasetLink";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";

interface Owner {
  owner: string;
  datasets: number;
  jobs: number;
}

const columns: Column<Owner>[] = [
  { id: "owner", head: "Owner", sort: (one) => one.owner, cell: (one) => <b className="m">{one.owner}</b> },
  { id: "datasets", head: "Datasets", align: "right", sort: (one) => one.datasets, cell: (one) => count(one.datasets) },
  { id: "jobs", head: "Jobs", align: "right", sort: (one) => one.jobs, cell: (one) => count(one.jobs) },
];

/** Who owns what, as events say. */
export function Owners() {
  const owners = useQuery(ownersQuery);
  const [chosen, setChosen] = useState<string>();
  return (
    <div className="halves">
      <Answer of={owners} what="owners">
        {(answer) => (
          <Card title="Owners" count={count(answer.owners.length)} actions={<Csv path="/api/lineage/owners" query={{}} />}>
            {answer.owners.length === 0 ? (
              <Empty title="No event named an owner." icon="user">
                Airflow's `owner`, dbt's `meta.owner` and ownership facets do.
              </Empty>
            ) : (
              <Table
                label="Owners"
                columns={columns}
                rows={answer.owners}
                rowKey={(one) => one.owner}
                selected={chosen}
                onOpen={(one) => setChosen(one.owner)}
              />
            )}
          </Card>
        )}
      </Answer>
      {chosen && <Owned owner={chosen} />}
    </div>
  );
}

function Owned({ owner }: { owner: string }) {
  const owned = useQuery({
    queryKey: ["owned", owner],
    queryFn: ({ signal }) => get("/api/lineage/owners/{owner}", { limit: 500 }, signal, { owner }),
  });
  return (
    <Answer of={owned} what={`what ${owner} owns`}>
      {(answer) => (
        <Card title={owner} count={shownOf(answer.assets.length, answer.total, "asset")}>
          <table aria-label={`Assets of ${owner}`}>
            <tbody>
              {answer.assets.map((asset) => (
                <tr key={asset.id}>
                  <td className="t3">{asset.kind}</td>
                  <td>
                    {asset.kind === "job" ? (
                      <JobLink namespace={asset.namespace} name={asset.name} />
                    ) : (
                      <DatasetLink namespace={asset.namespace} name={asset.name} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </Answer>
  );
}
