using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Changes;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Graph.Lookups;
using LineageIngest.Graph.Manual;
using LineageIngest.Graph.Search;
using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Sql;
using LineageIngest.Telemetry;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>
/// Stage two: claims → job versions → edges with evidence, verdict and validity. Its cursor is the queue of claims that changed, or whose known
/// columns did; one transaction per batch, so what was taken from the queue is either resolved or still in it.
/// </summary>
public sealed class ResolutionStage(NpgsqlDataSource db, SqlAnalyzer analyzer, TimeProvider time)
{
    public const string Name = "resolution";
    const int BatchClaims = 1000;

    /// <summary>Halved when a batch fails as a whole, since it may have taken too long or too much; grows again with success.</summary>
    int _batchClaims = BatchClaims;
    readonly ClaimResolver _resolver = new(analyzer);

    internal int LeastPairs
    {
        init => _resolver.LeastPairs = value;
    }

    public async Task<int> RunOnceAsync(int subscriptionId, CancellationToken cancellation)
    {
        var limit = _batchClaims;
        _batchClaims = Math.Max(1, limit / 2);
        var done = await ResolveNextAsync(subscriptionId, limit, cancellation);
        _batchClaims = Math.Min(BatchClaims, limit * 2);
        return done;
    }

    async Task<int> ResolveNextAsync(int subscriptionId, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Cursors.TryLockAsync(connection, subscriptionId, Name, cancellation) is null)
            return 0;
        await CatalogLock.ShareAsync(connection, subscriptionId, cancellation);
        var taken = await ResolutionQueue.TakeAsync(connection, subscriptionId, limit, cancellation);
        if (taken.Count == 0)
            return 0;
        await Isolation.RunAsync(
            transaction,
            taken,
            batch => ResolveAsync(connection, subscriptionId, [.. batch], cancellation),
            (claim, error) => SetAsideAsync(connection, subscriptionId, claim, error, cancellation),
            cancellation
        );
        await transaction.CommitAsync(cancellation);
        return taken.Count;
    }

    /// <summary>Queues claims that another program set aside; gives their number.</summary>
    public async Task<int> RetryAfterUpgradeAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var claims = await SetAsideClaimStore.OfOtherProgramsAsync(connection, subscriptionId, cancellation);
        await ResolutionQueue.AddAsync(connection, subscriptionId, claims, cancellation);
        return claims.Count;
    }

    async Task SetAsideAsync(NpgsqlConnection connection, int subscriptionId, Guid claimId, Exception error, CancellationToken cancellation)
    {
        PipelineTelemetry.SetAside.Add(1, PipelineTelemetry.Kind("claim"));
        await SetAsideClaimStore.AddAsync(connection, subscriptionId, claimId, Poison.Describe(error), time.GetUtcNow(), cancellation);
    }

    async Task ResolveAsync(NpgsqlConnection connection, int subscriptionId, List<Guid> claimIds, CancellationToken cancellation)
    {
        await SetAsideClaimStore.RemoveAsync(connection, subscriptionId, claimIds, cancellation);
        var claims = await ReadAsync(connection, subscriptionId, claimIds, cancellation);
        if (claims.Count == 0)
            return; // retention was quicker
        var resolved = await _resolver.ResolveAsync(connection, subscriptionId, claims, cancellation);
        var versions = resolved.Select(r => r.Version).OfType<JobVersion>().DistinctBy(v => v.VersionId).ToList();
        var mentioned = Mentioned(resolved).Distinct().ToList();
        var unknown = await JobVersionStore.UnknownAsync(connection, subscriptionId, versions, cancellation);
        var named = await DatasetStore.AddUnstatedAsync(connection, subscriptionId, mentioned, cancellation);
        var added = await EdgeStore.AddItemsAsync(
            connection,
            subscriptionId,
            unknown.SelectMany(v => v.Items.Select(e => e.Item)),
            cancellation
        );
        var (moved, movedClaims) = await JobVersionStore.AssignAsync(
            connection,
            subscriptionId,
            resolved.ConvertAll(Assignment),
            unknown,
            cancellation
        );
        var changed = moved.Where(v => !v.IsSeenAgain).Select(v => v.VersionId).ToList();
        Guid[] words = [.. claims.Where(c => c.Facts.ByHand is not null).Select(c => c.ClaimId)];
        var pairs = await HandClaimStore.PairsAsync(connection, subscriptionId, words.Length > 0 ? null : changed, cancellation);
        await EdgeStore.AddItemsAsync(connection, subscriptionId, pairs, cancellation);
        var said = await HandClaimStore.ItemsAsync(connection, subscriptionId, words, cancellation);
        var judged = await EdgeStore.JobsAsync(connection, subscriptionId, said, cancellation);
        var items = await EdgeStore.ItemsAsync(connection, subscriptionId, changed, cancellation);
        var columns = await SearchStore.UnstatedColumnsAsync(connection, subscriptionId, changed, cancellation);
        var (removed, unpaired) = await EdgeStore.SumUpAsync(connection, subscriptionId, [.. items.Union(said).Order()], cancellation);
        var dropped = (await JobVersionStore.DropUnusedAsync(connection, subscriptionId, changed, cancellation)).ToHashSet();
        var withOtherItems = moved
            .Where(v => v.IsNew || dropped.Contains(v.VersionId))
            .Select(v => v.JobId)
            .Concat(pairs.Select(pair => pair.JobId))
            .Concat(unpaired)
            .Distinct()
            .ToList();
        var touched = await JobsTouchedAsync(connection, subscriptionId, claims, cancellation);
        var heldOtherwise = await ValidityStore.RecomputeAsync(
            connection,
            subscriptionId,
            [.. touched.Union(withOtherItems).Order()],
            withOtherItems,
            movedClaims,
            cancellation
        );
        var gone = await DatasetStore.DropUnstatedAsync(connection, subscriptionId, cancellation);
        var aliases = await Aliases.FollowAsync(connection, subscriptionId, named, gone.ConvertAll(d => d.Id), cancellation);
        await ClaimLookupStore.ReplaceAsync(connection, subscriptionId, resolved, cancellation);
        await QueueDependentsAsync(connection, subscriptionId, resolved, [.. added, .. removed], aliases, cancellation);
        await SearchStore.FollowAsync(
            connection,
            subscriptionId,
            mentioned,
            unknown.SelectMany(v => v.Items.Select(e => e.Item)),
            gone,
            columns,
            cancellation
        );
        var changes = Changes(moved, dropped, [.. withOtherItems, .. heldOtherwise, .. judged])
            .Concat(aliases.Moved.Select(dataset => new Change(ChangeKind.Alias, dataset)));
        await ChangeFeed.NoteAsync(connection, subscriptionId, changes, time.GetUtcNow(), cancellation);
    }

    static IEnumerable<Change> Changes(List<MovedVersion> moved, HashSet<Guid> dropped, List<Guid> jobs) =>
        jobs.Distinct()
            .Select(job => new Change(ChangeKind.Lineage, job))
            .Concat(moved.Where(v => !dropped.Contains(v.VersionId)).Select(v => new Change(ChangeKind.SeenAgain, v.VersionId, v.JobId)));

    /// <summary>Claims that looked for a table whose declared columns changed, or for the databases of a DAG in which a job's datasets changed.</summary>
    static async Task QueueDependentsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<ResolvedClaim> resolved,
        List<Guid> jobsWithOtherDatasets,
        AliasChanges aliases,
        CancellationToken cancellation
    )
    {
        var schemas = await DeclaredSchemaStore.ReplaceAsync(connection, subscriptionId, resolved, cancellation);
        var tables = await Aliases.NamesAsync(connection, subscriptionId, [.. schemas.Select(s => s.DatasetId)], cancellation);
        var claims =
            schemas.Count == 0
                ? []
                : await ClaimLookupStore.ClaimsAsync(
                    connection,
                    subscriptionId,
                    [.. tables.SelectMany(d => LookupId.OfTables(d, aliases.Rules)).Distinct()],
                    schemas.Min(s => s.Since),
                    cancellation
                );
        var renamed = await DatasetStore.NamesAsync(connection, subscriptionId, aliases.Touched, cancellation);
        claims.AddRange(
            await ClaimLookupStore.ClaimsAsync(
                connection,
                subscriptionId,
                [.. renamed.SelectMany(d => LookupId.OfTables(d, aliases.Rules)).Distinct()],
                DateTimeOffset.MinValue,
                cancellation
            )
        );
        claims.AddRange(await HandClaimStore.AboutAsync(connection, subscriptionId, aliases.Touched, cancellation));
        var dags = (await JobAncestors.OfAsync(connection, subscriptionId, jobsWithOtherDatasets, cancellation)).ConvertAll(LookupId.OfDag);
        claims.AddRange(await ClaimLookupStore.ClaimsAsync(connection, subscriptionId, dags, DateTimeOffset.MinValue, cancellation));
        await ResolutionQueue.AddAsync(connection, subscriptionId, [.. claims.Distinct()], cancellation);
    }

    static VersionAssignment Assignment(ResolvedClaim resolved)
    {
        var claim = resolved.Claim;
        return new VersionAssignment(
            claim.ClaimId,
            claim.JobId,
            resolved.Version,
            claim.Facts.Execution?.Value ?? claim.ClaimId,
            claim.At,
            claim.Observed,
            claim.KnownAt
        );
    }

    /// <summary>The datasets that our reading of SQL brings into an item.</summary>
    static IEnumerable<DatasetName> Mentioned(List<ResolvedClaim> resolved)
    {
        foreach (var claim in resolved.Where(r => r.Version is not null && r.SqlDatasets.Count > 0))
        {
            var inItems = claim
                .Version!.Items.SelectMany(e =>
                    e.Item switch
                    {
                        JobDatasetItem io => [io.DatasetId],
                        EdgeItem edge => [edge.SourceId, edge.TargetId],
                        ColumnEdgeItem column => new[] { column.SourceId, column.TargetId },
                        _ => [],
                    }
                )
                .ToHashSet();
            foreach (var dataset in claim.SqlDatasets)
            {
                if (inItems.Contains(dataset.Id))
                    yield return dataset;
            }
        }
    }

    static async Task<List<Claim>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> claimIds,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT claim.claim_id, claim.job_id, claim.known_at, claim.facts, coalesce(run.observed, false), coalesce(run.stream_at, run.ended_at, run.last_event_at)
              FROM claim
              LEFT JOIN run ON run.subscription_id = claim.subscription_id AND run.run_key = claim.claim_id
             WHERE claim.subscription_id = $1 AND claim.claim_id = ANY ($2)
             ORDER BY claim.claim_id
            """,
            row =>
            {
                var facts = FactsJson.ReadClaim(row.GetString(3));
                return new Claim(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetFieldValue<DateTimeOffset>(2),
                    facts,
                    row.GetBoolean(4) || facts.Captured.Count > 0,
                    row.Nullable<DateTimeOffset>(5) ?? facts.At
                );
            },
            cancellation,
            subscriptionId,
            claimIds
        );

    /// <summary>
    /// The jobs of the claims, and those whose runs are parts of these runs: the end of a DAG run lets its tasks close edges. And the parts of what was
    /// declared: a DAG that is gone, or back, takes its tasks along.
    /// </summary>
    static async Task<List<Guid>> JobsTouchedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Claim> claims,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            WITH RECURSIVE part AS (
                SELECT job_id FROM unnest($4) AS declared (job_id)
                 UNION
                SELECT child.job_id
                  FROM part
                  JOIN job_parent AS down ON down.subscription_id = $1 AND down.parent_job_id = part.job_id
                  JOIN job AS parent ON parent.subscription_id = $1 AND parent.job_id = part.job_id
                  JOIN job AS child ON child.subscription_id = $1 AND child.job_id = down.job_id
                 WHERE parent.namespace = child.namespace AND starts_with(child.name, parent.name || '.')
            )
            SELECT job_id FROM unnest($3) AS own (job_id)
             UNION
            SELECT child.job_id FROM run AS child WHERE child.subscription_id = $1 AND child.parent_run_key = ANY ($2)
             UNION
            SELECT job_id FROM part
             ORDER BY job_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            claims.ConvertAll(c => c.ClaimId),
            claims.Select(c => c.JobId).Distinct().ToArray(),
            claims.Where(c => c.Facts.IsDeclaration).Select(c => c.JobId).Distinct().ToArray()
        );
}
