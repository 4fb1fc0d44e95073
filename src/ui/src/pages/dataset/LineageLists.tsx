import { useQuery } from "@tanstack/react-query";
import type { LineageNode } from "../../api/assets";
import { get } from "../../api/client";
import { Card } from "../../parts/Card";
import { Csv } from "../../parts/Csv";
import { shownOf } from "../../parts/counts";
import { DatasetLink } from "../../parts/DatasetLink";
import { RunStateIcon } from "../../parts/RunState";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";

const columns: Column<LineageNode>[] = [
  { id: "level", head: "Level", sort: (node) => node.depth, cell: (node) => <span className="num">{node.depth}</span>, width: "60px" },
  {
    id: "name",
    head: "Dataset",
    sort: (node) => node.name,
    cell: (node) => <DatasetLink namespace={node.namespace} name={node.name} max={44} />,
  },
  { id: "state", head: "Last run", sort: (node) => node.lastRun?.state, cell: (node) => <RunStateIcon state={node.lastRun?.state} /> },
  { id: "written", head: "Written", align: "right", sort: (node) => node.lastWrittenAt, cell: (node) => <When at={node.lastWrittenAt} /> },
];

/** All that is upstream and downstream, as lists by level: the graph's twin. */
export function LineageLists({ id, asOf }: { id: string; asOf?: string }) {
  return (
    <div className="halves">
      <Side id={id} asOf={asOf} direction="upstream" title="Comes from" none="Nothing that we know feeds it." />
      <Side id={id} asOf={asOf} direction="downstream" title="Is used by" none="Nothing that we know reads it." />
    </div>
  );
}

interface SideProps {
  id: string;
  asOf?: string;
  direction: "upstream" | "downstream";
  title: string;
  none: string;
}

function Side({ id, asOf, direction, title, none }: SideProps) {
  const path = `/api/lineage/assets/${direction}` as const;
  const query = { id, depth: 15, limit: 1000, asOf };
  const answer = useQuery({ queryKey: [direction, id, asOf], queryFn: ({ signal }) => get(path, query, signal) });
  return (
    <Answer of={answer} what={`the ${direction} lineage`}>
      {(lineage) => {
        const nodes = lineage.nodes.filter((node) => node.id !== lineage.rootAssetId);
        const total = Math.max(nodes.length, lineage.totalNodes - 1);
        return (
          <Card title={title} count={shownOf(nodes.length, total, "dataset")} actions={<Csv path={path} query={query} />}>
            {nodes.length === 0 ? (
              <Empty title={none} icon="graph" />
            ) : (
              <Table
                label={title}
                columns={columns}
                rows={nodes}
                rowKey={(node) => node.id}
                initialSort={{ column: "level", descending: false }}
              />
            )}
          </Card>
        );
      }}
    </Answer>
  );
}
