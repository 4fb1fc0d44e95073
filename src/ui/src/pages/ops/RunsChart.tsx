import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { jobStatsQuery } from "../../api/scheduled";
import { Card } from "../../parts/Card";
import { count } from "../../parts/counts";
import { Segmented } from "../../parts/Segmented";
import { Answer, Skeleton } from "../../parts/State";

const BarChart = lazy(() => import("../../parts/BarChart").then((module) => ({ default: module.BarChart })));
const spans = {
  live: { minutes: 20, words: "20 minutes", buckets: 40 },
  day: { minutes: 24 * 60, words: "day", buckets: 48 },
  week: { minutes: 7 * 24 * 60, words: "week", buckets: 56 },
} as const;

/** How many runs succeeded and failed, over time. */
export function RunsChart() {
  const [span, setSpan] = useState<keyof typeof spans>("live");
  const { minutes, words, buckets } = spans[span];
  // Rounded down to half a minute, so that the address asked for stays the same while the page is drawn anew.
  const from = new Date(Math.floor(Date.now() / 30_000) * 30_000 - minutes * 60_000).toISOString();
  const stats = useQuery(jobStatsQuery(from, buckets));
  const sums = stats.data?.reduce((sum, one) => ({ succeeded: sum.succeeded + one.succeeded, failed: sum.failed + one.failed }), {
    succeeded: 0,
    failed: 0,
  });
  const at = useMemo(() => (stats.data ?? []).map((one) => new Date(one.at).getTime() / 1000), [stats.data]);
  const layers = useMemo(
    () => [
      { label: "failed", colour: "--fail", values: (stats.data ?? []).map((one) => one.failed) },
      { label: "succeeded", colour: "--ok", values: (stats.data ?? []).map((one) => one.succeeded) },
    ],
    [stats.data],
  );
  return (
    <Card
      title={`Runs in the last ${words}`}
      count={sums && `${count(sums.succeeded + sums.failed)}: ${count(sums.succeeded)} succeeded, ${count(sums.failed)} failed`}
      actions={
        <Segmented
          label="Span"
          value={span}
          onChange={setSpan}
          options={[
            { value: "live", label: "Live" },
            { value: "day", label: "Day" },
            { value: "week", label: "Week" },
          ]}
        />
      }
    >
      <Answer of={stats} what="how many runs there were" rows={4}>
        {() => (
          <div className="card-body">
            <Suspense fallback={<Skeleton rows={5} height={44} />}>
              <BarChart at={at} layers={layers} height={240} label={`Runs in the last ${words}`} barShare={0.4} />
            </Suspense>
          </div>
        )}
      </Answer>
    </Card>
  );
}
