using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Memory;

/// <summary>Asks the store for what the map holds: of some jobs or datasets, or (null) of all.</summary>
static class MapReading
{
    /// <summary>What still runs when a job is taken away ends within this; a run after it shows that the job is back.</summary>
    public static readonly TimeSpan Lingering = TimeSpan.FromDays(1);

    /// <summary>To be asked together and in this order.</summary>
    public static Question[] Links(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        [
            LinkRows(subscriptionId, jobs, into),
            Sets(subscriptionId, jobs, into),
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

    /// <summary>
    /// Datasets and jobs that are deleted, with the moment: by hand and named by no event of a later time, or (jobs) no longer declared, as the crawler says, and not
    /// run since. A part goes with its whole: a job that ran as part of another and has its name as prefix.
    /// </summary>
    public static Question Deleted(int subscriptionId, Dictionary<Guid, long> into) =>
        new(
            """
            WITH RECURSIVE gone AS (
                SELECT entity_id AS job_id, event_at AS at
                  FROM facet
                 WHERE subscription_id = $1 AND name IN ('lineage_ingest_airflow', 'lineage_ingest_source') AND body LIKE '%"gone":true%' AND NOT deleted
                 UNION
                SELECT part.job_id, gone.at
                  FROM gone
                  JOIN job_parent AS part ON part.subscription_id = $1 AND part.parent_job_id = gone.job_id
                  JOIN job AS child ON child.subscription_id = $1 AND child.job_id = part.job_id
                  JOIN job AS whole ON whole.subscription_id = $1 AND whole.job_id = gone.job_id
                 WHERE whole.namespace = child.namespace AND starts_with(child.name, whole.name || '.')
            ), entry AS (
                SELECT kind, subject_id, name, at FROM catalogue_entry WHERE subscription_id = $1 AND kind IN ('hidden', 'hidden-namespace') AND present
            )
            SELECT d.dataset_id, e.at FROM entry AS e JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = e.subject_id WHERE e.kind = 'hidden' AND e.at >= d.last_seen_at
             UNION ALL
            SELECT j.job_id, e.at FROM entry AS e JOIN job AS j ON j.subscription_id = $1 AND j.job_id = e.subject_id WHERE e.kind = 'hidden' AND e.at >= j.last_seen_at
             UNION ALL
            SELECT d.dataset_id, e.at
              FROM entry AS e JOIN dataset AS d ON d.subscription_id = $1 AND left(d.namespace, 200) = left(e.name, 200) AND d.namespace = e.name
             WHERE e.kind = 'hidden-namespace' AND e.at >= d.last_seen_at
             UNION ALL
            SELECT j.job_id, e.at
              FROM entry AS e JOIN job AS j ON j.subscription_id = $1 AND left(j.namespace, 200) = left(e.name, 200) AND j.namespace = e.name
             WHERE e.kind = 'hidden-namespace' AND e.at >= j.last_seen_at
             UNION ALL
            SELECT j.job_id, greatest(max(gone.at), max(j.last_seen_at)) + interval '1 microsecond' -- what ran on held at its instant
              FROM gone JOIN job AS j ON j.subscription_id = $1 AND j.job_id = gone.job_id
             WHERE j.last_seen_at <= gone.at + $2
             GROUP BY j.job_id
            """,
            row => into[row.GetGuid(0)] = Math.Min(into.GetValueOrDefault(row.GetGuid(0), Memory.Held.Never), Ticks(row, 1)),
            subscriptionId,
            Lingering
        );

    static Question LinkRows(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        new(
            """
            SELECT item_id, job_id, source_id, target_id, source_is_set
              FROM edge
             WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2))
             UNION ALL
            SELECT item_id, job_id, CASE direction WHEN 0 THEN dataset_id END, CASE direction WHEN 1 THEN dataset_id END, false
              FROM job_dataset
             WHERE subscription_id = $1 AND ($2::uuid[] IS NULL OR job_id = ANY ($2)) AND direction <> 2
            """,
            row => into.Add(new LinkRow(row.GetGuid(0), row.GetGuid(1), row.Nullable<Guid>(2), row.Nullable<Guid>(3), row.GetBoolean(4))),
            subscriptionId,
            jobs
        );

    static Question Sets(int subscriptionId, Guid[]? jobs, JobLinks into) =>
        new(
            """
            SELECT set_id, array_agg(dataset_id ORDER BY dataset_id)
              FROM source_set AS s
             WHERE subscription_id = $1
               AND set_id IN (SELECT source_id FROM edge WHERE subscription_id = $1 AND source_is_set AND ($2::uuid[] IS NULL OR job_id = ANY ($2)))
             GROUP BY set_id
            """,
            row => into.AddSet(row.GetGuid(0), row.GetFieldValue<Guid[]>(1)),
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
                SELECT part.item_id, shown.version_id, shown.kind, shown.verdict, shown.confidence, shown.certain, NULL
                  FROM link
                  JOIN edge_in_set($1) AS part ON part.item_id = link.item_id
                  JOIN job_version_item AS shown ON shown.subscription_id = $1 AND shown.item_id = part.set_item_id
                 WHERE NOT EXISTS (SELECT 1 FROM job_version_item AS own
                                    WHERE own.subscription_id = $1 AND own.version_id = shown.version_id AND own.item_id = part.item_id AND own.kind = shown.kind)
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
            row => into.Add(row.GetGuid(0), new Held(Ticks(row, 1), row.IsDBNull(2) ? Memory.Held.Never : Ticks(row, 2))),
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
