namespace LineageIngest.Host.Http;

/// <summary>
/// Lets a client of a service that lies below its name (<c>--server https://site.example/lineage</c>) ask by paths that begin at the service.
/// </summary>
sealed class BelowBasePath(Uri server) : DelegatingHandler(new SocketsHttpHandler())
{
    readonly string _basePath = server.AbsolutePath.TrimEnd('/');

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_basePath.Length > 0)
            request.RequestUri = new Uri(server, _basePath + request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
