using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Graph.Runs;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.RootCause;
using LineageIngest.Insight.Runs;
using Npgsql;

namespace LineageIngest.Host.Insight;

/// <summary>Where and when to look.</summary>
public sealed record RootCauseQuestion(DateTimeOffset? At, TimeSpan Window, int Depth, int Limit, LineageFilter Filter, int Causes);

/// <summary>Puts a root cause together: walk upstream, read what went wrong there once for all, judge, name.</summary>
public sealed class RootCauseReader(
    NpgsqlDataSource db,
    LineageQuery lineage,
    ColumnQuery columns,
    RootCauseQuery query,
    RunQuery runQuery,
    RunErrorQuery runErrors,
    LabelQuery labels,
    TimeProvider time
)
{
    const string Given = "given";
    const string NewestProblem = "newest problem";
    const string Now = "now";

    /// <summary>Without a time: as of the newest failure of what writes the dataset or of its checks; where that explains nothing, now.</summary>
    public async Task<RootCauseAnswer> OfDatasetAsync(
        int subscriptionId,
        Asset dataset,
        string? column,
        RootCauseQuestion question,
        CancellationToken cancellation
    )
    {
        if (question.At is not null)
            return await OfDatasetAtAsync(subscriptionId, dataset, column, AsOf(question, question.At), Given, cancellation);
        if (await LastFailureAsync(subscriptionId, dataset.Id, question.Filter, cancellation) is { } problem)
        {
            var answer = await OfDatasetAtAsync(subscriptionId, dataset, column, AsOf(question, problem), NewestProblem, cancellation);
            if (answer.TotalCauses > 0)
                return answer;
        }
        return await OfDatasetAtAsync(subscriptionId, dataset, column, AsOf(question, null), Now, cancellation);
    }

    async Task<RootCauseAnswer> OfDatasetAtAsync(
        int subscriptionId,
        Asset dataset,
        string? column,
        RootCauseQuestion question,
        string chosen,
        CancellationToken cancellation
    )
    {
        var found = await lineage.WalkAsync(
            subscriptionId,
            [dataset.Id],
            0,
            LineageDirection.Upstream,
            question.Depth,
            question.Limit,
            question.Filter,
            cancellation
        );
        var root = found.Roots[0];
        var narrowed = column is null ? null : await FeedingAsync(subscriptionId, root, column, question, cancellation);
        var flows = Flows(found).Where(f => narrowed is not { Count: > 1 } || narrowed.Contains(f.Source)).ToList();
        var scene = new Scene(root, null, flows, question.At!.Value, question.At.Value - question.Window);
        var (causes, jobs) = await CausesAsync(subscriptionId, scene, question, cancellation);
        return await AnswerAsync(
            subscriptionId,
            scene,
            (names) => new Symptom(names.Dataset(root), column, null, null, null, null, scene.At),
            causes,
            jobs,
            column is null ? null : narrowed is { Count: > 1 },
            found.Truncated,
            question,
            chosen,
            cancellation
        );
    }

    /// <param name="error">what the run said when it failed</param>
    public async Task<RootCauseAnswer> OfRunAsync(
        int subscriptionId,
        RunDetail run,
        string? error,
        RootCauseQuestion question,
        CancellationToken cancellation
    )
    {
        var chosen = question.At is null ? NewestProblem : Given;
        question = AsOf(question, question.At ?? run.EndedAt ?? run.States.Select(s => (DateTimeOffset?)s.LastAt).Max());
        List<Guid> reads;
        await using (var connection = await db.OpenConnectionAsync(cancellation))
            reads = await JobQuery.EndsAsync(connection, subscriptionId, run.JobId, Direction.Read, cancellation);
        var members = await lineage.MembersAsync(subscriptionId, reads, cancellation);
        var found = await lineage.WalkAsync(
            subscriptionId,
            reads,
            1,
            LineageDirection.Upstream,
            question.Depth,
            question.Limit,
            question.Filter,
            cancellation
        );
        var flows = Flows(found)
            .Concat(reads.Select(id => members[id]).Distinct().Select(id => new Flow(id, run.JobId, run.JobId, true)))
            .ToList();
        var scene = new Scene(run.JobId, run.JobId, flows, question.At!.Value, question.At.Value - question.Window);
        var (causes, jobs) = await CausesAsync(subscriptionId, scene, question, cancellation);
        return await AnswerAsync(
            subscriptionId,
            scene,
            names => new Symptom(null, null, names.Job(run.JobId), run.RunId, run.State, error, scene.At),
            causes,
            jobs,
            null,
            found.Truncated,
            question,
            chosen,
            cancellation
        );
    }

    /// <summary>The graph is asked as it was at the time of the symptom.</summary>
    RootCauseQuestion AsOf(RootCauseQuestion question, DateTimeOffset? at) =>
        at is null ? question with { At = time.GetUtcNow() } : question with { At = at, Filter = question.Filter with { AsOf = at } };

    /// <summary>The datasets whose columns feed this one.</summary>
    async Task<HashSet<Guid>> FeedingAsync(
        int subscriptionId,
        Guid dataset,
        string column,
        RootCauseQuestion question,
        CancellationToken cancellation
    )
    {
        var (edges, _) = await columns.WalkAsync(
            subscriptionId,
            [new ColumnRef(dataset, column)],
            LineageDirection.Upstream,
            question.Depth,
            question.Limit,
            question.Filter,
            cancellation
        );
        var members = await lineage.MembersAsync(subscriptionId, [.. edges.Select(e => e.SourceId)], cancellation);
        return [dataset, .. edges.Select(e => members[e.SourceId])];
    }

    async Task<DateTimeOffset?> LastFailureAsync(int subscriptionId, Guid dataset, LineageFilter filter, CancellationToken cancellation)
    {
        var writers = await lineage.JobsAtAsync(subscriptionId, [dataset], Direction.Write, filter, cancellation);
        var members = await lineage.MembersAsync(subscriptionId, [dataset], cancellation);
        var now = time.GetUtcNow();
        var failed = await query.LastFailureAsync(subscriptionId, [.. writers.Select(w => w.JobId).Distinct()], now, cancellation);
        var measures = (await query.MeasuresAsync(subscriptionId, members.Keys, now, cancellation)).SelectMany(m => m).ToList();
        var failedCheck = MeasureIssues
            .Of(dataset, measures, DateTimeOffset.MinValue, now)
            .Where(i => i.Kind == IssueKind.Assertion)
            .Select(i => (DateTimeOffset?)i.At)
            .Max();
        return failed > failedCheck || failedCheck is null ? failed : failedCheck;
    }

    async Task<(List<RankedCause> Causes, int Jobs)> CausesAsync(
        int subscriptionId,
        Scene scene,
        RootCauseQuestion question,
        CancellationToken cancellation
    )
    {
        var datasets = scene.Flows.Select(f => f.Source).Append(scene.Symptom).Distinct().Where(id => id != scene.Job).ToList();
        var members = await lineage.MembersAsync(subscriptionId, datasets, cancellation);
        var writers = await lineage.JobsAtAsync(subscriptionId, datasets, Direction.Write, question.Filter, cancellation);
        if (scene.Job is { } job)
            writers.Add(new JobAt(job, job));
        var parents = await query.ParentsAsync(subscriptionId, [.. writers.Select(w => w.JobId).Distinct()], cancellation);
        // A task of which only a query writes fails without that query ever running; a DAG fails for many reasons that are not this dataset's.
        writers =
        [
            .. writers
                .Concat(writers.SelectMany(w => parents[w.JobId].Where(p => parents[p].Any()).Select(p => new JobAt(w.DatasetId, p))))
                .Distinct(),
        ];
        var jobs = writers.Select(w => w.JobId).Distinct().ToList();
        var runs = await query.RunsAsync(
            subscriptionId,
            [.. jobs.Concat(jobs.SelectMany(j => parents[j])).Distinct()],
            scene.At,
            cancellation
        );
        var measures = await query.MeasuresAsync(subscriptionId, members.Keys, scene.At, cancellation);
        var schemas = await query.SchemaIssuesAsync(subscriptionId, members.Keys, scene.From, scene.At, cancellation);
        var issues = writers
            .SelectMany(w =>
                RunIssues.Of(w.DatasetId, [.. runs[w.JobId]], [.. parents[w.JobId].SelectMany(p => runs[p])], scene.From, scene.At)
            )
            .Concat(
                datasets.SelectMany(d =>
                    MeasureIssues.Of(d, [.. members.Where(m => m.Value == d).SelectMany(m => measures[m.Key])], scene.From, scene.At)
                )
            )
            .Concat(schemas.Select(s => s with { DatasetId = members[s.DatasetId] }))
            .ToList();
        return (Causes.Rank(scene.Symptom, scene.At, question.Window, scene.Flows, issues), jobs.Count);
    }

    async Task<RootCauseAnswer> AnswerAsync(
        int subscriptionId,
        Scene scene,
        Func<AssetReferences, Symptom> symptom,
        List<RankedCause> causes,
        int jobs,
        bool? narrowed,
        bool truncated,
        RootCauseQuestion question,
        string chosen,
        CancellationToken cancellation
    )
    {
        var shown = causes.Take(question.Causes).ToList();
        var names = await AssetReferences.OfAsync(
            labels,
            subscriptionId,
            shown
                .SelectMany(c => c.Path.SelectMany(f => new[] { f.Source, f.Target }))
                .Concat(causes.Select(c => c.Issue.DatasetId))
                .Append(scene.Symptom),
            shown
                .SelectMany(c => c.Path.Select(f => f.Job))
                .Concat(causes.Select(c => c.Issue.JobId).OfType<Guid>())
                .Append(scene.Job ?? Guid.Empty),
            cancellation
        );
        var view = new CauseView(names, scene.Job, await ErrorsAsync(subscriptionId, shown, cancellation));
        return new RootCauseAnswer(
            symptom(names),
            chosen,
            scene.From,
            scene.At,
            causes.Count == 0 ? null : view.Root(causes, scene.At),
            shown.ConvertAll(view.Cause),
            causes.Count,
            scene.Flows.Select(f => f.Source).Append(scene.Symptom).Distinct().Count(id => id != scene.Job),
            jobs,
            narrowed,
            truncated
        );
    }

    /// <summary>What the failed runs of the shown causes said, by run id and job.</summary>
    async Task<Dictionary<(string RunId, Guid Job), string>> ErrorsAsync(
        int subscriptionId,
        IEnumerable<RankedCause> shown,
        CancellationToken cancellation
    )
    {
        var said = new Dictionary<(string RunId, Guid Job), string>();
        foreach (var issue in shown.Select(cause => cause.Issue).Where(issue => issue.Kind == IssueKind.Failed))
        {
            if (issue is not { RunId: { } runId, JobId: { } job } || said.ContainsKey((runId, job)))
                continue;
            if (
                (await runQuery.FindAsync(subscriptionId, runId, cancellation)).Find(run => run.JobId == job) is { } run
                && await runErrors.FindAsync(subscriptionId, run.Key, cancellation) is { } error
            )
            {
                said[(runId, job)] = error;
            }
        }
        return said;
    }

    static IEnumerable<Flow> Flows(FoundLineage found) => found.Edges.Select(e => new Flow(e.SourceId, e.TargetId, e.JobId, e.Observed));

    /// <summary>What is looked at: a run's job stands in the place of a dataset at the end of the flows.</summary>
    sealed record Scene(Guid Symptom, Guid? Job, List<Flow> Flows, DateTimeOffset At, DateTimeOffset From);
}
