import { useQuery } from "@tanstack/react-query";
import { type AlertRule, alertRulesQuery } from "../../api/alerts";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";
import { About } from "./About";
import { ChosenRule } from "./ChosenRule";
import { Refusable } from "./Refusable";
import { RuleDialog } from "./RuleDialog";
import { isMuted, kindOf, ruleState, thresholdWords } from "./words";

interface Props {
  selected?: string;
  adds: boolean;
  onOpen: (search: { sel?: string; add?: true }) => void;
}

const columns: Column<AlertRule>[] = [
  {
    id: "state",
    head: "State",
    sort: (one) => ruleState(one).word,
    cell: (one) => {
      const { word, tone, icon } = ruleState(one);
      return (
        <Chip tone={tone} icon={icon} title={one.trouble ?? undefined}>
          {word}
        </Chip>
      );
    },
  },
  { id: "name", head: "Name", sort: ({ rule }) => rule.name, cell: ({ rule }) => <span className="m">{rule.name}</span> },
  { id: "kind", head: "Of what", sort: ({ rule }) => rule.kind, cell: ({ rule }) => kindOf(rule.kind).word },
  { id: "threshold", head: "From", cell: ({ rule }) => <span className="t2">{thresholdWords(rule.kind, rule.threshold)}</span> },
  { id: "about", head: "About", wraps: true, cell: ({ rule }) => <About rule={rule} /> },
  {
    id: "channels",
    head: "Told by",
    wraps: true,
    cell: ({ rule }) => (rule.channels.length > 0 ? rule.channels.join(", ") : <span className="t3">this page only</span>),
  },
  { id: "muted", head: "Muted until", cell: (one) => <When at={isMuted(one) ? one.mutedUntil : null} none="" as="moment" /> },
];

/** Of what is alerted, about which datasets and by which channels. */
export function RulesTab({ selected, adds, onOpen }: Props) {
  const rules = useQuery(alertRulesQuery);
  const names = rules.data?.map((one) => one.rule.name) ?? [];
  const add = (
    <Button kind="primary" size="small" icon="plus" onClick={() => onOpen({ add: true })}>
      Add a rule
    </Button>
  );
  const chosen = rules.data?.find((one) => one.rule.name === selected);
  return (
    <>
      <Card title="Rules" count={rules.data && count(rules.data.length)} actions={add}>
        <Refusable of={rules} what="rules of alerts">
          {(list) =>
            list.length === 0 ? (
              <Empty title="No rule yet: nothing is alerted." icon="bell">
                Breaking schemas, lost edges, failed and late runs, unusual volumes, failed checks, and what hits many datasets.
              </Empty>
            ) : (
              <Table
                label="Rules of alerts"
                columns={columns}
                rows={list}
                rowKey={(one) => one.rule.name}
                selected={selected}
                onOpen={(one) => onOpen({ sel: one.rule.name === selected ? undefined : one.rule.name })}
              />
            )
          }
        </Refusable>
      </Card>
      {chosen && <ChosenRule key={chosen.rule.name} stored={chosen} onForgotten={() => onOpen({})} />}
      {adds && <RuleDialog taken={names} onClose={() => onOpen({})} onSaved={(name) => onOpen({ sel: name })} />}
    </>
  );
}
