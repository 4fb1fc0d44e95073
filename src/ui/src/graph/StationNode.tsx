import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import { RunStateIcon } from "../parts/RunState";
import { stateLook } from "../parts/runStates";
import { durationText } from "../parts/times";
import type { JobAnswer } from "./answer";
import { lastPart } from "./names";
import styles from "./nodes.module.css";
import { jobState } from "./nodeWords";
import type { StationNode as Scene, JobNode as SceneJob } from "./scene";
import { useGraph } from "./store";

const integrations: Record<string, IconName> = { AIRFLOW: "job", DBT: "model", SPARK: "star", FLINK: "play", MANUAL: "user" };

/** Where the reads of a job come together, right before what it writes. In the view of both, a card. */
export const StationNode = memo(function StationNode({ id: key }: NodeProps) {
  const node = useGraph((state) => {
    const n = state.picture?.scene.index.get(key);
    return n === undefined ? undefined : (state.picture?.scene.nodes[n] as Scene);
  });
  const asCard = useGraph((state) => state.view.mode === "both");
  const known = useGraph((state) => state.known);
  useGraph((state) => state.revision);
  const selected = useGraph((state) => state.view.selected === key);
  const active = useGraph((state) => state.active === key);
  if (!node) return null;
  const job = known.job(node.jobs[0]);
  const name = node.jobs.length > 1 ? `${node.jobs.length} jobs` : (job?.name ?? node.jobs[0]);
  const state = node.jobs.length === 1 ? jobState(known, node.jobs[0], node.target) : undefined;
  const tone = stateLook(state).tone;
  const classes = [
    asCard ? styles.jobCard : styles.station,
    selected && styles.selected,
    active && styles.active,
    tone === "fail" && styles.failed,
    tone === "run" && styles.running,
    node.mark && styles[node.mark],
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node of a drawing, reached through the canvas
    <div
      id={`node-${key}`}
      role="group"
      className={classes.filter(Boolean).join(" ")}
      aria-label={`Job ${name}${state ? `, ${stateLook(state).word}` : ""}`}
      title={asCard ? undefined : name}
    >
      {asCard ? (
        <JobFace job={job} name={name} state={state} />
      ) : (
        <>
          {node.jobs.length > 1 ? <span className={styles.jobCount}>×{node.jobs.length}</span> : <Icon name={iconOf(job)} size={14} />}
          {node.byHand && <Icon name="user" size={12} className={styles.byHand} label="said by hand" />}
          <span className={styles.stationName}>{lastPart(name)}</span>
        </>
      )}
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.port} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.port} />
    </div>
  );
});

/** A job where only jobs are drawn. */
export const JobNode = memo(function JobNode({ id: key }: NodeProps) {
  const node = useGraph((state) => {
    const n = state.picture?.scene.index.get(key);
    return n === undefined ? undefined : (state.picture?.scene.nodes[n] as SceneJob);
  });
  const known = useGraph((state) => state.known);
  const selected = useGraph((state) => state.view.selected === key);
  const active = useGraph((state) => state.active === key);
  if (!node) return null;
  const job = known.job(node.job);
  const name = job?.name ?? node.job;
  const state = jobState(known, node.job, undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node of a drawing, reached through the canvas
    <div
      id={`node-${key}`}
      role="group"
      className={[styles.jobCard, selected && styles.selected, active && styles.active].filter(Boolean).join(" ")}
      aria-label={`Job ${name}`}
    >
      <JobFace job={job} name={name} state={state} />
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.port} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.port} />
    </div>
  );
});

function JobFace({ job, name, state }: { job: JobAnswer | undefined; name: string; state: string | undefined }) {
  const dag = job?.parent?.name ?? (name.includes(".") ? name.split(".")[0] : (job?.namespace ?? ""));
  return (
    <>
      <Icon name={iconOf(job)} size={14} className="t2" />
      <span className={styles.jobName} title={name}>
        {name.startsWith(`${dag}.`) ? name.slice(dag.length + 1) : name}
      </span>
      {state && <RunStateIcon state={state} size={12} />}
      <span className={styles.jobSub}>
        {dag}
        {job?.durationSeconds != null && ` · ${durationText(job.durationSeconds)}`}
      </span>
    </>
  );
}

export function iconOf(job: JobAnswer | undefined): IconName {
  return integrations[job?.integration?.toUpperCase() ?? ""] ?? "job";
}
