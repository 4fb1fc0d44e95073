import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { Problem } from "../api/problem";
import { LinkButton } from "../parts/Button";
import { Chip } from "../parts/Chip";
import { Copy } from "../parts/Copy";
import { Crumbs } from "../parts/Crumbs";
import { count } from "../parts/counts";
import { documentationOf } from "../parts/documentation";
import { Facets, facetCount } from "../parts/Facets";
import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import { nameParts, nodeId } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { plainText } from "../parts/plainText";
import { Source } from "../parts/Source";
import { Skeleton } from "../parts/State";
import { TabLinks } from "../parts/TabLinks";
import { momentText } from "../parts/times";
import { noteVisit } from "../parts/visited";
import { CauseBody } from "./cause/CauseBody";
import { ColumnsCard } from "./dataset/ColumnsCard";
import { ReadBy, WrittenBy } from "./dataset/JobsCard";
import { LineageLists } from "./dataset/LineageLists";
import { Checks, DatasetRuns } from "./dataset/RunsAndChecks";
import { SchemaHistory } from "./dataset/SchemaHistory";
import { AroundCard, HistoryCard, MeasureCard } from "./dataset/SideCards";
import { type DatasetData, useDataset } from "./dataset/useDataset";
import { EditWords } from "./glossary/EditWords";
import { ImpactBody } from "./impact/ImpactBody";
import { Unknown } from "./Unknown";

/** With its chart it is loaded when somebody looks at it. */
const ProfileTab = lazy(() => import("./dataset/ProfileTab").then((module) => ({ default: module.ProfileTab })));

const route = getRouteApi("/dataset");
const kindIcons: Record<string, IconName> = {
  table: "table",
  view: "view",
  file: "file",
  topic: "topic",
  model: "model",
  dashboard: "dashboard",
};

/** One dataset: is it right, where does it come from, who uses it. */
export function Dataset() {
  const { ns = "", name = "", tab = "overview", col, asof, v } = route.useSearch();
  const id = nodeId("dataset", ns, name);
  const data = useDataset(id, asof);
  useEffect(() => {
    if (name && data.root) noteVisit({ kind: "dataset", namespace: ns, name });
  }, [ns, name, data.root]);

  if (!name || (data.lineage.error instanceof Problem && data.lineage.error.isNotFound)) return <Unknown kind="dataset" name={name} />;
  return (
    <>
      <Head id={id} ns={ns} name={name} tab={tab} col={col} asOf={asof} data={data} />
      {tab === "overview" && (
        <div className="page-body with-side">
          <div className="stack">
            <ColumnsCard id={id} ns={ns} name={name} data={data} chosen={col} />
            <div className="halves">
              <WrittenBy data={data} />
              <ReadBy data={data} />
            </div>
          </div>
          <aside className="stack" aria-label="Around it, measures, history">
            <AroundCard id={id} data={data} />
            <MeasureCard data={data} />
            <HistoryCard data={data} />
          </aside>
        </div>
      )}
      {tab === "impact" && <ImpactBody question={{ id, change: col ? "drop-column" : "drop-table", column: col, asOf: asof }} />}
      {tab === "cause" && <CauseBody question={{ id, at: asof ?? data.root?.lastWrittenAt ?? undefined }} />}
      {tab !== "overview" && tab !== "impact" && tab !== "cause" && (
        <div className="page-body">
          {tab === "lineage" && <LineageLists id={id} asOf={asof} />}
          {tab === "schema" && <SchemaHistory ns={ns} name={name} data={data} chosen={v?.[0]} />}
          {tab === "runs" && <DatasetRuns data={data} />}
          {tab === "checks" && <Checks ns={ns} name={name} data={data} />}
          {tab === "profile" && (
            <Suspense fallback={<Skeleton />}>
              <ProfileTab id={id} ns={ns} name={name} col={col} />
            </Suspense>
          )}
          {tab === "facets" && <Facets of={data.facets} what="dataset" />}
        </div>
      )}
    </>
  );
}

interface HeadProps {
  id: string;
  ns: string;
  name: string;
  tab: string;
  /** The chosen column: it stays while one goes from tab to tab. */
  col?: string;
  asOf?: string;
  data: DatasetData;
}

function Head({ id, ns, name, tab, col, asOf, data }: HeadProps) {
  const { asset, root, checks, history, facets } = data;
  const type = asset.data?.type ?? root?.type ?? "table";
  const owners = asset.data?.owners ?? root?.owners ?? [];
  const { rest, last } = nameParts(name);
  const tabLink = (to: string) =>
    ({ to: "/dataset", search: { ns, name, tab: to === "overview" ? undefined : to, col, asof: asOf } }) as never;
  return (
    <PageHead
      documentTitle={last}
      crumbs={
        <>
          <Source namespace={ns} size={16} />
          <Crumbs crumbs={[{ word: ns, link: { to: "/", search: { ns } } as never }, ...pathOf(rest).map((word) => ({ word }))]} />
        </>
      }
      icon={<Icon name={kindIcons[type] ?? "table"} className="t3" label={type} />}
      title={last}
      chips={
        <>
          <Chip>{type}</Chip>
          <ChecksChip data={data} />
          <AlertsChip id={id} data={data} />
          {owners.slice(0, 3).map((owner) => (
            <Chip key={owner} icon="user">
              {owner}
            </Chip>
          ))}
          {asset.data?.tags.map((tag) => (
            <Chip key={tag} icon="tag">
              {tag}
            </Chip>
          ))}
          {asset.data?.terms.map((term) => (
            <Link key={term} to="/glossary" search={{ term }}>
              <Chip icon="glossary">{term}</Chip>
            </Link>
          ))}
          {asset.data && asset.data.state !== "present" && <Chip tone="warn">{asset.data.state}</Chip>}
          {asOf && <Chip tone="accent" icon="clock">{`as of ${momentText(asOf)}`}</Chip>}
          <Copy text={name} label="Copy the name" />
        </>
      }
      actions={
        <>
          <EditWords id={id} />
          <LinkButton icon="warning" to="/impact" search={{ id, col }}>
            What breaks if…
          </LinkButton>
          <LinkButton icon="clock" to="/cause" search={{ id, at: root?.lastWrittenAt ?? undefined }}>
            Why is it wrong?
          </LinkButton>
          <LinkButton icon="graph" kind="primary" to="/graph" search={{ root: [id], asof: asOf }}>
            Open lineage
          </LinkButton>
        </>
      }
      description={asset.data?.description ? plainText(asset.data.description) : documentationOf(facets.data)}
      tabs={
        <TabLinks
          label="Parts of this dataset"
          current={tab}
          tabs={[
            { id: "overview", word: "Overview", link: tabLink("overview") },
            { id: "lineage", word: "Lineage", link: tabLink("lineage") },
            { id: "schema", word: "Schema history", count: history.data && count(history.data.schemas.length), link: tabLink("schema") },
            { id: "runs", word: "Runs", count: history.data && count(history.data.runs.length), link: tabLink("runs") },
            { id: "checks", word: "Checks", count: checks && count(checks.length), link: tabLink("checks") },
            { id: "profile", word: "Profile", link: tabLink("profile") },
            { id: "impact", word: "Impact", link: tabLink("impact") },
            { id: "cause", word: "Root cause", link: tabLink("cause") },
            { id: "facets", word: "Facets", count: facetCount(facets.data), link: tabLink("facets") },
          ]}
        />
      }
    />
  );
}

function ChecksChip({ data }: { data: DatasetData }) {
  const quality = data.root?.quality;
  const total = data.checks?.length ?? quality?.assertions ?? 0;
  if (total === 0) return null;
  const failed = data.checks?.filter((check) => check.state === "failed").length ?? quality?.failed ?? 0;
  return failed > 0 ? (
    <Chip tone="fail" icon="warning">
      {`${failed} of ${total} checks failed`}
    </Chip>
  ) : (
    <Chip tone="ok" icon="succeeded">
      {`${total} of ${total} checks passed`}
    </Chip>
  );
}

/** How many alerts about it are open; nothing where there is none, or where this subscription has no alerting. */
function AlertsChip({ id, data }: { id: string; data: DatasetData }) {
  const page = data.alerts.data;
  if (!page || page.alerts.length === 0) return null;
  const open = count(page.alerts.length) + (page.next ? " or more" : "");
  return (
    <Link to="/alerts/{-$tab}" search={{ dataset: id }} className="chip fail">
      <Icon name="bell" size={12} />
      {`${open} open ${page.alerts.length === 1 ? "alert" : "alerts"}`}
    </Link>
  );
}

/** "retail3.mart." → ["retail3", "mart"] */
function pathOf(rest: string): string[] {
  return rest.split(/[./]/).filter(Boolean);
}
