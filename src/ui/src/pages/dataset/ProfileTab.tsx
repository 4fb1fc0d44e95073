import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { knownColumn } from "../../address/columns";
import { type ColumnProfile, type Profile, profileNow, profilesQuery } from "../../api/profiles";
import { announce } from "../../parts/announce";
import { BarChart } from "../../parts/BarChart";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { ColumnLink } from "../../parts/DatasetLink";
import { Answer, Empty, Failure } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { momentText } from "../../parts/times";
import { driftOf, percent, short } from "./drift";

interface Of {
  ns: string;
  name: string;
  /** The column that the address names. */
  col?: string;
}

const columnsOf = ({ ns, name }: Of): Column<ColumnProfile>[] => [
  {
    id: "name",
    head: "Column",
    sort: (one) => one.columnName,
    cell: (one) => <ColumnLink namespace={ns} name={name} column={one.columnName} />,
  },
  { id: "type", head: "Type", sort: (one) => one.dataType, cell: (one) => <span className="t2">{one.dataType}</span> },
  { id: "nulls", head: "Nulls", align: "right", sort: (one) => one.nullPercentage, cell: (one) => percent(one.nullPercentage) },
  {
    id: "distinct",
    head: "Distinct",
    align: "right",
    sort: (one) => one.distinctCount,
    cell: (one) => <span title={methodWords(one)}>{`${one.distinctMethod === "exact" ? "" : "≈ "}${count(one.distinctCount)}`}</span>,
  },
  { id: "min", head: "Least", cell: (one) => one.min ?? <Withheld of={one} /> },
  { id: "max", head: "Greatest", cell: (one) => one.max ?? <Withheld of={one} /> },
  {
    id: "mean",
    head: "Mean",
    align: "right",
    sort: (one) => one.mean ?? undefined,
    cell: (one) => (one.mean == null ? "" : short(one.mean)),
  },
  {
    id: "median",
    head: "Median",
    align: "right",
    cell: (one) => {
      const median = one.quantiles?.["0.5"];
      return median === undefined ? "" : short(median);
    },
  },
  {
    id: "lengths",
    head: "Length",
    align: "right",
    cell: (one) => (one.minLength == null ? "" : `${count(one.minLength)} – ${count(one.maxLength ?? 0)}`),
  },
  {
    id: "top",
    head: "Most frequent",
    wraps: true,
    cell: (one) => (
      <span className="t2">
        {one.topValues
          ?.slice(0, 3)
          .map((top) => `${top.value} (${percent(100 * top.share)})`)
          .join(", ")}
      </span>
    ),
  },
];

/** What is in the dataset, as its data source says; made on request or by a plan. */
export function ProfileTab({ id, ns, name, col }: Of & { id: string }) {
  const of = useMemo(() => ({ ns, name, col }), [ns, name, col]);
  const profiles = useQuery(profilesQuery(id));
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const run = useMutation({
    mutationFn: () => profileNow(id),
    onSuccess: async (made) => {
      announce("profileId" in made ? "The profile is here" : "The profile takes longer; it appears here when it is done");
      setChosen(undefined);
      await queries.invalidateQueries({ queryKey: ["profiles", id] });
    },
  });
  const cannot = profiles.data?.cannot;
  const action = (
    <>
      {cannot && <span className="t3">{cannot}</span>}
      <Button
        icon="play"
        kind="primary"
        size="small"
        title={cannot ?? undefined}
        onClick={() => run.mutate()}
        disabled={run.isPending || profiles.data === undefined || Boolean(cannot)}
      >
        {run.isPending ? "Profiling…" : "Profile now"}
      </Button>
    </>
  );
  return (
    <div className="stack">
      {run.isError && <Failure error={run.error} retry={() => run.mutate()} />}
      <Answer of={profiles} what="its profiles">
        {({ profiles: list }) => {
          const at = Math.max(
            0,
            list.findIndex((one) => one.profileId === chosen),
          );
          const shown = list[at];
          return shown ? (
            <Shown of={of} profile={shown} before={list[at + 1]} all={list} choose={setChosen} action={action} />
          ) : (
            <Card title="Profile" actions={action}>
              <Empty title="It has not been profiled yet." icon="chart">
                {cannot ? (
                  <>
                    Add the database that holds it as a <Link to="/sources">data source</Link>; a profile reads its rows once there.
                  </>
                ) : (
                  <>
                    A profile reads its rows once, in the <Link to="/sources">data source</Link> that holds it.
                  </>
                )}
              </Empty>
            </Card>
          );
        }}
      </Answer>
    </div>
  );
}

interface ShownProps {
  of: Of;
  profile: Profile;
  before: Profile | undefined;
  all: Profile[];
  choose: (id: string) => void;
  action: React.ReactNode;
}

function Shown({ of, profile, before, all, choose, action }: ShownProps) {
  const columns = useMemo(() => columnsOf(of), [of]);
  return (
    <>
      <Card
        title="Profile"
        count={
          <select className="input" aria-label="Which profile" value={profile.profileId} onChange={(event) => choose(event.target.value)}>
            {all.map((one) => (
              <option key={one.profileId} value={one.profileId}>
                {momentText(one.profiledAt)}
              </option>
            ))}
          </select>
        }
        actions={action}
      >
        <dl className="facts card-body">
          <dt>Rows</dt>
          <dd>{`${count(profile.rowCount)}${profile.rowCountMethod === "exact" ? "" : ", estimated"}`}</dd>
          {profile.sample && (
            <>
              <dt>Sample</dt>
              <dd>{`${count(profile.sample.rows)} rows (${profile.sample.method}); shares are right to ${percent(100 * profile.sample.error)}`}</dd>
            </>
          )}
          <dt>Duplicates</dt>
          <dd>{`${count(profile.duplicates.count)} by ${profile.duplicates.key.length === profile.columnCount ? "all columns" : profile.duplicates.key.join(", ")}`}</dd>
          {profile.freshness && (
            <>
              <dt>Newest row</dt>
              <dd>{`${momentText(profile.freshness.newest)} (${profile.freshness.column})`}</dd>
            </>
          )}
          <dt>Made by</dt>
          <dd>{`${profile.requestedBy ?? "a plan or somebody without a name"}, from ${profile.source}, in ${count(profile.durationMs)} ms`}</dd>
        </dl>
        <Table
          label="Columns of the profile"
          columns={columns}
          rows={profile.columnProfiles}
          rowKey={(one) => one.columnName}
          selected={
            of.col &&
            knownColumn(
              of.col,
              profile.columnProfiles.map((one) => one.columnName),
            )
          }
        />
      </Card>
      {before && <DriftCard before={before} now={profile} />}
      {all.length > 1 && <RowsCard all={all} />}
    </>
  );
}

function DriftCard({ before, now }: { before: Profile; now: Profile }) {
  const drifts = driftOf(before, now);
  const rows = now.rowCount - before.rowCount;
  return (
    <Card title={`Since ${momentText(before.profiledAt)}`} count={`${rows >= 0 ? "+" : "−"}${count(Math.abs(rows))} rows`}>
      {drifts.length === 0 ? (
        <Empty title="No column changed much." icon="check" />
      ) : (
        <ul className="card-body stack">
          {drifts.map((drift) => (
            <li key={drift.column} className="row">
              <span className="m mono">{drift.column}</span>
              {drift.words.map((word) => (
                <Chip key={word}>{word}</Chip>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function RowsCard({ all }: { all: Profile[] }) {
  const { at, layers } = useMemo(() => {
    const ordered = [...all].reverse();
    return {
      at: ordered.map((one) => Date.parse(one.profiledAt) / 1000),
      layers: [{ label: "rows", colour: "--accent", values: ordered.map((one) => one.rowCount) }],
    };
  }, [all]);
  return (
    <Card title="Rows over time">
      <div className="card-body">
        <BarChart at={at} layers={layers} height={160} label="Rows at each profile" />
      </div>
    </Card>
  );
}

function Withheld({ of }: { of: ColumnProfile }) {
  return of.valuesWithheld ? (
    <span className="t3" title={`because of ${of.valuesWithheld}`}>
      withheld
    </span>
  ) : null;
}

function methodWords(column: ColumnProfile): string {
  return column.distinctMethod === "exact" ? "counted exactly" : "estimated (HyperLogLog), right to 0.8 %";
}
