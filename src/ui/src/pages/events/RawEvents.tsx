import { useQuery } from "@tanstack/react-query";
import { get } from "../../api/client";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { JsonView } from "../../parts/JsonView";
import { Answer, Empty } from "../../parts/State";
import { momentText } from "../../parts/times";
import styles from "./Events.module.css";

interface RawEvent {
  eventTime?: string;
  eventType?: string;
  job?: { namespace?: string; name?: string };
}

/** The newest events with their bodies, for servers that tell no list of them. */
export function RawEvents() {
  const events = useQuery({
    queryKey: ["raw-events"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/events/lineage", { limit: 50 }, signal)) as unknown as { events: RawEvent[]; totalCount?: number },
  });
  return (
    <Answer of={events} what="events" rows={12}>
      {(answer) => (
        <Card title="The newest events" count="this server tells no list that can be filtered">
          {answer.events.length === 0 ? (
            <Empty title="No event has arrived yet." icon="events" />
          ) : (
            <ul className={styles.raw}>
              {answer.events.map((event, i) => (
                <li key={i}>
                  <details>
                    <summary>
                      <span className="num t3">{event.eventTime && momentText(event.eventTime)}</span>{" "}
                      <Chip>{event.eventType ?? "no type"}</Chip> <span className="t3">{event.job?.namespace}</span> {event.job?.name}
                    </summary>
                    <JsonView value={event} open={1} />
                  </details>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
    </Answer>
  );
}
