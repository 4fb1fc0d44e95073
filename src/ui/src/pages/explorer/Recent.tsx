import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Asset } from "../../api/assets";
import { datasetsQuery } from "../../api/explore";
import { Card } from "../../parts/Card";
import { Csv } from "../../parts/Csv";
import { count } from "../../parts/counts";
import { DatasetLink } from "../../parts/DatasetLink";
import { RunStateIcon } from "../../parts/RunState";
import { Segmented } from "../../parts/Segmented";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";

export const assetColumns: Column<Asset>[] = [
  {
    id: "name",
    head: "Table",
    sort: (asset) => asset.name,
    cell: (asset) => <DatasetLink namespace={asset.namespace} name={asset.name} max={30} />,
  },
  { id: "state", head: "Last run", cell: (asset) => <RunStateIcon state={asset.lastRun?.state} /> },
  { id: "written", head: "Written", sort: (asset) => asset.lastWrittenAt, cell: (asset) => <When at={asset.lastWrittenAt} /> },
  { id: "used", head: "Used by", align: "right", sort: (asset) => asset.downstreamCount, cell: (asset) => count(asset.downstreamCount) },
];

/** What is not there yet is asked for again. */
const whileEmpty = 3000;

/** The tables that changed last, or are used most. */
export function Recent() {
  const [sort, setSort] = useState<"changed" | "used">("changed");
  const datasets = useQuery({
    ...datasetsQuery({ sort, limit: 20 }),
    refetchInterval: (query) => (query.state.data?.total === 0 ? whileEmpty : false),
  });
  return (
    <Card
      title={sort === "changed" ? "Recently changed" : "Most used"}
      actions={
        <>
          <Segmented
            label="Order"
            value={sort}
            onChange={setSort}
            options={[
              { value: "changed", label: "Changed" },
              { value: "used", label: "Used" },
            ]}
          />
          <Csv path="/api/lineage/datasets" query={{ sort }} />
        </>
      }
    >
      <Answer of={datasets} what="which tables changed" rows={10}>
        {(answer) =>
          answer.datasets.length === 0 ? (
            <Empty title="No table is known yet." icon="table" />
          ) : (
            <Table label="Tables" columns={assetColumns} rows={answer.datasets} rowKey={(asset) => asset.id} />
          )
        }
      </Answer>
    </Card>
  );
}
