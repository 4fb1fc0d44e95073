import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Alert, alertRulesQuery, alertsQuery } from "../../api/alerts";
import { Button, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { More } from "../../parts/More";
import { nameParts, splitId } from "../../parts/names";
import { Segmented } from "../../parts/Segmented";
import { Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";
import { Refusable } from "./Refusable";
import { Subject } from "./Subject";
import { isToldWithAnother, kindOf, stateLooks } from "./words";

interface Props {
  /** "all" shows those in every state. */
  state: string;
  rule?: string;
  dataset?: string;
  selected?: string;
  onState: (state: string) => void;
  onRule: (rule: string | undefined) => void;
  onEveryDataset: () => void;
  onSelect: (alert: Alert | undefined) => void;
}

const states = [
  { value: "open", label: "Open" },
  { value: "acknowledged", label: "Acknowledged" },
  { value: "resolved", label: "Resolved" },
  { value: "muted", label: "Muted" },
  { value: "all", label: "All" },
];

const columns: Column<Alert>[] = [
  {
    id: "state",
    head: "State",
    sort: (alert) => alert.state,
    cell: (alert) => (
      <Chip tone={stateLooks[alert.state]?.tone} icon={stateLooks[alert.state]?.icon}>
        {alert.state}
      </Chip>
    ),
  },
  {
    id: "what",
    head: "What happened",
    wraps: true,
    sort: (alert) => alert.title,
    cell: (alert) => (
      <>
        <span className="m">{alert.title}</span>
        {isToldWithAnother(alert) && <span className="t3"> told with its cause</span>}
      </>
    ),
  },
  { id: "kind", head: "Kind", sort: (alert) => alert.kind, cell: (alert) => <span className="t2">{kindOf(alert.kind).word}</span> },
  { id: "subject", head: "About", cell: (alert) => <Subject alert={alert} /> },
  { id: "owners", head: "Owners", wraps: true, cell: (alert) => <Owners of={alert.detail.owners} /> },
  { id: "impact", head: "Downstream", align: "right", sort: (alert) => alert.impact, cell: (alert) => count(alert.impact) },
  { id: "rule", head: "Rule", sort: (alert) => alert.rule, cell: (alert) => <span className="t2">{alert.rule}</span> },
  { id: "when", head: "When", sort: (alert) => alert.happenedAt, cell: (alert) => <When at={alert.happenedAt} /> },
];

/** What rules found, newest first. */
export function AlertsTab({ state, rule, dataset, selected, onState, onRule, onEveryDataset, onSelect }: Props) {
  const alerts = useInfiniteQuery(alertsQuery({ state: state === "all" ? undefined : state, rule, dataset }));
  const rules = useQuery(alertRulesQuery);
  const list = alerts.data?.pages.flatMap((page) => page.alerts);
  const names = [...new Set([...(rules.data ?? []).map((one) => one.rule.name), ...(rule ? [rule] : [])])].sort();
  return (
    <Card
      title="Alerts"
      count={list && `${count(list.length)}${alerts.hasNextPage ? " or more" : ""}`}
      actions={
        <>
          {dataset !== undefined && (
            <Button icon="x" title="Take the filter away" onClick={onEveryDataset}>
              About {nameParts(splitId(dataset)?.name ?? dataset).last}
            </Button>
          )}
          <select
            className="control-select"
            aria-label="Rule"
            value={rule ?? ""}
            onChange={(event) => onRule(event.target.value || undefined)}
          >
            <option value="">All rules</option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <Segmented label="State of the alerts" value={state} onChange={onState} options={states} />
        </>
      }
    >
      <Refusable of={{ ...alerts, data: list }} what="alerts" rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing
              state={state}
              narrowed={[rule && "of this rule", dataset && "about this dataset"]}
              hasRules={rules.data === undefined || rules.data.length > 0}
            />
          ) : (
            <>
              <Table
                label="Alerts"
                columns={columns}
                rows={rows}
                rowKey={(alert) => alert.id}
                selected={selected}
                onOpen={(alert) => onSelect(alert.id === selected ? undefined : alert)}
                onEnd={() => alerts.hasNextPage && !alerts.isFetchingNextPage && void alerts.fetchNextPage()}
              />
              <More shown={rows.length} total={rows.length} what="alert" query={alerts} />
            </>
          )
        }
      </Refusable>
    </Card>
  );
}

function Nothing({ state, narrowed, hasRules }: { state: string; narrowed: (string | undefined)[]; hasRules: boolean }) {
  if (!hasRules) {
    return (
      <Empty
        title="No rule says yet of what to alert."
        icon="bell"
        action={
          <LinkButton kind="primary" icon="plus" to="/alerts/{-$tab}" params={{ tab: "rules" }} search={{ add: true }}>
            Add a rule
          </LinkButton>
        }
      >
        A rule can be tried on the last days before it is saved.
      </Empty>
    );
  }
  const words = state === "all" ? "No alert was raised yet" : `No alert is ${state}`;
  return (
    <Empty title={`${[words, ...narrowed.filter(Boolean)].join(" ")}.`} icon={state === "open" ? "succeeded" : "bell"}>
      What changed is looked at every minute.
    </Empty>
  );
}

function Owners({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <span className="t3">nobody</span>;
  return (
    <span title={of.join(", ")}>
      {of.slice(0, 2).join(", ")}
      {of.length > 2 && <span className="t3">{` and ${of.length - 2} more`}</span>}
    </span>
  );
}
