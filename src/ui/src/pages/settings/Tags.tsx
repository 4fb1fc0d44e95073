import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { get } from "../../api/client";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";

interface Tag {
  name: string;
  description: string | null;
}

const columns: Column<Tag>[] = [
  {
    id: "name",
    head: "Tag",
    sort: (tag) => tag.name,
    cell: (tag) => (
      <Link to="/" search={{ tag: tag.name }} className="m">
        {tag.name}
      </Link>
    ),
  },
  { id: "description", head: "Means", wraps: true, cell: (tag) => <span className="t2">{tag.description}</span> },
];

/** The tags that datasets, columns and jobs carry. */
export function Tags() {
  const tags = useQuery({
    queryKey: ["tags"],
    queryFn: async ({ signal }) => ((await get("/api/v1/tags", { limit: 1000 }, signal)) as unknown as { tags: Tag[] }).tags,
  });
  return (
    <Answer of={tags} what="tags">
      {(list) => (
        <Card title="Tags" count={count(list.length)}>
          {list.length === 0 ? (
            <Empty title="Nothing is tagged." icon="tag" />
          ) : (
            <Table label="Tags" columns={columns} rows={list} rowKey={(tag) => tag.name} />
          )}
        </Card>
      )}
    </Answer>
  );
}
