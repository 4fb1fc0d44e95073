using System.Security.Cryptography;
using LineageIngest.Airflow.Connections;
using LineageIngest.Host.Alerts;
using LineageIngest.Host.DataSources;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Security;

/// <summary>How many secrets are now sealed with the key of now.</summary>
public sealed record SecretsSealed(int Connections, int DataSources, int AlertChannels);

/// <summary>The key that seals secrets of connections, data sources and channels of alerts.</summary>
static class SecretEndpoints
{
    public static void MapSecrets(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/secrets/seal", SealAsync)
            .WithTags("Security")
            .WithSummary("Seals every stored secret, of all subscriptions, with the key of now")
            .WithDescription(
                "To change the key: start every service with the new LINEAGE_SECRET_KEY and the old one in LINEAGE_SECRET_KEY_BEFORE, call this, and start them without the old one."
            )
            .ProducesProblem(403)
            .ProducesProblem(409);

    static async Task<Results<Ok<SecretsSealed>, ProblemHttpResult>> SealAsync(
        HttpContext http,
        ConnectionStore connections,
        DataSourceStore sources,
        AlertChannelStore channels,
        CancellationToken cancellation
    )
    {
        try
        {
            return TypedResults.Ok(
                new SecretsSealed(
                    await connections.SealAnewAsync(cancellation),
                    await sources.SealAnewAsync(cancellation),
                    await channels.SealAnewAsync(cancellation)
                )
            );
        }
        catch (CryptographicException key)
        {
            return new Problem(409, "other-key", "A secret opens with neither key", key.Message).ToResult(http.Response);
        }
    }
}
