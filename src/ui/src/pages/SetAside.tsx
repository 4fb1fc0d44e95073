import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { retryAll, type SetAsideEvent, type SetAsideGroup, setAsideQuery } from "../api/events";
import { Button } from "../parts/Button";
import { Card } from "../parts/Card";
import { count, counted } from "../parts/counts";
import { Confirm } from "../parts/Dialog";
import { More } from "../parts/More";
import { PageHead } from "../parts/PageHead";
import { Answer, Empty } from "../parts/State";
import { When } from "../parts/When";
import { EventTabs } from "./Events";
import styles from "./events/Events.module.css";
import { Repair } from "./events/Repair";
import { RepairGroup } from "./events/RepairGroup";
import { groupsOf } from "./events/setAsideGroups";

const route = getRouteApi("/events/set-aside");

/** Events that could not be projected, by reason: to be repaired, tried again or discarded. */
export function SetAside() {
  const { id, reason } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [retrying, setRetrying] = useState<SetAsideGroup>();
  const [repairing, setRepairing] = useState<SetAsideGroup>();
  const answer = useInfiniteQuery({ ...setAsideQuery(), refetchInterval: 5000 });
  const first = answer.data?.pages[0];
  const events = answer.data?.pages.flatMap((page) => page.events as SetAsideEvent[]);
  const groups = events ? (first?.groups ?? groupsOf(events)) : [];
  const shown = id ?? (events?.[0] && String(events[0].eventId));
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <PageHead
        title="Events"
        documentTitle="Set aside"
        description="What could not be projected is kept as it came, and nothing waits for it."
        tabs={<EventTabs current="aside" />}
      />
      <Answer of={{ ...answer, data: events }} what="the events that were set aside" rows={8}>
        {(list) =>
          list.length === 0 ? (
            <div className="page-body">
              <section className="card">
                <Empty title="Every event could be read." icon="succeeded">
                  An event that cannot be projected appears here, with the reason and the place in its body.
                </Empty>
              </section>
            </div>
          ) : (
            <div className="page-body halves">
              <Card title="Set aside" count={counted(first?.total ?? list.length, "event")}>
                {groups.map((group) => (
                  <section key={group.reasonCode} className={styles.group} aria-label={group.reason}>
                    <header>
                      <span>
                        <b className="m">{group.reason}</b> {group.pointer && <code className="mono t2">{group.pointer}</code>}
                      </span>
                      <span className="num">{count(group.count)}</span>
                      <span className="row">
                        <Button size="small" icon="redo" onClick={() => setRetrying(group)}>
                          Retry
                        </Button>
                        {group.count > 1 && (
                          <Button size="small" icon="edit" onClick={() => setRepairing(group)}>
                            Repair all…
                          </Button>
                        )}
                      </span>
                    </header>
                    {(!reason || reason === group.reasonCode) && (
                      <table aria-label={`Events set aside: ${group.reason}`}>
                        <tbody>
                          {list
                            .filter((event) => codeOf(event) === group.reasonCode)
                            .map((event) => (
                              <tr key={event.eventId} aria-selected={String(event.eventId) === shown}>
                                <td>
                                  <button type="button" className="link" onClick={() => set({ id: String(event.eventId) })}>
                                    {`Event ${event.eventId}`}
                                  </button>
                                </td>
                                <td className="t2">
                                  <When at={event.receivedAt ?? event.setAsideAt} as="moment" />
                                </td>
                                <td className="t3 r">{`${counted(event.attempts, "attempt")}`}</td>
                              </tr>
                            ))}
                        </tbody>
                      </table>
                    )}
                  </section>
                ))}
                <More shown={list.length} total={first?.total ?? list.length} what="event" query={answer} />
              </Card>
              {shown && <Repair key={shown} id={shown} onDone={() => set({ id: undefined })} />}
            </div>
          )
        }
      </Answer>
      {retrying && (
        <Confirm
          title={`Try ${counted(retrying.count, "event")} again?`}
          description="They are read as they came. Whatever still cannot be projected stays here."
          action="Retry"
          open
          onOpenChange={() => setRetrying(undefined)}
          onConfirm={async () => {
            await retryAll(first?.groups ? retrying.reasonCode : undefined);
            await queries.invalidateQueries();
          }}
        />
      )}
      {repairing && <RepairGroup group={repairing} onClose={() => setRepairing(undefined)} />}
    </>
  );
}

function codeOf(event: SetAsideEvent): string {
  return event.reasonCode ?? event.reason;
}
