using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace LineageIngest.Marquez.Endpoints;

/// <summary>What the parameters of a request below /api/v1 must be, before an endpoint sees them; and the names in its path.</summary>
static partial class Parameters
{
    /// <summary>No page is larger, whatever is asked for.</summary>
    public const int LargestPage = 1000;
    static readonly string[] _counts = ["limit", "offset"];

    /// <summary>The limit that is used.</summary>
    public static int Page(this int limit) => Math.Min(limit, LargestPage);

    /// <summary>
    /// A name in the path, decoded exactly once: routing leaves %2F as it is and decodes the rest, so it is read from the request line.
    /// <paramref name="index"/> counts the parts of <c>/api/v1/namespaces/NS/jobs/JOB</c> from 0.
    /// </summary>
    public static string Name(this HttpContext http, int index)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : http.Request.Path.ToUriComponent();
        var path = target.Split('?', 2)[0];
        if (http.Request.PathBase.HasValue && path.StartsWith(http.Request.PathBase.ToUriComponent(), StringComparison.OrdinalIgnoreCase))
            path = path[http.Request.PathBase.ToUriComponent().Length..];
        return Uri.UnescapeDataString(path.TrimStart('/').Split('/')[index]);
    }

    public static string Namespace(this HttpContext http) => http.Name(3);

    /// <summary>The names that Marquez takes for a namespace in a path. Events may bring others, and then they are found.</summary>
    public static bool IsNamespace(string name) => NamespaceNames().IsMatch(name);

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var query = context.HttpContext.Request.Query;
        foreach (var name in _counts)
        {
            if (!query.TryGetValue(name, out var text))
                continue;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out var number))
                return Refusals.BadRequest($"query param {name} must be a number");
            if (number < 0)
                return Refusals.Errors($"query param {name} must be greater than or equal to 0");
        }
        if (query.TryGetValue("depth", out var depth) && !int.TryParse(depth, CultureInfo.InvariantCulture, out _))
            return Refusals.BadRequest("query param depth must be a number");
        return context.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest
            ? Refusals.BadRequest("a query param is not of its type")
            : await next(context);
    }

    /// <summary>An instant of a query, as ISO 8601 writes it; null text is null.</summary>
    public static bool TryInstant(string? text, out DateTimeOffset? at)
    {
        at = null;
        if (text is null)
            return true;
        // A plus sign of an offset that was not encoded comes as a space.
        if (!DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        at = parsed;
        return true;
    }

    [GeneratedRegex(@"^[a-zA-Z:;=/0-9_\-\.@+]{1,1024}$")]
    private static partial Regex NamespaceNames();
}
