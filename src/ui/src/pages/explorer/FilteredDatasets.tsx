import { useQuery } from "@tanstack/react-query";
import { type DatasetFilter, datasetsQuery } from "../../api/explore";
import { Card } from "../../parts/Card";
import { Csv } from "../../parts/Csv";
import { shownOf } from "../../parts/counts";
import { Answer, Empty } from "../../parts/State";
import { Table } from "../../parts/Table";
import { assetColumns } from "./Recent";

/** The tables of a namespace, of an owner or with a tag. */
export function FilteredDatasets({ namespace, owner, tag }: Pick<DatasetFilter, "namespace" | "owner" | "tag">) {
  const query = { namespace, owner, tag, sort: "name" as const, limit: 500 };
  const datasets = useQuery(datasetsQuery(query));
  return (
    <Answer of={datasets} what="the tables of this filter" rows={12}>
      {(answer) => (
        <Card
          title="Tables"
          count={shownOf(answer.datasets.length, answer.total, "table")}
          actions={<Csv path="/api/lineage/datasets" query={query} />}
        >
          {answer.datasets.length === 0 ? (
            <Empty title="No table is like that." icon="table" />
          ) : (
            <Table label="Tables" columns={assetColumns} rows={answer.datasets} rowKey={(asset) => asset.id} />
          )}
        </Card>
      )}
    </Answer>
  );
}
