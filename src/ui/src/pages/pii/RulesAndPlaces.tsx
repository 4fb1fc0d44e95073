import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type PiiPlace, type PiiRule, piiPlacesQuery, piiRulesQuery, switchPiiDefaults } from "../../api/pii";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Answer, Empty, Failure } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";

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
  const rules = useQuery(piiRulesQuery);
  const places = useQuery(piiPlacesQuery);
  const queries = useQueryClient();
  const defaults = useMutation({
    mutationFn: switchPiiDefaults,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["pii"] }),
  });
  const areOn = rules.data?.some((rule) => rule.name.startsWith("default-")) ?? false;
  return (
    <>
      <Card
        title="Rules"
        count={rules.data && count(rules.data.length)}
        actions={
          rules.data && (
            <Button onClick={() => defaults.mutate(!areOn)} disabled={defaults.isPending}>
              {areOn ? "Forget the rules to begin with" : "Switch the rules to begin with on"}
            </Button>
          )
        }
      >
        {defaults.isError && <Failure error={defaults.error} what="the rules" />}
        <Answer of={rules} what="the rules">
          {(list) =>
            list.length === 0 ? (
              <Empty title="No rule flags columns by their names." icon="columns">
                The rules to begin with look for e-mail addresses, names, phones, addresses and the like; lineage pii preview shows first
                what a rule of your own would flag.
              </Empty>
            ) : (
              <Table label="Rules of personal data" columns={ruleColumns} rows={list} rowKey={(rule) => rule.name} rowHeight={40} />
            )
          }
        </Answer>
      </Card>
      <Card title="Allowed places" count={places.data && count(places.data.length)}>
        <Answer of={places} what="the allowed places">
          {(list) =>
            list.length === 0 ? (
              <Empty title="No place is allowed yet." icon="shield">
                lineage pii allow says where unmasked personal data may lie.
              </Empty>
            ) : (
              <Table label="Allowed places" columns={placeColumns} rows={list} rowKey={(place) => place.name} rowHeight={40} />
            )
          }
        </Answer>
      </Card>
    </>
  );
}
