using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.History;
using LineageIngest.Insight.Schemas;
using Npgsql;

namespace LineageIngest.Host.Insight;

/// <summary>A version of a schema and what it changed against the one before.</summary>
public sealed record SchemaStep(
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset LastSeenAt,
    IReadOnlyList<SchemaColumn> Columns,
    IReadOnlyList<ColumnChange> Changes,
    SchemaSpeaker? By
);

/// <summary>A stretch of event time in which an edge held; to is null while it holds.</summary>
public sealed record EdgeStep(
    Guid Id,
    DatasetReference Source,
    DatasetReference Target,
    JobReference Job,
    DateTimeOffset From,
    DateTimeOffset? To
);

/// <summary>A run, at the time that counts for lineage.</summary>
public sealed record RunStep(string RunId, JobReference Job, string State, DateTimeOffset At, double? DurationSeconds);

/// <summary>What became of an asset: schemas oldest first, edges and runs newest first. runs: those that wrote the dataset, or those of the job.</summary>
public sealed record HistoryAnswer(
    DatasetReference? Dataset,
    JobReference? Job,
    IReadOnlyList<SchemaStep> Schemas,
    IReadOnlyList<EdgeStep> Edges,
    IReadOnlyList<RunStep> Runs,
    bool Truncated
);

/// <summary>What became of an edge or column edge: when it held, why it is believed, the newest runs that showed it.</summary>
public sealed record EdgeHistoryAnswer(
    Guid Id,
    DatasetReference Source,
    string? SourceColumn,
    DatasetReference Target,
    string? TargetColumn,
    JobReference Job,
    string? Type,
    IReadOnlyList<ValidStretch> Valid,
    IReadOnlyList<EdgeEvidence> Evidence,
    IReadOnlyList<RunStep> Runs
);

public sealed record ValidStretch(DateTimeOffset From, DateTimeOffset? To);

/// <summary>Puts histories together.</summary>
public sealed class HistoryReader(NpgsqlDataSource db, HistoryQuery history, DatasetQuery datasets, LabelQuery labels)
{
    public async Task<HistoryAnswer> ReadAsync(int subscriptionId, Asset asset, int limit, CancellationToken cancellation)
    {
        var scope = await DiffScope.OfAsync(db, subscriptionId, [asset], cancellation);
        var isDataset = asset.Kind == AssetKind.Dataset;
        var schemas = isDataset ? await datasets.SchemasAsync(subscriptionId, asset.Id, cancellation) : [];
        var edges = await history.EdgesAsync(subscriptionId, scope, limit + 1, cancellation);
        var runs = isDataset
            ? await history.WritesAsync(subscriptionId, scope.Datasets!, limit + 1, cancellation)
            : await history.RunsAsync(subscriptionId, scope.Jobs!, limit + 1, cancellation);
        var names = await AssetReferences.OfAsync(
            labels,
            subscriptionId,
            edges.SelectMany(e => new[] { e.SourceId, e.TargetId }).Append(asset.Id),
            edges.Select(e => e.JobId).Concat(runs.Select(r => r.JobId)).Append(asset.Id),
            cancellation
        );
        return new HistoryAnswer(
            isDataset ? names.Dataset(asset.Id) : null,
            isDataset ? null : names.Job(asset.Id),
            Steps(schemas),
            [
                .. edges
                    .Take(limit)
                    .Select(e => new EdgeStep(
                        e.Id,
                        names.Dataset(e.SourceId),
                        names.Dataset(e.TargetId),
                        names.Job(e.JobId),
                        e.From,
                        e.To
                    )),
            ],
            [.. runs.Take(limit).Select(r => Step(r, names))],
            edges.Count > limit || runs.Count > limit
        );
    }

    public async Task<EdgeHistoryAnswer> ReadEdgeAsync(int subscriptionId, KnownEdge edge, int limit, CancellationToken cancellation)
    {
        var runs = await history.ShowingAsync(subscriptionId, edge, limit, cancellation);
        var names = await AssetReferences.OfAsync(
            labels,
            subscriptionId,
            [edge.SourceId, edge.TargetId],
            runs.Select(r => r.JobId).Append(edge.JobId),
            cancellation
        );
        var isColumnEdge = edge.Type.Length > 0;
        return new EdgeHistoryAnswer(
            edge.Id,
            names.Dataset(edge.SourceId),
            isColumnEdge ? edge.SourceColumn : null,
            names.Dataset(edge.TargetId),
            edge.TargetColumn.Length > 0 ? edge.TargetColumn : null,
            names.Job(edge.JobId),
            edge.Subtype.Length > 0 ? edge.Subtype
                : isColumnEdge ? edge.Type
                : null,
            (await history.StretchesAsync(subscriptionId, edge, cancellation)).ConvertAll(s => new ValidStretch(s.From, s.To)),
            await history.EvidenceAsync(subscriptionId, edge, cancellation),
            runs.ConvertAll(r => Step(r, names))
        );
    }

    static List<SchemaStep> Steps(List<SchemaVersion> versions) =>
        [
            .. versions.Select(
                (v, i) =>
                    new SchemaStep(
                        v.From,
                        v.To,
                        v.LastSeenAt,
                        v.Columns,
                        i == 0 ? [] : SchemaDiff.Of(versions[i - 1].Columns, v.Columns),
                        v.By
                    )
            ),
        ];

    static RunStep Step(WritingRun run, AssetReferences names) =>
        new(run.RunId, names.Job(run.JobId), run.State, run.At, (run.EndedAt - run.StartedAt)?.TotalSeconds);
}
