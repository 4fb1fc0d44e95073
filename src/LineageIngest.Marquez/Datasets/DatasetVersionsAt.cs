using System.Text.Json;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Runs;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>
/// Which version of a dataset somebody asks for: the one that is called so by the run that made it, else the one at that time; a run does not read what it
/// writes itself.
/// </summary>
sealed record VersionQuestion(DatasetSet Dataset, DateTimeOffset At, Guid? NotOfRun, string? Version = null)
{
    public static VersionQuestion OfReading(Guid run, RunPortrait portrait, PortraitInput input, DatasetSet dataset) =>
        new(dataset, input.At, portrait.Outputs.Any(o => dataset.Members.Contains(o.Dataset.Id)) ? run : null, input.Version);
}

/// <summary>A version of a dataset; the run is null where an event declared it or a reading came first.</summary>
sealed record VersionAt(Guid VersionId, DateTimeOffset MadeAt, string Source, string Lifecycle, Guid? RunKey)
{
    /// <summary>From columns in the order of this record, the first at <paramref name="ordinal"/>.</summary>
    public static VersionAt Of(NpgsqlDataReader row, int ordinal) =>
        new(
            row.GetGuid(ordinal),
            row.GetFieldValue<DateTimeOffset>(ordinal + 1),
            row.GetString(ordinal + 2),
            row.GetString(ordinal + 3),
            row.Nullable<Guid>(ordinal + 4)
        );
}

/// <summary>
/// The version of a dataset at a time: the newest that a successful run wrote or an event declared; before the first of them the one that the
/// first reading gave it. A run that retention removed counts as successful: its versions are all that is left of it.
/// </summary>
static class DatasetVersionsAt
{
    /// <summary>So many of the newest names of a dataset's versions are looked at.</summary>
    const int MostNames = 2000;

    public static async Task<VersionAt?[]> FindAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<VersionQuestion> questions,
        CancellationToken cancellation
    )
    {
        if (questions.Count == 0)
            return [];
        // Many runs of one time read the same dataset: each question is asked once.
        var numbers = new Dictionary<(Guid, DateTimeOffset, Guid?), int>();
        foreach (var q in questions)
            numbers.TryAdd((q.Dataset.Id, q.At, q.NotOfRun), numbers.Count);
        var asked = questions
            .DistinctBy(q => (q.Dataset.Id, q.At, q.NotOfRun))
            .SelectMany(q =>
                q.Dataset.Members.Select(member =>
                    (Number: numbers[(q.Dataset.Id, q.At, q.NotOfRun)], Member: member, q.At, Not: q.NotOfRun ?? Guid.Empty)
                )
            )
            .ToList();
        var found = await connection.QueryAsync(
            """
            SELECT asked.number, v.version_id, v.made_at, v.source, v.lifecycle, v.run_key
              FROM unnest($2, $3, $4, $5) AS asked (number, dataset_id, at, not_of)
             CROSS JOIN LATERAL (
                   SELECT w.version_id, w.made_at, w.source, w.lifecycle, w.run_key
                     FROM dataset_version AS w LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = w.run_key
                    WHERE w.subscription_id = $1 AND w.dataset_id = asked.dataset_id AND w.made_at <= asked.at
                      AND w.run_key IS DISTINCT FROM asked.not_of AND (w.origin = 1 OR w.origin = 0 AND coalesce(r.observed, r.run_key IS NULL))
                    ORDER BY w.made_at DESC, w.version_id LIMIT 1) AS v
             UNION ALL
            SELECT asked.number, f.version_id, timestamptz '-infinity', f.source, f.lifecycle, NULL
              FROM unnest($2, $3, $4, $5) AS asked (number, dataset_id, at, not_of)
              JOIN dataset_first_read AS f ON f.subscription_id = $1 AND f.dataset_id = asked.dataset_id
            """,
            row => (Number: row.GetInt32(0), Version: VersionAt.Of(row, 1)),
            cancellation,
            subscriptionId,
            asked.ConvertAll(a => a.Number),
            asked.ConvertAll(a => a.Member),
            asked.ConvertAll(a => a.At),
            asked.ConvertAll(a => a.Not)
        );
        var newest = found
            .GroupBy(f => f.Number)
            .ToDictionary(
                same => same.Key,
                same => same.OrderByDescending(f => f.Version.MadeAt).ThenBy(f => f.Version.VersionId).First().Version
            );
        var called = await CalledAsync(connection, subscriptionId, questions, cancellation);
        return
        [
            .. questions.Select(q =>
                q.Version is { } version && called.TryGetValue((q.Dataset.Id, version), out var named)
                    ? named
                    : newest.GetValueOrDefault(numbers[(q.Dataset.Id, q.At, q.NotOfRun)])
            ),
        ];
    }

    /// <summary>The versions to which the runs that made them gave the names that are asked for (the version facet).</summary>
    static async Task<Dictionary<(Guid Dataset, string Version), VersionAt>> CalledAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<VersionQuestion> questions,
        CancellationToken cancellation
    )
    {
        var sets = questions.Where(q => q.Version is not null).Select(q => q.Dataset).DistinctBy(d => d.Id).ToList();
        if (sets.Count == 0)
            return [];
        var representative = sets.SelectMany(s => s.Members.Select(m => (Member: m, s.Id))).ToDictionary(p => p.Member, p => p.Id);
        var rows = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, m.body, v.version_id, v.made_at, v.source, v.lifecycle, v.run_key
              FROM unnest($2) AS asked (dataset_id)
             CROSS JOIN LATERAL (
                   SELECT named.run_key, named.body FROM dataset_measure AS named
                    WHERE named.subscription_id = $1 AND named.dataset_id = asked.dataset_id AND named.kind = 'version'
                    ORDER BY named.measured_at DESC LIMIT $3) AS m
              JOIN dataset_version AS v ON v.subscription_id = $1 AND v.dataset_id = asked.dataset_id AND v.run_key = m.run_key
             ORDER BY v.made_at, v.version_id
            """,
            row =>
                (
                    Dataset: representative[row.GetGuid(0)],
                    Version: ((JsonElement?)FacetText.Parse(row.GetString(1))).Text("datasetVersion"),
                    At: VersionAt.Of(row, 2)
                ),
            cancellation,
            subscriptionId,
            representative.Keys.ToArray(),
            MostNames
        );
        return rows.Where(r => r.Version is not null)
            .GroupBy(r => (r.Dataset, r.Version!))
            .ToDictionary(same => same.Key, same => same.Last().At);
    }
}
