using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Edges;

/// <summary>That a claim says a version (null: it says nothing), when, and whether it was observed.</summary>
sealed record VersionAssignment(
    Guid ClaimId,
    Guid JobId,
    JobVersion? Version,
    Guid ExecutionId,
    DateTimeOffset At,
    bool Observed,
    DateTimeOffset KnownAt
);

/// <summary>A version whose counts or times changed; one that is new was not said by any claim before.</summary>
/// <param name="IsSeenAgain">Only the count and the last time grew, and it was the newest of its job already: evidence stays as it is.</param>
readonly record struct MovedVersion(Guid VersionId, Guid JobId, bool IsNew, bool IsSeenAgain);

/// <summary>Where in time a claim stands that changed, or stood before.</summary>
readonly record struct MovedClaim(Guid JobId, Guid ExecutionId, DateTimeOffset At);

/// <summary>Writes claim_version, job_version and job_version_item.</summary>
static class JobVersionStore
{
    /// <summary>Those of the versions that no claim said before.</summary>
    public static async Task<List<JobVersion>> UnknownAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<JobVersion> versions,
        CancellationToken cancellation
    )
    {
        var known = await connection.QueryAsync(
            """
            SELECT version_id FROM unnest($2) AS asked (version_id)
             WHERE EXISTS (SELECT 1 FROM job_version_item AS item WHERE item.subscription_id = $1 AND item.version_id = asked.version_id)
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            versions.ConvertAll(v => v.VersionId)
        );
        return [.. versions.ExceptBy(known, v => v.VersionId).OrderBy(v => v.VersionId)];
    }

    /// <summary>Moves claims to the versions that they now say and gives back the versions whose counts or times changed, and the claims.</summary>
    /// <param name="unknown">what <see cref="UnknownAsync"/> gave</param>
    public static async Task<(List<MovedVersion> Versions, List<MovedClaim> Claims)> AssignAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<VersionAssignment> assignments,
        List<JobVersion> unknown,
        CancellationToken cancellation
    )
    {
        var counts = new SortedDictionary<Guid, (Guid JobId, long Runs, long Observed)>();
        void Count(Guid version, Guid job, int runs, bool observed)
        {
            var (_, all, seen) = counts.GetValueOrDefault(version);
            counts[version] = (job, all + runs, seen + (observed ? runs : 0));
        }

        var before = await BeforeAsync(connection, subscriptionId, assignments, cancellation);
        var changed = assignments
            .Where(a => !before.TryGetValue(a.ClaimId, out var row) ? a.Version is not null : row != Row.Of(a))
            .ToList();
        var left = changed.Select(a => before.GetValueOrDefault(a.ClaimId)).OfType<Row>().ToList();
        foreach (var row in left)
            Count(row.VersionId!.Value, row.JobId, -1, row.Observed);
        await connection.ExecuteAsync(
            "DELETE FROM claim_version WHERE subscription_id = $1 AND claim_id = ANY ($2)",
            cancellation,
            subscriptionId,
            changed.ConvertAll(a => a.ClaimId)
        );
        var stated = changed.Where(a => a.Version is not null).OrderBy(a => a.ClaimId).ToList();
        foreach (var a in stated)
            Count(a.Version!.VersionId, a.JobId, 1, a.Observed);
        await InsertClaimsAsync(connection, subscriptionId, stated, cancellation);
        var seenAgain = await CountAsync(connection, subscriptionId, counts, cancellation);
        await InsertItemsAsync(connection, subscriptionId, unknown, cancellation);
        var added = unknown.Select(v => v.VersionId).ToHashSet();
        return (
            [
                .. counts.Select(moved => new MovedVersion(
                    moved.Key,
                    moved.Value.JobId,
                    added.Contains(moved.Key),
                    seenAgain.Contains(moved.Key)
                )),
            ],
            [
                .. left.Select(row => new MovedClaim(row.JobId, row.ExecutionId, row.At)),
                .. stated.Select(a => new MovedClaim(a.JobId, a.ExecutionId, a.At)),
            ]
        );
    }

    /// <summary>Deletes versions that no claim says any longer, and gives them back.</summary>
    public static async Task<List<Guid>> DropUnusedAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> versions,
        CancellationToken cancellation
    )
    {
        var unused = await connection.QueryAsync(
            "DELETE FROM job_version WHERE subscription_id = $1 AND version_id = ANY ($2) AND runs = 0 RETURNING version_id",
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            versions
        );
        if (unused.Count > 0)
        {
            await connection.ExecuteAsync(
                "DELETE FROM job_version_item WHERE subscription_id = $1 AND version_id = ANY ($2)",
                cancellation,
                subscriptionId,
                unused
            );
        }

        return unused;
    }

    static async Task<Dictionary<Guid, Row>> BeforeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<VersionAssignment> assignments,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                """
                SELECT claim_id, version_id, job_id, execution_id, at, observed, known_at
                  FROM claim_version
                 WHERE subscription_id = $1 AND claim_id = ANY ($2)
                """,
                row =>
                    (
                        Claim: row.GetGuid(0),
                        Row: new Row(
                            row.GetGuid(1),
                            row.GetGuid(2),
                            row.GetGuid(3),
                            row.GetFieldValue<DateTimeOffset>(4),
                            row.GetBoolean(5),
                            row.GetFieldValue<DateTimeOffset>(6)
                        )
                    ),
                cancellation,
                subscriptionId,
                assignments.Select(a => a.ClaimId).ToArray()
            )
        ).ToDictionary(r => r.Claim, r => r.Row);

    static async Task InsertClaimsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<VersionAssignment> rows,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            """
            INSERT INTO claim_version (subscription_id, claim_id, version_id, job_id, execution_id, at, observed, known_at)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8)
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.ClaimId),
            rows.ConvertAll(r => r.Version!.VersionId),
            rows.ConvertAll(r => r.JobId),
            rows.ConvertAll(r => r.ExecutionId),
            rows.ConvertAll(r => r.At),
            rows.ConvertAll(r => r.Observed),
            rows.ConvertAll(r => r.KnownAt)
        );

    /// <summary>
    /// Counts move by difference, times come from the ends of an index: the cost does not grow with the number of runs.
    /// Gives back the versions that were only seen again, after all others of their job.
    /// </summary>
    static async Task<HashSet<Guid>> CountAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        SortedDictionary<Guid, (Guid JobId, long Runs, long Observed)> counts,
        CancellationToken cancellation
    )
    {
        if (counts.Count == 0)
            return [];
        var before = (
            await connection.QueryAsync(
                """
                SELECT v.version_id, v.first_at, v.last_at, v.first_observed_at, v.known_at
                  FROM job_version AS v
                 WHERE v.subscription_id = $1 AND v.version_id = ANY ($2)
                   AND NOT EXISTS (SELECT 1 FROM job_version AS other
                                    WHERE other.subscription_id = $1 AND other.job_id = v.job_id AND other.version_id <> v.version_id AND other.last_at >= v.last_at)
                """,
                Times.Of,
                cancellation,
                subscriptionId,
                counts.Keys.ToArray()
            )
        ).ToDictionary(t => t.VersionId);
        await connection.ExecuteAsync(
            """
            INSERT INTO job_version AS known (subscription_id, version_id, job_id, runs, observed_runs, first_at, last_at, known_at)
            SELECT $1, version_id, job_id, runs, observed_runs, 'epoch', 'epoch', 'epoch'
              FROM unnest($2, $3, $4, $5) AS moved (version_id, job_id, runs, observed_runs)
            ON CONFLICT (subscription_id, version_id) DO UPDATE SET
                runs = known.runs + excluded.runs, observed_runs = known.observed_runs + excluded.observed_runs
            """,
            cancellation,
            subscriptionId,
            counts.Keys.ToArray(),
            counts.Values.Select(c => c.JobId).ToArray(),
            counts.Values.Select(c => c.Runs).ToArray(),
            counts.Values.Select(c => c.Observed).ToArray()
        );
        var after = await connection.QueryAsync(
            """
            UPDATE job_version AS v SET
                first_at = (SELECT min(at) FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = v.version_id),
                last_at = (SELECT max(at) FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = v.version_id),
                first_observed_at = (SELECT min(at) FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = v.version_id AND c.observed),
                last_observed_at = (SELECT max(at) FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = v.version_id AND c.observed),
                known_at = (SELECT min(known_at) FROM claim_version AS c WHERE c.subscription_id = $1 AND c.version_id = v.version_id)
             WHERE v.subscription_id = $1 AND v.version_id = ANY ($2) AND v.runs > 0
            RETURNING v.version_id, v.first_at, v.last_at, v.first_observed_at, v.known_at
            """,
            Times.Of,
            cancellation,
            subscriptionId,
            counts.Keys.ToArray()
        );
        return
        [
            .. after
                .Where(now => before.TryGetValue(now.VersionId, out var then) && now.IsOnlyLaterThan(then))
                .Select(now => now.VersionId),
        ];
    }

    static async Task InsertItemsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<JobVersion> versions,
        CancellationToken cancellation
    )
    {
        var rows = versions.SelectMany(v => v.Items.Select(item => (v.VersionId, Evidence: item))).ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO job_version_item (subscription_id, version_id, item_id, kind, confidence, certain, verdict, detail)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8)
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.VersionId),
            rows.ConvertAll(r => r.Evidence.Item.ItemId),
            rows.ConvertAll(r => r.Evidence.Kind),
            rows.ConvertAll(r => r.Evidence.Confidence),
            rows.ConvertAll(r => r.Evidence.Certain),
            rows.ConvertAll(r => r.Evidence.Verdict),
            rows.ConvertAll(r => r.Evidence.Detail)
        );
    }

    /// <summary>When a version was said: what evidence is made of.</summary>
    sealed record Times(
        Guid VersionId,
        DateTimeOffset FirstAt,
        DateTimeOffset LastAt,
        DateTimeOffset? FirstObservedAt,
        DateTimeOffset KnownAt
    )
    {
        public static Times Of(NpgsqlDataReader row) =>
            new(
                row.GetGuid(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.Nullable<DateTimeOffset>(3),
                row.GetFieldValue<DateTimeOffset>(4)
            );

        public bool IsOnlyLaterThan(Times then) => LastAt >= then.LastAt && this with { LastAt = then.LastAt } == then;
    }

    sealed record Row(Guid? VersionId, Guid JobId, Guid ExecutionId, DateTimeOffset At, bool Observed, DateTimeOffset KnownAt)
    {
        public static Row Of(VersionAssignment a) => new(a.Version?.VersionId, a.JobId, a.ExecutionId, a.At, a.Observed, a.KnownAt);
    }
}
