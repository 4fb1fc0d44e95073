import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { removeSchemaRule, type SchemaRule, schemaRulesQuery } from "../../api/schemas";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { changeAndRemove, type Open, Removal } from "../../parts/changeAndRemove";
import { count } from "../../parts/counts";
import { DatasetById } from "../../parts/DatasetField";
import { Answer, Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { useMayEdit } from "../../parts/useMayEdit";
import { RuleDialog } from "./RuleDialog";
import { meaningOf } from "./words";

const columns: Column<SchemaRule>[] = [
  { id: "name", head: "Rule", sort: (rule) => rule.name, cell: (rule) => <b className="m">{rule.name}</b> },
  {
    id: "about",
    head: "Datasets",
    sort: (rule) => rule.pattern ?? "",
    cell: (rule) => (rule.dataset ? <DatasetById id={rule.dataset} /> : <span className="mono">{rule.pattern}</span>),
  },
  {
    id: "compatibility",
    head: "Must keep",
    sort: (rule) => rule.compatibility,
    cell: (rule) => (
      <Chip tone={rule.compatibility === "none" ? "idle" : "accent"} title={meaningOf(rule.compatibility)?.means}>
        {rule.compatibility}
      </Chip>
    ),
  },
  {
    id: "broken",
    head: "Broken by",
    wraps: true,
    cell: (rule) => <span className="t2">{brokenBy(rule.compatibility)}</span>,
  },
];

function brokenBy(compatibility: string): string {
  const named = compatibility === "full" ? ["backward", "forward"] : [compatibility];
  return named.map((one) => meaningOf(one)?.broken).join("; ");
}

/** Which datasets must keep which compatibility. dataset: what a new rule is likely to be about. */
export function RulesCard({ dataset, counting }: { dataset: string | undefined; counting: string | null | undefined }) {
  const rules = useQuery(schemaRulesQuery);
  const mayEdit = useMayEdit();
  const [open, setOpen] = useState<Open<SchemaRule>>();
  const shown = useMemo(() => (mayEdit ? [...columns, changeAndRemove(setOpen)] : columns), [mayEdit]);
  return (
    <Card
      title="Rules"
      count={rules.data && count(rules.data.length)}
      actions={
        rules.data &&
        mayEdit && (
          <Button icon="plus" onClick={() => setOpen({})}>
            Add a rule
          </Button>
        )
      }
    >
      <Answer of={rules} what="the rules" rows={3}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="No dataset has a rule yet." icon="columns">
              Without one a change breaks that loses something: a column that is gone, or a type that may not hold its old values.
            </Empty>
          ) : (
            <Table
              label="Rules of schemas"
              columns={shown}
              rows={list}
              rowKey={(rule) => rule.name}
              selected={counting ?? undefined}
              rowHeight={40}
            />
          )
        }
      </Answer>
      {open && !("remove" in open) && <RuleDialog rule={open.change} dataset={dataset} onClose={() => setOpen(undefined)} />}
      <Removal
        open={open}
        onClose={() => setOpen(undefined)}
        title={(name) => `Forget the rule ${name}?`}
        description="Its datasets are held to the next rule that is about them, or to none: then a change breaks that loses something."
        remove={removeSchemaRule}
        shownBy={["schema-rules", "schema-check", "schemas"]}
      />
    </Card>
  );
}
