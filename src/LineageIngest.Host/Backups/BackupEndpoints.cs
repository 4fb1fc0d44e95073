using System.Globalization;
using LineageIngest.Postgres.Backups;
using Microsoft.AspNetCore.Http.Features;

namespace LineageIngest.Host.Backups;

/// <summary>Everything in one file.</summary>
static class BackupEndpoints
{
    public static void MapBackups(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/backup", BackupAsync)
            .WithTags("Operations")
            .WithSummary("Everything that is stored, of all subscriptions, in one zip file as of one moment")
            .WithDescription(
                "For administrators of the default subscription. 'lineage restore' reads it into a new database. Secrets of connections are in it sealed; the key that opens them is not. "
                    + "A transfer that breaks off leaves a file that is no backup, and says so when it is restored."
            )
            .Produces(200, contentType: "application/zip")
            .ProducesProblem(403);

    static async Task BackupAsync(HttpContext http, BackupWriter writer, TimeProvider time, CancellationToken cancellation)
    {
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename=\"lineage-{time.GetUtcNow():yyyyMMdd-HHmmss}.zip\""
        );
        // The archive ends each entry with a few bytes that it knows to write in no other way.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await writer.WriteAsync(http.Response.Body, cancellation);
    }
}
