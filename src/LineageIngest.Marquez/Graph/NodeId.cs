using LineageIngest.Names;

namespace LineageIngest.Marquez.Graph;

public enum NodeKind
{
    Dataset,
    DatasetField,
    Job,
    Run,
}

/// <summary>
/// A node id as written: <c>dataset:NS:NAME</c>, <c>datasetField:NS:NAME:FIELD</c>, <c>job:NS:NAME</c>, <c>run:ID</c>, each with an optional <c>#VERSION</c>.
/// Where NS, NAME and FIELD part cannot be told from the text, since all may hold colons; the store decides (<see cref="NodeFinder"/>).
/// </summary>
public sealed record NodeId(NodeKind Kind, string Rest, Guid? Version)
{
    static readonly (string Prefix, NodeKind Kind)[] _kinds =
    [
        ("dataset:", NodeKind.Dataset),
        ("datasetField:", NodeKind.DatasetField),
        ("job:", NodeKind.Job),
        ("run:", NodeKind.Run),
    ];

    public static NodeId? Parse(string text)
    {
        foreach (var (prefix, kind) in _kinds)
        {
            if (!text.StartsWith(prefix, StringComparison.Ordinal) || text.Length == prefix.Length)
                continue;
            var rest = text[prefix.Length..];
            var hash = rest.LastIndexOf('#');
            return hash > 0 && Guid.TryParseExact(rest[(hash + 1)..], "D", out var version)
                ? new NodeId(kind, rest[..hash], version)
                : new NodeId(kind, rest, null);
        }
        return null;
    }

    /// <summary>What is likely meant, for a message that it is not there.</summary>
    public string LikelyName => Rest[(Rest.LastIndexOf(':') + 1)..];

    public static string OfDataset(string ns, string name) => $"dataset:{ns}:{name}";

    public static string OfJob(string ns, string name) => $"job:{ns}:{name}";

    public static string OfField(DatasetName dataset, string field, Guid? version) =>
        $"datasetField:{dataset.Namespace}:{dataset.Name}:{field}{(version is null ? "" : $"#{version}")}";
}
