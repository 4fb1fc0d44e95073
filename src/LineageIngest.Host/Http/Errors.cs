namespace LineageIngest.Host.Http;

/// <summary>Why a request is refused, in the words that several endpoints share.</summary>
static class Errors
{
    public static Problem NotFound(string noun, string id) => new(404, "not-found", $"No such {noun}", $"Nothing here is called '{id}'.");

    public static Problem BadParameter(string name, string rule) =>
        new(400, "bad-parameter", "A parameter is wrong", $"{name} {rule}.", $"query:{name}");

    /// <summary>Something in the body is wrong; the pointer says where (RFC 6901).</summary>
    public static Problem BadBody(string pointer, string detail) => new(400, "bad-body", "The request's body is wrong", detail, pointer);
}
