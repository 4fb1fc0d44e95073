import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { browseQuery, type TreeNode } from "../../api/explore";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Icon } from "../../parts/Icon";
import type { IconName } from "../../parts/icons";
import { RunStateIcon } from "../../parts/RunState";
import { Segmented } from "../../parts/Segmented";
import { Source } from "../../parts/Source";
import { Answer, Empty } from "../../parts/State";
import styles from "./Explorer.module.css";

const icons: Record<TreeNode["kind"], IconName> = {
  namespace: "database",
  database: "database",
  schema: "folder",
  dataset: "table",
  dag: "runs",
  task: "job",
};

/** What is not there yet is asked for again. */
const whileEmpty = 3000;

/** The tree of what is known: namespace, database, schema, or DAG and task. */
export function Browse() {
  const [kind, setKind] = useState<"dataset" | "job">("dataset");
  return (
    <Card
      title="Browse"
      actions={
        <Segmented
          label="Tree of"
          value={kind}
          onChange={setKind}
          options={[
            { value: "dataset", label: "Tables" },
            { value: "job", label: "Jobs" },
          ]}
        />
      }
    >
      <div className={styles.tree}>
        <Children key={kind} kind={kind} level={0} />
      </div>
    </Card>
  );
}

function Children({ kind, under, level }: { kind: "dataset" | "job"; under?: string; level: number }) {
  const page = useInfiniteQuery({
    ...browseQuery(kind, under),
    refetchInterval: (query) => (level === 0 && query.state.data?.pages[0]?.total === 0 ? whileEmpty : false),
  });
  const nodes = page.data?.pages.flatMap((one) => one.children);
  return (
    <Answer of={{ ...page, data: nodes }} what="the tree of names" rows={level === 0 ? 6 : 2} rowHeight={28}>
      {(list) => (
        <>
          {list.length === 0 && level === 0 && <Empty title="Nothing is known yet." icon="folder" />}
          {list.map((node) => (
            <Node key={node.key} node={node} kind={kind} level={level} />
          ))}
          {page.hasNextPage && (
            <button
              type="button"
              className={`${styles.node} acc`}
              style={{ paddingLeft: 14 + level * 16 }}
              onClick={() => void page.fetchNextPage()}
            >
              Show more
            </button>
          )}
        </>
      )}
    </Answer>
  );
}

function Node({ node, kind, level }: { node: TreeNode; kind: "dataset" | "job"; level: number }) {
  const [open, setOpen] = useState(false);
  const isLeaf = node.kind === "dataset" || node.kind === "task";
  const padding = { paddingLeft: 14 + level * 16 };
  const content = (
    <>
      {!isLeaf && <Icon name={open ? "down" : "right"} size={12} className="t3" />}
      {node.kind === "namespace" && kind === "dataset" ? (
        <Source namespace={node.name} size={16} />
      ) : (
        <Icon name={icons[node.kind]} size={14} className="t3" />
      )}
      <span className={styles.label}>{node.name}</span>
      {node.state && <RunStateIcon state={node.state} size={12} />}
      <span className="grow" />
      {!isLeaf && <span className="t3 num">{count(node.count)}</span>}
    </>
  );
  if (isLeaf && node.asset) {
    return (
      <Link
        to={node.kind === "task" ? "/job" : "/dataset"}
        search={{ ns: node.asset.namespace, name: node.asset.name }}
        className={styles.node}
        style={padding}
        title={node.asset.name}
      >
        {content}
      </Link>
    );
  }
  return (
    <>
      <div className="row" style={{ gap: 0 }}>
        <button type="button" className={styles.node} style={padding} aria-expanded={open} onClick={() => setOpen(!open)}>
          {content}
        </button>
        {node.kind === "dag" && node.asset && (
          <Link
            to="/job"
            search={{ ns: node.asset.namespace, name: node.asset.name }}
            className="icon-button"
            aria-label={`Open ${node.name}`}
            title={`Open ${node.name}`}
          >
            <Icon name="arrow" size={14} />
          </Link>
        )}
      </div>
      {open && <Children kind={kind} under={node.key} level={level + 1} />}
    </>
  );
}
