using Microsoft.AspNetCore.Http.Features;

namespace LineageIngest.Host.Http;

/// <summary>
/// Names in a path, decoded exactly once. Routing leaves %2F as it is and decodes the rest, so a name with slashes or percent signs can only be had
/// from the request line itself. A name that came unencoded, slashes and all, is accepted too.
/// </summary>
static class RawPath
{
    /// <summary>What stands between a prefix and an optional suffix: <c>Between(http, "/api/lineage/assets/", "/upstream")</c>.</summary>
    public static string Between(HttpContext http, string prefix, string suffix = "")
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : http.Request.Path.ToUriComponent();
        var end = target.IndexOf('?', StringComparison.Ordinal);
        var path = (end < 0 ? target : target[..end]).TrimEnd('/');
        var start = path.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return "";
        var name = path[(start + prefix.Length)..];
        if (suffix.Length > 0 && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            name = name[..^suffix.Length];
        return Uri.UnescapeDataString(name);
    }
}
