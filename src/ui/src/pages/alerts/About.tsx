import { useQuery } from "@tanstack/react-query";
import type { AlertRule } from "../../api/alerts";
import { assetQuery } from "../../api/assets";
import { DatasetLink } from "../../parts/DatasetLink";
import { aboutWords } from "./words";

/** What narrows a rule; a dataset is stored by its id and shown by its name. */
export function About({ rule }: { rule: AlertRule["rule"] }) {
  return rule.dataset ? <OneDataset id={rule.dataset} /> : <span className="t2">{aboutWords(rule)}</span>;
}

function OneDataset({ id }: { id: string }) {
  const { data } = useQuery(assetQuery(id));
  return data ? <DatasetLink namespace={data.namespace} name={data.name} max={40} /> : <span className="t2 mono">{id}</span>;
}
