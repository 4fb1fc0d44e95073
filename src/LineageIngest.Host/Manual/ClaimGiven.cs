using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;

namespace LineageIngest.Host.Manual;

/// <summary>A pair of columns of a column edge; without a target every row is meant. The transformation is OpenLineage's subtype, such as IDENTITY or FILTER.</summary>
public sealed record ColumnsGiven(string? Source, string? Target, string? Transformation = null, bool Masking = false);

/// <summary>A word as people write it. Kind: edge, column-edge, read, write. Action: add, confirm, reject, withdraw.</summary>
public sealed record ClaimGiven(
    string? Kind,
    string? Action,
    string? Reason,
    NameGiven? Source = null,
    NameGiven? Target = null,
    NameGiven? Job = null,
    IReadOnlyList<ColumnsGiven>? Columns = null,
    string? By = null
)
{
    const int MostColumns = 1000;
    const int LongestText = 4000;

    static readonly string[] _direct = ["IDENTITY", "TRANSFORMATION", "AGGREGATION"];
    static readonly string[] _indirect = ["JOIN", "FILTER", "GROUP_BY", "SORT", "WINDOW", "CONDITIONAL"];

    /// <summary>One claim, or one for each pair of columns.</summary>
    internal async Task<(List<HandClaim> Claims, Problem? Problem)> ReadAsync(
        AssetQuery assets,
        int subscriptionId,
        CancellationToken cancellation
    )
    {
        if (Wrong() is { } wrong)
            return ([], wrong);
        var (source, noSource) = Source is null ? default : await Source.DatasetAsync(assets, subscriptionId, "source", cancellation);
        var (target, noTarget) = Target is null ? default : await Target.DatasetAsync(assets, subscriptionId, "target", cancellation);
        var (job, noJob) = Job is null ? default : await Job.JobAsync(assets, subscriptionId, "job", cancellation);
        if ((noSource ?? noTarget ?? noJob) is { } missing)
            return ([], missing);
        HandClaim Claim(ColumnsGiven? columns) =>
            new(
                Kind!,
                Action!,
                job,
                source,
                columns?.Source ?? "",
                target,
                columns?.Target ?? "",
                columns is null ? ""
                    : _indirect.Contains(columns.Transformation) ? "INDIRECT"
                    : "DIRECT",
                columns?.Transformation ?? "",
                columns?.Masking ?? false,
                Reason!,
                By
            );
        return (Kind == HandKind.ColumnEdge ? [.. Columns!.Select(Claim).DistinctBy(c => c.Id)] : [Claim(null)], null);
    }

    Problem? Wrong() =>
        !HandKind.All.Contains(Kind) ? Bad("kind", $"is one of {string.Join(", ", HandKind.All)}")
        : !HandAction.All.Contains(Action) ? Bad("action", $"is one of {string.Join(", ", HandAction.All)}")
        : string.IsNullOrWhiteSpace(Reason) ? Bad("reason", "is required: whoever reads the claim wants to know why")
        : Reason.Length > LongestText ? Bad("reason", $"has at most {LongestText} characters")
        : By?.Length > LongestText ? Bad("by", $"has at most {LongestText} characters")
        : (Source is null) != (Kind == HandKind.Write)
            ? Bad("source", Kind == HandKind.Write ? "does not go with write: give the target" : "is required")
        : (Target is null) != (Kind == HandKind.Read)
            ? Bad("target", Kind == HandKind.Read ? "does not go with read: give the source" : "is required")
        : Job is null && (Kind is HandKind.Read or HandKind.Write) ? Bad("job", $"is required for {Kind}")
        : Kind == HandKind.ColumnEdge ? WrongColumns()
        : Columns is { Count: > 0 } ? Bad("columns", "goes with column-edge only")
        : null;

    Problem? WrongColumns() =>
        Columns is null or { Count: 0 or > MostColumns }
            ? Bad("columns", $"is a list of 1 to {MostColumns} pairs such as {{\"source\": \"a\", \"target\": \"b\"}}")
        : Columns.Any(c => string.IsNullOrEmpty(c?.Source)) ? Bad("columns", "needs a source in each pair")
        : Columns.FirstOrDefault(c => c.Transformation is { } t && !_direct.Contains(t) && !_indirect.Contains(t)) is { } odd
            ? Bad("columns", $"knows no transformation {odd.Transformation}; there are {string.Join(", ", [.. _direct, .. _indirect])}")
        : null;

    static Problem Bad(string member, string rule) =>
        new(400, "bad-claim", "The claim cannot be taken like this", $"{member} {rule}.", $"/{member}");
}

/// <summary>Takes back what was said of an item, whatever it was.</summary>
public sealed record WithdrawGiven(string? Reason, string? By = null);
