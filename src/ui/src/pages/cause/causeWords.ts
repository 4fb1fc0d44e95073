import type { Cause, RootCause } from "../../api/insight";
import { withoutPrefix } from "../../parts/ganttTasks";
import { nameParts } from "../../parts/names";

/** What a cause or a symptom is about, in the shortest unambiguous words. */
export function subjectOf(issue: { job: { name: string } | null; dataset: { name: string } | null }): string {
  if (issue.job) return issue.job.name;
  return issue.dataset ? issue.dataset.name : "something unknown";
}

export function lastName(name: string): string {
  return nameParts(name).last;
}

export const scoreWords: Record<string, string> = {
  severity: "severity",
  nearness: "nearness",
  time: "time",
  explains: "explains others",
  origin: "origin",
  standing: "lasted",
};

/** One sentence for the symptom: "retail_pg_etl failed". */
export function symptomWords(cause: RootCause): string {
  const { symptom } = cause;
  if (symptom.job && symptom.state) return symptom.state === "FAIL" ? "failed" : `ended as ${symptom.state.toLowerCase()}`;
  if (symptom.column) return `column ${symptom.column} is wrong`;
  return "is wrong or late";
}

/** The root cause with its path and score as Markdown, for a ticket or a chat. */
export function causeMarkdown(answer: RootCause, picked: Cause | undefined): string {
  const about = subjectOf(answer.symptom);
  const lines = [`### Why \`${about}\` ${symptomWords(answer)}`, "", `Looked at ${answer.from} to ${answer.to}.`, ""];
  if (!picked)
    return [
      ...lines,
      "No problem was found upstream.",
      `${answer.datasetsLookedAt} datasets and ${answer.jobsLookedAt} jobs were looked at.`,
    ].join("\n");
  lines.push(
    `**Cause** (${Math.round(picked.score)} of 100): \`${subjectOf(picked.issue)}\` at ${picked.issue.at}: ${picked.issue.detail}`,
    "",
  );
  for (const part of picked.scoreParts) lines.push(`- ${scoreWords[part.part] ?? part.part} ${part.points}: ${part.why}`);
  if (picked.path.length > 0)
    lines.push(
      "",
      "Path:",
      ...picked.path.map((step) => `1. \`${step.from?.name ?? "?"}\` → \`${step.to?.name ?? about}\` by ${step.job?.name ?? "?"}`),
    );
  return lines.join("\n");
}

/** "retail_pg_etl.create_schema" within the DAG of the symptom → "create_schema" */
export function shortJob(name: string, dag: string | undefined): string {
  return dag ? withoutPrefix(name, dag) : name;
}
