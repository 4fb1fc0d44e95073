using System.Text.Json;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>
/// Stage two: claims → job versions → edges with evidence and validity. Its cursor is the queue of claims that changed;
/// one transaction per batch, so what was taken from the queue is either resolved or still in it.
/// </summary>
public sealed class ResolutionStage(NpgsqlDataSource db)
{
    public const string Name = "resolution";
    private const int BatchClaims = 2000;

    public async Task<int> RunOnceAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Cursors.TryLockAsync(connection, subscriptionId, Name, cancellation) is null) return 0;
        var taken = await ResolutionQueue.TakeAsync(connection, subscriptionId, BatchClaims, cancellation);
        if (taken.Count == 0) return 0;
        await ResolveAsync(connection, subscriptionId, taken, cancellation);
        await transaction.CommitAsync(cancellation);
        return taken.Count;
    }

    private static async Task ResolveAsync(NpgsqlConnection connection, int subscriptionId, List<Guid> claimIds, CancellationToken cancellation)
    {
        var claims = await ReadAsync(connection, subscriptionId, claimIds, cancellation);
        var contents = await ContentStore.GetAsync(connection, subscriptionId, [.. claims.SelectMany(c => ContentIds(c.Facts)).Distinct()], cancellation);
        var built = new Dictionary<Guid, JobVersion?>();
        var assignments = claims.ConvertAll(claim => new VersionAssignment(
            claim.ClaimId, claim.JobId, Build(claim, contents, built), claim.Facts.Execution?.Value ?? claim.ClaimId, claim.At, claim.Observed, claim.KnownAt));
        await EdgeStore.AddItemsAsync(connection, subscriptionId, built.Values.OfType<JobVersion>().SelectMany(v => v.Items.Select(e => e.Item)), cancellation);
        var versions = await JobVersionStore.AssignAsync(connection, subscriptionId, assignments, cancellation);
        await EdgeStore.SumUpAsync(connection, subscriptionId, versions, cancellation);
        await JobVersionStore.DropUnusedAsync(connection, subscriptionId, versions, cancellation);
        await ValidityStore.RecomputeAsync(connection, subscriptionId, await JobsTouchedAsync(connection, subscriptionId, claims, cancellation), cancellation);
    }

    /// <summary>Runs of one job mostly say the same: what was built for one serves the others.</summary>
    private static JobVersion? Build(Claim claim, Dictionary<Guid, string> contents, Dictionary<Guid, JobVersion?> built)
    {
        var basis = ClaimBasis.Of(claim.JobId, claim.Facts);
        if (built.TryGetValue(basis, out var known)) return known;
        var version = JobVersionBuilder.Build(
            claim.JobId, claim.Facts,
            claim.Facts.ColumnLineage.ToDictionary(c => c.Key, c => Parse(contents[c.Value.Value], ColumnLineageFacet.Read)),
            [.. claim.Facts.Explicit.Select(e => Parse(contents[e.Key], facet => e.Value == Guid.Empty
                ? ExplicitLineage.ReadJob(facet)
                : ExplicitLineage.ReadDataset(facet, e.Value)))]);
        return built[basis] = version.Items.Count == 0 ? null : version;
    }

    private static T Parse<T>(string json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth, AllowTrailingCommas = true });
        return read(document.RootElement);
    }

    private static IEnumerable<Guid> ContentIds(ClaimFacts facts) => facts.ColumnLineage.Values.Select(r => r.Value).Concat(facts.Explicit.Keys);

    private static async Task<List<Claim>> ReadAsync(NpgsqlConnection connection, int subscriptionId, List<Guid> claimIds, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            SELECT claim.claim_id, claim.job_id, claim.known_at, claim.facts, coalesce(run.observed, false), coalesce(run.ended_at, run.last_event_at)
              FROM claim
              LEFT JOIN run ON run.subscription_id = claim.subscription_id AND run.run_key = claim.claim_id
             WHERE claim.subscription_id = $1 AND claim.claim_id = ANY ($2)
             ORDER BY claim.claim_id
            """,
            row =>
            {
                var facts = FactsJson.ReadClaim(row.GetString(3));
                return new Claim(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), facts, row.GetBoolean(4), row.Nullable<DateTimeOffset>(5) ?? facts.At);
            }, cancellation, subscriptionId, claimIds);

    /// <summary>The jobs of the claims, and those whose runs are parts of these runs: the end of a DAG run lets its tasks close edges.</summary>
    private static async Task<List<Guid>> JobsTouchedAsync(NpgsqlConnection connection, int subscriptionId, List<Claim> claims, CancellationToken cancellation) =>
        await connection.QueryAsync(
            """
            SELECT job_id FROM unnest($3) AS own (job_id)
             UNION
            SELECT child.job_id FROM run AS child WHERE child.subscription_id = $1 AND child.parent_run_key = ANY ($2)
             ORDER BY job_id
            """, row => row.GetGuid(0), cancellation,
            subscriptionId, claims.ConvertAll(c => c.ClaimId), claims.Select(c => c.JobId).Distinct().ToArray());

    private sealed record Claim(Guid ClaimId, Guid JobId, DateTimeOffset KnownAt, ClaimFacts Facts, bool Observed, DateTimeOffset At);
}
