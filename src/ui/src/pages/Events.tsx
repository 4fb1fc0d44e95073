import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type EventCount, type EventRow, eventsQuery } from "../api/events";
import { Card } from "../parts/Card";
import { Chip, type Tone } from "../parts/Chip";
import { count } from "../parts/counts";
import { Filter } from "../parts/Filter";
import { More } from "../parts/More";
import { nameParts } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { Answer, Empty } from "../parts/State";
import { TabLinks } from "../parts/TabLinks";
import { type Column, Table } from "../parts/Table";
import { momentText } from "../parts/times";
import { EventPanel } from "./events/EventPanel";
import { sizeText } from "./events/sizes";
import { useSetAsideTotal } from "./events/useSetAsideTotal";

const route = getRouteApi("/events");
const tones: Record<string, Tone> = { COMPLETE: "ok", FAIL: "fail", START: "run", RUNNING: "run", ABORT: "idle" };

const columns: Column<EventRow>[] = [
  { id: "at", head: "Received", sort: (row) => row.receivedAt, cell: (row) => <span className="num">{momentText(row.receivedAt)}</span> },
  { id: "type", head: "Type", sort: (row) => row.type, cell: (row) => <Chip tone={tones[row.type ?? ""]}>{row.type ?? row.kind}</Chip> },
  {
    id: "job",
    head: "Job",
    sort: (row) => row.job?.name,
    cell: (row) =>
      row.job ? (
        <span title={`${row.job.namespace} ${row.job.name}`}>
          <span className="t3">{row.job.namespace} </span>
          {row.job.name.length > 48 ? `…${row.job.name.slice(-47)}` : row.job.name}
        </span>
      ) : (
        <span className="t3">no job</span>
      ),
  },
  {
    id: "producer",
    head: "Producer",
    sort: (row) => row.producerName,
    cell: (row) => <span className="t2">{row.producerName ?? nameParts(row.producer ?? "").last}</span>,
  },
  { id: "io", head: "Reads, writes", align: "right", cell: (row) => `${row.inputs}, ${row.outputs}` },
  { id: "bytes", head: "Size", align: "right", sort: (row) => row.bytes, cell: (row) => sizeText(row.bytes) },
  {
    id: "state",
    head: "State",
    sort: (row) => row.state,
    cell: (row) =>
      row.state === "projected" ? (
        <span className="t3">projected</span>
      ) : (
        <Chip tone={row.state === "set-aside" ? "warn" : "run"}>{row.state.replace("-", " ")}</Chip>
      ),
  },
];

/** The log of events as they came, and what came of each. */
export function Events() {
  const { type, job, run, producer, q, id } = route.useSearch();
  const navigate = route.useNavigate();
  const events = useInfiniteQuery(eventsQuery({ type, job, run, producer, q }));
  const first = events.data?.pages[0];
  const rows = events.data?.pages.flatMap((page) => page.events);
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <PageHead
        title="Events"
        actions={
          <>
            <select
              className="control-select"
              aria-label="Type"
              value={type ?? ""}
              onChange={(event) => set({ type: event.target.value || undefined })}
            >
              <option value="">All types</option>
              {(first?.types ?? defaultTypes).map((one) => (
                <option key={one.name} value={one.name}>
                  {one.count === undefined ? one.name : `${one.name} ${count(one.count)}`}
                </option>
              ))}
            </select>
            <select
              className="control-select"
              aria-label="Producer"
              value={producer ?? ""}
              onChange={(event) => set({ producer: event.target.value || undefined })}
            >
              <option value="">All producers</option>
              {first?.producers?.map((one) => (
                <option key={one.name} value={one.name}>{`${one.name} ${count(one.count ?? 0)}`}</option>
              ))}
            </select>
            <Filter label="Job" value={job ?? ""} onChange={(next) => set({ job: next || undefined })} />
            <Filter label="Run" value={run ?? ""} onChange={(next) => set({ run: next || undefined })} />
          </>
        }
        tabs={<EventTabs current="all" total={first?.total} />}
      />
      <div className={id ? "page-body with-side" : "page-body"}>
        <Answer of={{ ...events, data: rows }} what="the list of events" rows={14}>
          {(list) => (
            <Card title="Received events" count={first && `${count(first.total)}${first.totalIsLowerBound ? " or more" : ""}`}>
              {list.length === 0 ? (
                <Empty
                  title={type || job || run || producer || q ? "No event is like that." : "No event has arrived yet."}
                  icon="events"
                  action={<Link to="/">How to send some</Link>}
                />
              ) : (
                <>
                  <Table
                    label="Events"
                    columns={columns}
                    rows={list}
                    rowKey={(row) => row.id}
                    selected={id}
                    onOpen={(row) => set({ id: row.id })}
                    onEnd={() => events.hasNextPage && !events.isFetchingNextPage && void events.fetchNextPage()}
                  />
                  <More shown={list.length} total={first?.total ?? list.length} what="event" query={events} />
                </>
              )}
            </Card>
          )}
        </Answer>
        {id && <EventPanel id={id} onClose={() => set({ id: undefined })} />}
      </div>
    </>
  );
}

const defaultTypes: EventCount[] = ["START", "RUNNING", "COMPLETE", "FAIL", "ABORT", "OTHER"].map((name) => ({ name }));

/** The two pages of events: all, and those set aside. */
export function EventTabs({ current, total }: { current: "all" | "aside"; total?: number }) {
  const aside = useSetAsideTotal();
  return (
    <TabLinks
      label="Events"
      current={current}
      tabs={[
        { id: "all", word: "All", count: total === undefined ? undefined : count(total), link: { to: "/events" } },
        { id: "aside", word: "Set aside", count: aside === undefined ? undefined : count(aside), link: { to: "/events/set-aside" } },
      ]}
    />
  );
}
