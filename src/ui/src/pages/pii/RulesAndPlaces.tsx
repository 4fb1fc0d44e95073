import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type PiiPlace,
  type PiiRule,
  piiPlacesQuery,
  piiRulesQuery,
  removePiiPlace,
  removePiiRule,
  switchPiiDefaults,
} from "../../api/pii";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { changeAndRemove, type Open, Removal } from "../../parts/changeAndRemove";
import { count } from "../../parts/counts";
import { Answer, Empty, Failure } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { useMayEdit } from "../../parts/useMayEdit";
import { PlaceDialog } from "./PlaceDialog";
import { RuleDialog } from "./RuleDialog";

const ruleColumns: Column<PiiRule>[] = [
  { id: "name", head: "Rule", sort: (rule) => rule.name, cell: (rule) => <b className="m">{rule.name}</b> },
  { id: "kind", head: "Kind", sort: (rule) => rule.kind, cell: (rule) => rule.kind },
  { id: "columns", head: "Columns", wraps: true, cell: (rule) => <span className="t2">{rule.columns.join(" ")}</span> },
  { id: "types", head: "Types", wraps: true, cell: (rule) => <span className="t2">{rule.types.join(" ") || "all"}</span> },
  { id: "datasets", head: "Datasets", wraps: true, cell: (rule) => <span className="t2">{rule.datasets.join(" ") || "all"}</span> },
];

const placeColumns: Column<PiiPlace>[] = [
  { id: "name", head: "Place", sort: (place) => place.name, cell: (place) => <b className="m">{place.name}</b> },
  { id: "pattern", head: "Datasets", sort: (place) => place.pattern, cell: (place) => place.pattern },
  { id: "kinds", head: "Kinds", cell: (place) => place.kinds.join(", ") || "all" },
  { id: "reason", head: "Why", wraps: true, cell: (place) => <span className="t2">{place.reason}</span> },
];

/** By what personal data is known, and where it may lie. */
export function RulesAndPlaces() {
  return (
    <>
      <Rules />
      <Places />
    </>
  );
}

function Rules() {
  const rules = useQuery(piiRulesQuery);
  const mayEdit = useMayEdit();
  const [open, setOpen] = useState<Open<PiiRule>>();
  const queries = useQueryClient();
  const defaults = useMutation({
    mutationFn: switchPiiDefaults,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["pii"] }),
  });
  const areOn = rules.data?.some((rule) => rule.name.startsWith("default-")) ?? false;
  return (
    <Card
      title="Rules"
      count={rules.data && count(rules.data.length)}
      actions={
        rules.data &&
        mayEdit && (
          <>
            <Button onClick={() => defaults.mutate(!areOn)} disabled={defaults.isPending}>
              {areOn ? "Forget the rules to begin with" : "Switch the rules to begin with on"}
            </Button>
            <Button icon="plus" onClick={() => setOpen({})}>
              Add a rule
            </Button>
          </>
        )
      }
    >
      {defaults.isError && <Failure error={defaults.error} what="the rules" />}
      <Answer of={rules} what="the rules">
        {(list) =>
          list.length === 0 ? (
            <Empty title="No rule flags columns by their names." icon="columns">
              The rules to begin with look for e-mail addresses, names, phones, addresses and the like; a rule of your own shows what it
              would flag before it is saved.
            </Empty>
          ) : (
            <Table
              label="Rules of personal data"
              columns={mayEdit ? [...ruleColumns, changeAndRemove(setOpen)] : ruleColumns}
              rows={list}
              rowKey={(rule) => rule.name}
              rowHeight={40}
            />
          )
        }
      </Answer>
      {open && !("remove" in open) && <RuleDialog rule={open.change} onClose={() => setOpen(undefined)} />}
      <Removal
        open={open}
        onClose={() => setOpen(undefined)}
        title={(name) => `Forget the rule ${name}?`}
        description="What it flagged is flagged no longer, unless a person, a tag or another rule says so."
        remove={removePiiRule}
        shownBy={["pii"]}
      />
    </Card>
  );
}

function Places() {
  const places = useQuery(piiPlacesQuery);
  const mayEdit = useMayEdit();
  const [open, setOpen] = useState<Open<PiiPlace>>();
  return (
    <Card
      title="Allowed places"
      count={places.data && count(places.data.length)}
      actions={
        places.data &&
        mayEdit && (
          <Button icon="plus" onClick={() => setOpen({})}>
            Allow a place
          </Button>
        )
      }
    >
      <Answer of={places} what="the allowed places">
        {(list) =>
          list.length === 0 ? (
            <Empty title="No place is allowed yet." icon="shield">
              A place is a pattern of dataset names in which unmasked personal data may lie.
            </Empty>
          ) : (
            <Table
              label="Allowed places"
              columns={mayEdit ? [...placeColumns, changeAndRemove(setOpen)] : placeColumns}
              rows={list}
              rowKey={(place) => place.name}
              rowHeight={40}
            />
          )
        }
      </Answer>
      {open && !("remove" in open) && <PlaceDialog place={open.change} onClose={() => setOpen(undefined)} />}
      <Removal
        open={open}
        onClose={() => setOpen(undefined)}
        title={(name) => `Allow ${name} no longer?`}
        description="Unmasked personal data there is listed and alerted again."
        remove={removePiiPlace}
        shownBy={["pii"]}
      />
    </Card>
  );
}
