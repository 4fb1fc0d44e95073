import { useInfiniteQuery } from "@tanstack/react-query";
import { type AlertDelivery, alertDeliveriesQuery } from "../../api/alerts";
import { Button, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { More } from "../../parts/More";
import { Segmented } from "../../parts/Segmented";
import { Empty } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";
import { Refusable } from "./Refusable";
import { deliveryLooks } from "./words";

interface Props {
  state?: string;
  /** The alert whose messages are shown; without it all are. */
  alert?: string;
  onState: (state: string | undefined) => void;
  onEveryAlert: () => void;
}

const states = [
  { value: "all", label: "All" },
  { value: "waiting", label: "Waiting" },
  { value: "sending", label: "Sending" },
  { value: "sent", label: "Sent" },
  { value: "failed", label: "Failed" },
];

const columns: Column<AlertDelivery>[] = [
  {
    id: "state",
    head: "State",
    sort: (one) => one.state,
    cell: (one) => (
      <Chip tone={deliveryLooks[one.state]?.tone} icon={deliveryLooks[one.state]?.icon}>
        {one.state}
      </Chip>
    ),
  },
  { id: "channel", head: "Channel", sort: (one) => one.channel, cell: (one) => <span className="m">{one.channel}</span> },
  { id: "recipient", head: "To", wraps: true, sort: (one) => one.recipient, cell: (one) => <span className="t2">{one.recipient}</span> },
  { id: "tries", head: "Tries", align: "right", sort: (one) => one.tries, cell: (one) => count(one.tries) },
  { id: "made", head: "Made", sort: (one) => one.madeAt, cell: (one) => <When at={one.madeAt} as="moment" /> },
  {
    id: "sent",
    head: "Sent",
    sort: (one) => one.sentAt,
    cell: (one) =>
      one.state === "waiting" ? (
        <span className="t2">
          due <When at={one.nextAt} />
        </span>
      ) : (
        <When at={one.sentAt} none="not sent" as="moment" />
      ),
  },
  { id: "error", head: "Error", wraps: true, cell: (one) => <span className="wrap-text">{one.error ?? ""}</span> },
  {
    id: "alert",
    head: <span className="visually-hidden">Alert</span>,
    align: "right",
    cell: (one) => (
      <LinkButton size="small" kind="quiet" to="/alerts/{-$tab}" search={{ state: "all", sel: one.alert }}>
        Its alert
      </LinkButton>
    ),
  },
];

/** Every message, to whom, how often it was tried, and what went wrong. */
export function DeliveriesTab({ state, alert, onState, onEveryAlert }: Props) {
  const deliveries = useInfiniteQuery(alertDeliveriesQuery({ state, alert }));
  const list = deliveries.data?.pages.flatMap((page) => page.deliveries);
  return (
    <Card
      title={alert ? "Messages of one alert" : "Messages"}
      count={list && `${count(list.length)}${deliveries.hasNextPage ? " or more" : ""}`}
      actions={
        <>
          {alert && (
            <Button size="small" icon="x" onClick={onEveryAlert}>
              Of every alert
            </Button>
          )}
          <Segmented
            label="State of the messages"
            value={state ?? "all"}
            onChange={(next) => onState(next === "all" ? undefined : next)}
            options={states}
          />
        </>
      }
    >
      <Refusable of={{ ...deliveries, data: list }} what="messages of alerts" rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={state || alert ? "No message is like that." : "No message was sent yet."} icon="bell">
              An alert makes messages where its rule has channels and it is not muted.
            </Empty>
          ) : (
            <>
              <Table
                label="Messages of alerts"
                columns={columns}
                rows={rows}
                rowKey={(one) => one.id}
                onEnd={() => deliveries.hasNextPage && !deliveries.isFetchingNextPage && void deliveries.fetchNextPage()}
              />
              <More shown={rows.length} total={rows.length} what="message" query={deliveries} />
            </>
          )
        }
      </Refusable>
    </Card>
  );
}
