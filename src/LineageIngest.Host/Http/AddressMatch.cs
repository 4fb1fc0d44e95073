namespace LineageIngest.Host.Http;

/// <summary>How tables of addresses, such as those of permissions and features, are read.</summary>
static class AddressMatch
{
    public static bool IsRead(this HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Whether a request is for an address or below it, by a method (GET holds HEAD) or, with null, by any.</summary>
    public static bool IsFor(this HttpRequest request, string? method, string prefix) =>
        (method is null || (HttpMethods.IsGet(method) ? request.IsRead() : HttpMethods.Equals(method, request.Method)))
        && request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase);
}
