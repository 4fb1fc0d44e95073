using LineageIngest.Answers;
using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Alerts;
using LineageIngest.Insight.Schemas;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Schemas;

/// <summary>
/// A version of a schema and the stretch of event time in which it was seen; the last one has no end. by: who stated it first. changes: what differs from the
/// version before. compatibility: what it keeps with that, backward, forward, full or none; null of the first. violations: what breaks the rule of the dataset,
/// or, without one, loses something.
/// </summary>
public sealed record SchemaVersionItem(
    Guid VersionId,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset LastSeenAt,
    IReadOnlyList<SchemaColumn> Columns,
    SchemaSpeaker? By,
    IReadOnlyList<ColumnChange> Changes,
    string? Compatibility,
    string? Rule,
    IReadOnlyList<string> Violations
);

/// <summary>A schema that somebody plans to give a dataset.</summary>
public sealed record SchemaCheckRequest(string? Dataset, SchemaColumn[]? Columns);

/// <summary>
/// Whether a planned schema keeps the rule. compatibility: what it keeps with the newest version; asked: what the rule asks for, null without one.
/// downstream: how many datasets are made of this one, directly or not, at most 10,000.
/// </summary>
public sealed record SchemaCheckResponse(
    bool Compatible,
    string Compatibility,
    string? Rule,
    string? Asked,
    IReadOnlyList<ColumnChange> Changes,
    IReadOnlyList<string> Violations,
    int Downstream
);

/// <summary>The history of schemas, each version held against the one before.</summary>
static class SchemaEndpoints
{
    const int MostColumns = 10_000;

    public static void MapSchemas(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/schemas", ListAsync)
            .WithTags("Schemas")
            .WithSummary(
                "The schema versions of a dataset, oldest first, each with who stated it first, what changed, and which compatibility it keeps"
            )
            .ProducesProblem(404);
        routes
            .MapGet("/api/lineage/schemas/readers", ReadersAsync)
            .WithTags("Schemas")
            .WithSummary("What readers of a dataset state of its schema, widest first: narrower views, which change no version")
            .ProducesProblem(404);
        routes
            .MapPost("/api/lineage/schemas/check", CheckAsync)
            .WithTags("Schemas")
            .WithSummary("Whether a planned schema keeps what the rule of its dataset asks for, before anybody writes it")
            .WithDescription(
                "dataset: our id, dataset:NAMESPACE:NAME, or a name that only one bears. columns: name and type, with fields inside where there are any. Keeps nothing."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
    }

    static async Task<Results<Ok<List<SchemaVersionItem>>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        string id,
        AskedAssets assets,
        DatasetQuery datasets,
        SchemaRuleStore rules,
        CancellationToken cancellation
    )
    {
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        var rule = SchemaRule.For(await rules.ListAsync(http.Subscription(), cancellation), dataset.Id, dataset.Name);
        var versions = await datasets.SchemasAsync(http.Subscription(), dataset.Id, cancellation);
        return TypedResults.Ok(
            versions
                .Select((version, at) => Item(version, at == 0 ? null : SchemaDiff.Of(versions[at - 1].Columns, version.Columns), rule))
                .ToList()
        );
    }

    static SchemaVersionItem Item(SchemaVersion version, List<ColumnChange>? changes, SchemaRule? rule) =>
        new(
            version.VersionId,
            version.From,
            version.To,
            version.LastSeenAt,
            version.Columns,
            version.By,
            changes ?? [],
            changes is null ? null : SchemaCompatibility.Kept(changes),
            rule?.Name,
            Violations(changes ?? [], rule)
        );

    static List<string> Violations(List<ColumnChange> changes, SchemaRule? rule) =>
        SchemaCompatibility.Breaking(changes, rule?.Compatibility).ConvertAll(change => SchemaCompatibility.Words(change, breaks: true));

    static async Task<Results<Ok<List<ReaderSchema>>, ProblemHttpResult>> ReadersAsync(
        HttpContext http,
        string id,
        AskedAssets assets,
        DatasetQuery datasets,
        CancellationToken cancellation
    )
    {
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), id, cancellation);
        return dataset is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok(await datasets.ReaderSchemasAsync(http.Subscription(), dataset.Id, cancellation));
    }

    static async Task<Results<Ok<SchemaCheckResponse>, ProblemHttpResult>> CheckAsync(
        HttpContext http,
        SchemaCheckRequest request,
        AskedAssets assets,
        DatasetQuery datasets,
        SchemaRuleStore rules,
        AlertSubjectQuery subjects,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrEmpty(request.Dataset))
            return Errors.BadBody("/dataset", "dataset is required.").ToResult(http.Response);
        if (request.Columns is not { Length: > 0 and <= MostColumns } || !request.Columns.All(HasNames))
        {
            return Errors
                .BadBody("/columns", $"columns is a list of 1 to {MostColumns} columns, each with a name and a type.")
                .ToResult(http.Response);
        }
        var (dataset, missing) = await assets.DatasetAsync(http.Subscription(), request.Dataset, cancellation);
        if (dataset is null)
            return missing!.ToResult(http.Response);
        var rule = SchemaRule.For(await rules.ListAsync(http.Subscription(), cancellation), dataset.Id, dataset.Name);
        var newest = (await datasets.SchemasAsync(http.Subscription(), dataset.Id, cancellation)).LastOrDefault();
        List<SchemaColumn> planned = [.. request.Columns.Select(Whole)];
        var changes = newest is null ? [] : SchemaDiff.Of(newest.Columns, planned);
        var violations = Violations(changes, rule);
        return TypedResults.Ok(
            new SchemaCheckResponse(
                violations.Count == 0,
                SchemaCompatibility.Kept(changes),
                rule?.Name,
                rule?.Compatibility,
                changes,
                violations,
                (await subjects.DownstreamAsync(http.Subscription(), [dataset.Id], cancellation)).Count
            )
        );
    }

    static bool HasNames(SchemaColumn? column) => !string.IsNullOrEmpty(column?.Name) && (column.Fields ?? []).All(HasNames);

    /// <summary>Who leaves fields out means that there are none.</summary>
    static SchemaColumn Whole(SchemaColumn column) => column with { Fields = [.. (column.Fields ?? []).Select(Whole)] };
}
