using LineageIngest.Graph.Datasets;

namespace LineageIngest.Host.Http;

/// <summary>Why a request is refused, in the words that several endpoints share.</summary>
static class Errors
{
    public static Problem NotFound(string noun, string id) => new(404, "not-found", $"No such {noun}", $"Nothing here is called '{id}'.");

    public static Problem BadParameter(string name, string rule) =>
        new(400, "bad-parameter", "A parameter is wrong", $"{name} {rule}.", $"query:{name}");

    /// <summary>Something in the body is wrong; the pointer says where (RFC 6901).</summary>
    public static Problem BadBody(string pointer, string detail) => new(400, "bad-body", "The request's body is wrong", detail, pointer);

    /// <summary>The one dataset or job of that name; a name in several namespaces needs the namespace said.</summary>
    public static async Task<(Asset? Asset, Problem? Problem)> OneAsync(
        AssetQuery assets,
        int subscriptionId,
        AssetKind kind,
        string name,
        string? ns,
        CancellationToken cancellation
    )
    {
        var found = await assets.FindByNameAsync(subscriptionId, kind, name, ns, cancellation);
        return found.Count switch
        {
            1 => (found[0], null),
            0 => (null, NotFound(kind == AssetKind.Dataset ? "dataset" : "job", ns is null ? name : $"{ns} {name}")),
            _ => (
                null,
                new Problem(
                    400,
                    "ambiguous-name",
                    "The name is not unique",
                    $"'{name}' is in the namespaces {string.Join(", ", found.Select(a => $"'{a.Namespace}'"))}; say which with ?namespace=.",
                    "query:namespace"
                )
            ),
        };
    }
}
