import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dropRule, type Rule, rulesQuery } from "../../api/settings";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";
import { RuleDialog } from "./RuleDialog";
import { ruleWords } from "./ruleWords";

/** Rules by which names are taken as one dataset. */
export function Rules() {
  const rules = useQuery(rulesQuery);
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [dropping, setDropping] = useState<Rule>();
  const columns: Column<Rule>[] = [
    { id: "rule", head: "Rule", wraps: true, cell: (rule) => <b className="m">{ruleWords(rule.rule)}</b> },
    { id: "reason", head: "Reason", wraps: true, cell: (rule) => rule.reason },
    { id: "by", head: "By", cell: (rule) => <span className="t2">{rule.by ?? "not told"}</span> },
    { id: "at", head: "Since", sort: (rule) => rule.saidAt, cell: (rule) => <When at={rule.saidAt} as="moment" /> },
    {
      id: "do",
      head: <span className="visually-hidden">Do</span>,
      align: "right",
      cell: (rule) => (
        <Button size="small" onClick={() => setDropping(rule)}>
          Drop…
        </Button>
      ),
    },
  ];
  return (
    <Answer of={rules} what="naming rules">
      {(list) => (
        <Card
          title="Rules of names"
          count={count(list.length)}
          actions={
            <Button size="small" icon="plus" onClick={() => setAdding(true)}>
              Add a rule
            </Button>
          }
        >
          {list.length === 0 ? (
            <Empty title="Names are compared exactly." icon="link">
              A rule joins names that mean one dataset: by namespaces, by case, by a pattern, or one by one. It can be taken back.
            </Empty>
          ) : (
            <Table label="Rules of names" columns={columns} rows={list} rowKey={(rule) => rule.id} />
          )}
          {adding && <RuleDialog onClose={() => setAdding(false)} />}
          <Confirm
            title="Drop this rule?"
            description="The names it joined are told apart again."
            action="Drop"
            danger
            needsReason
            open={dropping !== undefined}
            onOpenChange={() => setDropping(undefined)}
            onConfirm={async (reason) => {
              if (dropping) await dropRule(dropping.id, reason);
              await queries.invalidateQueries();
            }}
          />
        </Card>
      )}
    </Answer>
  );
}
