import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AlertChannel, alertChannelsQuery, forgetAlertChannel, testAlertChannel } from "../../api/alerts";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Empty, Failure } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { ChannelDialog } from "./ChannelDialog";
import { channelWords } from "./channelForm";
import { isRefusal, Refusable } from "./Refusable";

interface Props {
  selected?: string;
  adds: boolean;
  onOpen: (search: { sel?: string; add?: true }) => void;
}

const columns: Column<AlertChannel>[] = [
  { id: "name", head: "Name", sort: ({ channel }) => channel.name, cell: ({ channel }) => <span className="m">{channel.name}</span> },
  {
    id: "kind",
    head: "By",
    sort: ({ channel }) => channel.kind,
    cell: ({ channel }) => (channel.kind === "email" ? "E-mail" : "Webhook"),
  },
  { id: "to", head: "To", wraps: true, cell: (one) => <span className="t2">{channelWords(one)}</span> },
  { id: "signed", head: "Signed", cell: (one) => <Signed channel={one} /> },
];

/** Where alerts are sent. Who knows the address of a chat's webhook can write there: that needs the right ops. */
export function ChannelsTab({ selected, adds, onOpen }: Props) {
  const channels = useQuery(alertChannelsQuery);
  const names = channels.data?.map((one) => one.channel.name) ?? [];
  const chosen = channels.data?.find((one) => one.channel.name === selected);
  const mayAdd = !isRefusal(channels.error);
  return (
    <>
      <Card
        title="Channels"
        count={channels.data && count(channels.data.length)}
        actions={
          mayAdd && (
            <Button kind="primary" size="small" icon="plus" onClick={() => onOpen({ add: true })}>
              Add a channel
            </Button>
          )
        }
      >
        <Refusable
          of={channels}
          what="channels of alerts"
          refused="Who knows the address of a webhook can write there: to see and change channels needs the right ops. Rules can name them without it."
        >
          {(list) =>
            list.length === 0 ? (
              <Empty title="No channel yet: alerts stand on this page only." icon="bell">
                Webhooks for Slack, Teams and programs, and e-mail to people and owners.
              </Empty>
            ) : (
              <Table
                label="Channels of alerts"
                columns={columns}
                rows={list}
                rowKey={(one) => one.channel.name}
                selected={selected}
                onOpen={(one) => onOpen({ sel: one.channel.name === selected ? undefined : one.channel.name })}
              />
            )
          }
        </Refusable>
      </Card>
      {chosen && <Chosen key={chosen.channel.name} stored={chosen} onForgotten={() => onOpen({})} />}
      {adds && mayAdd && <ChannelDialog taken={names} onClose={() => onOpen({})} onSaved={(name) => onOpen({ sel: name })} />}
    </>
  );
}

function Chosen({ stored, onForgotten }: { stored: AlertChannel; onForgotten: () => void }) {
  const { channel } = stored;
  const queries = useQueryClient();
  const [asks, setAsks] = useState<"edit" | "forget">();
  const test = useMutation({ mutationFn: () => testAlertChannel(channel.name) });
  return (
    <Card
      title={channel.name}
      actions={
        <>
          <Button size="small" icon="check" disabled={test.isPending} onClick={() => test.mutate()}>
            {test.isPending ? "Sending…" : "Send a test"}
          </Button>
          <Button size="small" icon="edit" onClick={() => setAsks("edit")}>
            Edit
          </Button>
          <Button size="small" icon="trash" kind="danger" onClick={() => setAsks("forget")}>
            Delete…
          </Button>
        </>
      }
    >
      <div className="card-body stack">
        {test.data && (
          <div role="status">
            {test.data.sent ? (
              <Chip tone="ok" icon="succeeded">
                The test message was taken
              </Chip>
            ) : (
              <div className="callout">
                <h3>The test message was not taken</h3>
                <p className="wrap-text">{test.data.error}</p>
              </div>
            )}
          </div>
        )}
        {test.isError && <Failure error={test.error} retry={() => test.mutate()} />}
        <dl className="facts">
          <dt>{channel.kind === "email" ? "To" : "Address"}</dt>
          <dd className="mono">{channel.kind === "email" ? channel.to.join(", ") : channel.url}</dd>
          <dt>Signed</dt>
          <dd>
            <Signed channel={stored} />
          </dd>
        </dl>
      </div>
      {asks === "edit" && (
        <ChannelDialog stored={stored} taken={[]} onClose={() => setAsks(undefined)} onSaved={() => setAsks(undefined)} />
      )}
      <Confirm
        title={`Delete the channel ${channel.name}?`}
        description="Messages that wait for it fail. Rules that name it tell by their other channels only."
        action="Delete"
        danger
        open={asks === "forget"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await forgetAlertChannel(channel.name);
          await queries.invalidateQueries({ queryKey: ["alert-channels"] });
          onForgotten();
        }}
      />
    </Card>
  );
}

function Signed({ channel: { channel, hasSecret } }: { channel: AlertChannel }) {
  if (channel.kind === "email") return <span className="t3">by the mail server</span>;
  return hasSecret ? "with a secret" : <span className="t3">not signed</span>;
}
