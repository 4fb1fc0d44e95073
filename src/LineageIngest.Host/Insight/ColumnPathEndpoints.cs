using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Host.Http;
using LineageIngest.Host.Reading;
using LineageIngest.Insight.Columns;
using LineageIngest.Insight.Impact;
using LineageIngest.Insight.Statements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Insight;

/// <summary>A column that decides which rows a step takes; subtype: JOIN, FILTER, GROUP_BY, SORT, WINDOW or CONDITIONAL.</summary>
public sealed record DecidingPlace(ColumnPlace Column, string Subtype);

/// <summary>
/// One step of a path, always from source to target. at: when the job last ran. expression: what gives the target its value, as the job's SQL writes it (at
/// most 2,000 characters), span where it stands there; null where no SQL says it. rows: what decides the rows of this step.
/// </summary>
public sealed record PathStep(
    ColumnPlace Source,
    ColumnPlace Target,
    JobReference Job,
    string Type,
    string Transformation,
    bool Masking,
    string Certainty,
    bool Observed,
    string Verdict,
    DateTimeOffset? At,
    string? Expression,
    Place? Span,
    IReadOnlyList<DecidingPlace> Rows
);

/// <summary>A way from end to end, steps in the direction of the data. masked: the value is masked somewhere on it; carriesValue: false where a filter or join is the only link.</summary>
public sealed record PathItem(
    ColumnPlace Source,
    ColumnPlace Target,
    int Length,
    bool Masked,
    bool CarriesValue,
    IReadOnlyList<PathStep> Steps
);

/// <summary>A column at the other end. unmasked: the value passes between it and the asked column on some path on which nothing masks it. tags: its own.</summary>
public sealed record PathEnd(ColumnPlace Column, bool CarriesValue, bool Unmasked, IReadOnlyList<string> Tags);

/// <summary>End-to-end paths of a column, short ones first. tags: of the column itself; unmaskedEnds: how many ends its value passes to (or from) unmasked.</summary>
public sealed record ColumnPathsAnswer(
    ColumnPlace Column,
    string Direction,
    IReadOnlyList<string> Tags,
    IReadOnlyList<PathItem> Paths,
    IReadOnlyList<PathEnd> Ends,
    int UnmaskedEnds,
    bool Truncated
);

/// <summary>Column lineage from end to end.</summary>
static class ColumnPathEndpoints
{
    const int MostPaths = 1000;
    const int MostEdges = 20_000;

    public static void MapColumnPaths(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/lineage/column/paths", PathsAsync)
            .WithTags("Insight")
            .WithSummary("The ways of a column from end to end across jobs, with what each step does to it and whether it is masked")
            .WithDescription(
                "dataset: a name (with namespace) or an id. direction: upstream (default) or downstream. to: a dataset (name or id) at which paths end, toColumn its column. limit: paths."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);

    static async Task<Results<Ok<ColumnPathsAnswer>, ProblemHttpResult>> PathsAsync(
        HttpContext http,
        [AsParameters] LineageParameters parameters,
        AskedAssets assets,
        LineageQuery lineage,
        ColumnQuery columns,
        PathDetails details,
        LabelQuery labels,
        ImpactQuery impact,
        CancellationToken cancellation,
        string? dataset = null,
        string? column = null,
        string? @namespace = null,
        string direction = "upstream",
        string? to = null,
        string? toColumn = null
    )
    {
        if (string.IsNullOrEmpty(dataset))
            return Errors.BadParameter("dataset", "is required").ToResult(http.Response);
        if (string.IsNullOrEmpty(column))
            return Errors.BadParameter("column", "is required").ToResult(http.Response);
        if (direction is not ("upstream" or "downstream"))
            return Errors.BadParameter("direction", "is upstream or downstream").ToResult(http.Response);
        if (toColumn is not null && to is null)
            return Errors.BadParameter("toColumn", "needs to").ToResult(http.Response);
        if (parameters.Problem() is { } problem)
            return problem.ToResult(http.Response);
        if ((parameters.Limit ?? 100) > MostPaths)
            return Errors.BadParameter("limit", $"is a number from 1 to {MostPaths}").ToResult(http.Response);
        var subscription = http.Subscription();
        var (root, missing) = await assets.DatasetAsync(subscription, dataset, cancellation, @namespace);
        if (root is null)
            return missing!.ToResult(http.Response);
        Asset? goal = null;
        if (to is not null)
            (goal, missing) = await assets.DatasetAsync(subscription, to, cancellation, @namespace);
        if (to is not null && goal is null)
            return missing!.ToResult(http.Response);
        (var startColumn, missing) = await assets.ColumnAsync(subscription, root, column, cancellation);
        if (startColumn is null)
            return missing!.ToResult(http.Response);
        (var endColumn, missing) =
            goal is null || toColumn is null ? default : await assets.ColumnAsync(subscription, goal, toColumn, cancellation);
        if (missing is not null)
            return missing.ToResult(http.Response);
        var sense = direction == "upstream" ? LineageDirection.Upstream : LineageDirection.Downstream;
        var question = parameters.Question(root, direction);
        var (walked, cut) = await columns.WalkAsync(
            subscription,
            [new ColumnRef(root.Id, startColumn)],
            sense,
            question.Depth,
            MostEdges,
            question.Filter,
            cancellation
        );
        var members = await lineage.MembersAsync(
            subscription,
            [.. walked.SelectMany(e => new[] { e.SourceId, e.TargetId }).Append(root.Id).Append(goal?.Id ?? root.Id).Distinct()],
            cancellation
        );
        var edges = walked.ConvertAll(e => e with { SourceId = members[e.SourceId], TargetId = members[e.TargetId] });
        var (start, end) = (new ColumnRef(members[root.Id], startColumn), goal is null ? (Guid?)null : members[goal.Id]);
        var found = ColumnPaths.Of(
            start,
            edges,
            sense,
            end is null ? null : c => c.DatasetId == end && (endColumn is null || c.Column == endColumn),
            parameters.Limit ?? 100
        );
        var tags = (await impact.TagsAsync(subscription, members.Keys, cancellation))
            .Where(t => t.Field.Length > 0)
            .ToLookup(t => new ColumnRef(members[t.EntityId], t.Field), t => t.Value);
        var (written, rows) = await details.OfAsync(subscription, found, question.Filter, cancellation);
        var names = await AssetReferences.OfAsync(
            labels,
            subscription,
            members.Values.Concat(rows.SelectMany(row => row.Select(e => e.SourceId))),
            edges.Select(e => e.JobId),
            cancellation
        );
        http.Response.Headers["X-Total-Count"] = found.Paths.Count.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Truncated"] = found.Truncated || cut ? "true" : "false";
        return TypedResults.Ok(
            new ColumnPathsAnswer(
                Place(start, names),
                direction,
                [.. tags[start].Distinct()],
                [.. found.Paths.Select(p => Path(p, sense, e => Step(e, names, written.Of(e), rows)))],
                [
                    .. found.Ends.Select(e => new PathEnd(
                        Place(e.Column, names),
                        e.CarriesValue,
                        e.Unmasked,
                        [.. tags[e.Column].Distinct()]
                    )),
                ],
                found.Ends.Count(e => e.Unmasked),
                found.Truncated || cut
            )
        );
    }

    static PathItem Path(ColumnPath path, LineageDirection sense, Func<FoundColumnEdge, PathStep> step)
    {
        var steps = path.Steps.Select(step).ToList();
        if (sense == LineageDirection.Upstream)
            steps.Reverse();
        return new PathItem(steps[0].Source, steps[^1].Target, steps.Count, path.Masked, path.CarriesValue, steps);
    }

    static PathStep Step(
        FoundColumnEdge e,
        AssetReferences names,
        WrittenExpression? written,
        ILookup<(Guid TargetId, Guid JobId), FoundColumnEdge> rows
    ) =>
        new(
            Place(new ColumnRef(e.SourceId, e.SourceColumn), names),
            Place(new ColumnRef(e.TargetId, e.TargetColumn), names),
            names.Job(e.JobId),
            e.Type,
            e.Subtype.Length > 0 ? e.Subtype : e.Type,
            e.Masking,
            e.Certain ? "certain" : "inferred",
            e.Observed,
            e.Verdict,
            names.JobLabel(e.JobId)?.LastRun is { } run ? run.EndedAt ?? run.StartedAt : null,
            written?.Text,
            written?.Span,
            [
                .. rows[(e.TargetId, e.JobId)]
                    .Where(row => row.TargetColumn.Length == 0 || row.TargetColumn == e.TargetColumn)
                    .Select(row => new DecidingPlace(Place(new ColumnRef(row.SourceId, row.SourceColumn), names), row.Subtype)),
            ]
        );

    static ColumnPlace Place(ColumnRef column, AssetReferences names)
    {
        var dataset = names.Dataset(column.DatasetId);
        return new ColumnPlace(dataset.Id, dataset.Namespace, dataset.Name, column.Column.Length > 0 ? column.Column : null);
    }
}
