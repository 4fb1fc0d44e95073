using System.Net;
using LineageIngest.Host.Http;

namespace LineageIngest.Host.Security;

/// <summary>
/// Keeps foreign pages out. A browser names the page that makes it send something (Origin, https://www.rfc-editor.org/rfc/rfc6454, and Sec-Fetch-Site,
/// https://www.w3.org/TR/fetch-metadata/); a page that got our address under a name of its own (DNS rebinding) is seen by the Host.
/// </summary>
static class Origins
{
    static readonly string[] _loopback = ["localhost", "127.0.0.1", "[::1]", "::1"];

    public static Problem? Check(HttpRequest request, SecurityOptions options)
    {
        if (!IsProbe(request) && !IsOurs(request.Host.Host, request, options))
        {
            return new Problem(
                421,
                "unknown-host",
                "Nobody here has that name",
                $"'{request.Host}' is not a name of this service; add it with --host."
            );
        }
        return (IsUnsafe(request) || IsSocket(request)) && IsForeign(request)
            ? new Problem(
                403,
                "foreign-origin",
                "Another site sent this",
                "Requests that change something, and web sockets, are taken from this service's own pages only."
            )
            : null;
    }

    /// <summary>Supervisors call by the address of the machine or pod.</summary>
    static bool IsProbe(HttpRequest request) => request.Path.StartsWithSegments("/health");

    /// <summary>
    /// Names of loopback, names that were configured, and the address itself where it was called by its number: no page can point a number at us.
    /// </summary>
    static bool IsOurs(string host, HttpRequest request, SecurityOptions options) =>
        _loopback.Contains(host, StringComparer.OrdinalIgnoreCase)
        || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && named.Equals(request.HttpContext.Connection.LocalIpAddress));

    static bool IsUnsafe(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    /// <summary>A browser lets any page open a socket to us and sends our cookies along; no other rule of its keeps the answer from that page.</summary>
    static bool IsSocket(HttpRequest request) => string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    static bool IsForeign(HttpRequest request)
    {
        var pages = request.Headers.Origin.Where(origin => !string.IsNullOrEmpty(origin)).ToList();
        if (pages.Count > 0)
            return !pages.TrueForAll(origin => Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
        return request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site", ..];
    }
}
