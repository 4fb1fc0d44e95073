using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Memory;

/// <summary>Asks the store for what the map holds: of some jobs or datasets, or (null) of all.</summary>
static class MapReading
{
    /// <summary>To be asked together and in this order.</summary>
    public static Question[] Links(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        [
            LinkRows(subscriptionId, jobs, into),
            Versions(subscriptionId, jobs, into),
            Showings(subscriptionId, jobs, into),
            Held(subscriptionId, jobs, into),
        ];

    /// <summary>Members of alias sets and their representatives; all members of a set are given when one is asked for.</summary>
    public static Question Aliases(int subscriptionId, Guid[]? datasets, Dictionary<Guid, Guid> into) =>
        new(
            """
            SELECT dataset_id, representative_id
              FROM dataset_alias
             WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR dataset_id = ANY ($2))
            """,
            row => into[row.GetGuid(0)] = row.GetGuid(1),
            subscriptionId,
            datasets
        );

    /// <summary>Job versions by their own ids.</summary>
    public static Question VersionsById(int subscriptionId, Guid[] versions, Dictionary<Guid, MapVersion> into) =>
        new(
            """
            SELECT job_id, version_id, runs, first_at, last_at, first_observed_at, last_observed_at
              FROM job_version
             WHERE subscription_id = $1 AND version_id = ANY ($2)
            """,
            row => into[row.GetGuid(1)] = Version(row).Version,
            subscriptionId,
            versions
        );

    static Question LinkRows(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        new(
            """
            SELECT item_id, job_id, source_id, target_id
              FROM edge
             WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2))
             UNION ALL
            SELECT item_id, job_id, CASE direction WHEN 0 THEN dataset_id END, CASE direction WHEN 1 THEN dataset_id END
              FROM job_dataset
             WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2)) AND direction <> 2
            """,
            row => into.Add(new LinkRow(row.GetGuid(0), row.GetGuid(1), row.Nullable<Guid>(2), row.Nullable<Guid>(3))),
            subscriptionId,
            jobs
        );

    static Question Versions(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        new(
            """
            SELECT job_id, version_id, runs, first_at, last_at, first_observed_at, last_observed_at
              FROM job_version
             WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2)) AND runs > 0
            """,
            row =>
            {
                var (job, version) = Version(row);
                into.Add(job, version);
            },
            subscriptionId,
            jobs
        );

    static Question Showings(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        new(
            """
            WITH link AS (
                SELECT item_id FROM edge WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2))
                 UNION ALL
                SELECT item_id FROM job_dataset WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2)) AND direction <> 2
            ), said AS (
                SELECT shown.item_id, shown.version_id, shown.kind, shown.verdict, shown.confidence, shown.certain, NULL::timestamptz AS said_at
                  FROM link
                  JOIN job_version_item AS shown ON shown.subscription_id = $1 AND shown.item_id = link.item_id
                 UNION ALL
                SELECT word.item_id, NULL, word.kind, word.verdict, word.confidence, word.certain, word.first_at
                  FROM link
                  JOIN evidence AS word ON word.subscription_id = $1 AND word.item_id = link.item_id AND word.kind = 'manual'
            )
            SELECT item_id, version_id, kind, verdict, confidence, certain, said_at FROM said ORDER BY item_id, kind COLLATE "C", version_id
            """,
            row =>
            {
                if ((row.IsDBNull(1) ? Word(row) : into.Version(row.GetGuid(1))) is { } version)
                {
                    into.Add(
                        row.GetGuid(0),
                        new Showing(
                            version,
                            string.Intern(row.GetString(2)),
                            string.Intern(row.GetString(3)),
                            row.GetFloat(4),
                            row.GetBoolean(5)
                        )
                    );
                }
            },
            subscriptionId,
            jobs
        );

    static Question Held(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        new(
            """
            WITH link AS (
                SELECT item_id FROM edge WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2))
                 UNION ALL
                SELECT item_id FROM job_dataset WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2)) AND direction <> 2
            )
            SELECT held.item_id, held.valid_from, held.valid_to
              FROM link
              JOIN validity AS held ON held.subscription_id = $1 AND held.item_id = link.item_id
            """,
            row => into.Add(row.GetGuid(0), new Held(Ticks(row, 1), row.IsDBNull(2) ? long.MaxValue : Ticks(row, 2))),
            subscriptionId,
            jobs
        );

    /// <summary>What a person said comes with no run: it has a time to compare it by, and moves neither first nor last seen.</summary>
    static MapVersion Word(NpgsqlDataReader row) => new(Guid.Empty) { LastAt = Ticks(row, 6) };

    static (Guid JobId, MapVersion Version) Version(NpgsqlDataReader row) =>
        (
            row.GetGuid(0),
            new MapVersion(row.GetGuid(1))
            {
                Runs = row.GetInt64(2),
                FirstAt = Ticks(row, 3),
                LastAt = Ticks(row, 4),
                FirstObservedAt = row.IsDBNull(5) ? long.MaxValue : Ticks(row, 5),
                LastObservedAt = row.IsDBNull(6) ? long.MinValue : Ticks(row, 6),
            }
        );

    static long Ticks(NpgsqlDataReader row, int ordinal) => row.GetFieldValue<DateTimeOffset>(ordinal).UtcTicks;
}
