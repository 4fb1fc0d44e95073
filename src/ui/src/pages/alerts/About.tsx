import type { AlertRule } from "../../api/alerts";
import { DatasetById } from "../../parts/DatasetField";
import { aboutWords } from "./words";

/** What narrows a rule; a dataset is stored by its id and shown by its name. */
export function About({ rule }: { rule: AlertRule["rule"] }) {
  return rule.dataset ? <DatasetById id={rule.dataset} /> : <span className="t2">{aboutWords(rule)}</span>;
}
