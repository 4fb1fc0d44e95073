using LineageIngest.Answers;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Security;

/// <summary>
/// Records every request that changed something, whatever endpoint it went to, so that no new endpoint can forget to. Events that producers send are in
/// the log themselves.
/// </summary>
sealed partial class AuditTrail(AuditTrailStore store, TimeProvider time, ILogger<AuditTrail> logger)
{
    const string LogIn = "/api/session";

    /// <summary>After the request was answered.</summary>
    public async Task RecordAsync(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return;
        var refusedLogIn = request.Path == LogIn && http.Response.StatusCode == StatusCodes.Status401Unauthorized;
        if (http.Response.StatusCode >= 400 && !refusedLogIn)
            return;
        var needed = NeededPermission.Of(request);
        if (needed is Permissions.Ingest or Permissions.Read || (needed == Permissions.None && request.Path != LogIn))
            return;
        var caller = http.Caller();
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? request.Path.Value;
        var entry = new AuditEntry(
            0,
            time.GetUtcNow(),
            refusedLogIn ? null : caller?.Name,
            caller?.Authentication ?? "none",
            $"{request.Method} {route?.TrimEnd('/')}",
            request.Path.Value ?? "",
            http.Response.StatusCode,
            http.Connection.RemoteIpAddress?.ToString()
        );
        await AddAsync(http.Subscription(), entry);
    }

    /// <summary>A log-in at the identity provider, which comes back by a request of the provider's page; refused where the provider's word is not enough here.</summary>
    public async Task RecordLogInAsync(HttpContext http, int subscriptionId, string who, bool isLetIn)
    {
        var path = http.Request.Path.Value ?? "";
        var status = isLetIn ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
        using (Wall.Around(subscriptionId))
        {
            await AddAsync(
                subscriptionId,
                new AuditEntry(
                    0,
                    time.GetUtcNow(),
                    who,
                    "session",
                    $"{http.Request.Method} {path}",
                    path,
                    status,
                    http.Connection.RemoteIpAddress?.ToString()
                )
            );
        }
    }

    async Task AddAsync(int subscriptionId, AuditEntry entry)
    {
        try
        {
            await store.AddAsync(subscriptionId, entry, CancellationToken.None);
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or TimeoutException)
        {
            NotRecorded(logger, away, entry.Who ?? "somebody", entry.Action, entry.Path); // it was done, so it must stand somewhere
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit trail lacks: {Who} did {Action} at {Path}")]
    private static partial void NotRecorded(ILogger logger, Exception error, string who, string action, string path);
}
