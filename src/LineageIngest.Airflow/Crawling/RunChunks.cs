using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow.Crawling;

/// <summary>Runs whose task instances are asked for together, about one page of them.</summary>
static class RunChunks
{
    /// <summary>
    /// The batch call takes lists of DAGs and of run ids and answers all pairs: so runs of one id (one schedule, many DAGs) go together, and what fits into a page.
    /// </summary>
    /// <param name="tasks">how many instances a run of a DAG will have, as far as it is known</param>
    public static IEnumerable<List<DagRun>> Of(IEnumerable<DagRun> runs, Func<string, int> tasks, int pageSize)
    {
        var (chunk, rows) = (new List<DagRun>(), 0);
        foreach (var run in runs.OrderBy(run => run.Id, StringComparer.Ordinal).ThenBy(run => run.DagId, StringComparer.Ordinal))
        {
            var more = Math.Max(1, tasks(run.DagId));
            if (chunk.Count > 0 && rows + more > pageSize)
            {
                yield return chunk;
                (chunk, rows) = ([], 0);
            }

            chunk.Add(run);
            rows += more;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
