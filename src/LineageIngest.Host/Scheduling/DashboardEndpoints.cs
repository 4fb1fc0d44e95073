using Hangfire;
using LineageIngest.Host.Security;

namespace LineageIngest.Host.Scheduling;

/// <summary>Hangfire's dashboard at <c>/hangfire</c>. Who may come to the service may look; changing anything is opened by an option.</summary>
static class DashboardEndpoints
{
    const string Path = "/hangfire";

    /// <summary>Its pages write styles and small scripts into themselves, so they need more than ours.</summary>
    const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void MapDashboard(this WebApplication app)
    {
        app.Use(
            (http, next) =>
            {
                if (http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal))
                {
                    http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    http.Response.Headers.XContentTypeOptions = "nosniff";
                    http.Response.Headers["Referrer-Policy"] = "same-origin"; // its forms are checked by where they come from
                }
                return next(http);
            }
        );
        var writes = app.Services.GetRequiredService<SchedulingOptions>().DashboardWrite;
        app.MapHangfireDashboard(
            Path,
            new DashboardOptions
            {
                Authorization = [], // Hangfire's own rule, local requests only, would shut people out; the service's log-in stands before this path as before any other
                IsReadOnlyFunc = _ => !writes,
                AppPath = $"{app.Services.GetRequiredService<SecurityOptions>().BasePath}/ops/jobs",
                DashboardTitle = "LineageIngest jobs",
                DisplayStorageConnectionString = false,
            }
        );
    }
}
