import { Link } from "@tanstack/react-router";
import { Around } from "../../parts/Around";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { RunBars } from "../../parts/RunBars";
import { Answer, Empty } from "../../parts/State";
import { dateText, momentText } from "../../parts/times";
import { pointsOf } from "./checkRows";
import { historyLines } from "./historyLines";
import styles from "./SideCards.module.css";
import type { DatasetData } from "./useDataset";

export function AroundCard({ id, data }: { id: string; data: DatasetData }) {
  const { asset, lineage } = data;
  const up = asset.data?.upstreamTotal;
  const down = asset.data?.downstreamTotal;
  return (
    <Card
      title="Around it"
      actions={
        <Link to="/graph" search={{ root: [id] }} className="m">
          Open lineage
        </Link>
      }
    >
      <Answer of={lineage} what="neighbours" rows={3}>
        {(answer) => (
          <>
            <Around lineage={answer} />
            <p className={styles.foot}>
              {up !== undefined && down !== undefined
                ? `${count(up)} upstream, ${count(down)} downstream in all`
                : `${count(answer.upstreamCount ?? 0)} upstream, ${count(answer.downstreamCount ?? 0)} downstream, one level`}
            </p>
          </>
        )}
      </Answer>
    </Card>
  );
}

export function MeasureCard({ data }: { data: DatasetData }) {
  return (
    <Card title="Rows written">
      <Answer of={data.measures} what="measures" rows={2}>
        {(measures) => <Measured points={pointsOf(measures, "rowCount")} bytes={pointsOf(measures, "size").at(-1)?.value} />}
      </Answer>
    </Card>
  );
}

function Measured({ points, bytes }: { points: { at: string; value: number }[]; bytes: number | undefined }) {
  const last = points.at(-1);
  if (!last) return <Empty title="No run told how many rows it wrote." icon="chart" />;
  const before = points.at(-2);
  return (
    <div className={styles.measure}>
      <div>
        <div className={styles.figure}>{count(last.value)}</div>
        <div className="small t3">{points.length > 1 ? changeWords(last.value, before?.value) : momentText(last.at)}</div>
        {bytes !== undefined && <div className="small t3">{sizeText(bytes)}</div>}
      </div>
      {points.length > 1 && <RunBars points={points} label="Rows written by each run" />}
    </div>
  );
}

function changeWords(now: number, before: number | undefined): string {
  if (before === undefined) return "";
  if (now === before) return "as in the run before";
  return `${now > before ? "+" : "−"}${count(Math.abs(now - before))} since the run before`;
}

function sizeText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

export function HistoryCard({ data }: { data: DatasetData }) {
  return (
    <Card title="History">
      <Answer of={data.history} what="the history" rows={4}>
        {(history) => {
          const lines = historyLines(history);
          if (lines.length === 0) return <Empty title="Nothing has changed since it was first seen." icon="clock" />;
          return (
            <ol className={styles.history}>
              {lines.slice(0, 12).map((line) => (
                <li key={`${line.at}${line.subject}${line.what}`}>
                  <time className="num t3" dateTime={line.at} title={line.at}>
                    {dateText(line.at)}
                  </time>
                  <span>
                    <b className="m">{line.subject}</b> {line.what}
                  </span>
                </li>
              ))}
            </ol>
          );
        }}
      </Answer>
    </Card>
  );
}
