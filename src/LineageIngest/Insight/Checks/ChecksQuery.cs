using System.Text;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Checks;

/// <summary>One result of an assertion.</summary>
public sealed record CheckResult(DateTimeOffset At, bool Passed, string? RunId);

/// <summary>An assertion on a dataset or one of its columns, with its results, newest first.</summary>
public sealed record Check(string Name, string? Column, string? Severity, string? Message, Guid? JobId, IReadOnlyList<CheckResult> Results);

/// <summary>Reads the assertions of data quality facets, one by one.</summary>
public sealed class ChecksQuery(NpgsqlDataSource db)
{
    /// <summary>Facets that are looked at per dataset; tools that send one per test send fewer than that in one run.</summary>
    const int MostFacets = 500;

    /// <summary>In order of column and name, failing ones first.</summary>
    public async Task<List<Check>> OfAsync(int subscriptionId, Guid dataset, CancellationToken cancellation)
    {
        var all = await ReadAsync(subscriptionId, [dataset], cancellation);
        return
        [
            .. all.GroupBy(row => (row.Name, row.Column))
                .Select(check =>
                {
                    var newest = check.First();
                    return new Check(
                        newest.Name,
                        newest.Column,
                        newest.Severity,
                        newest.Message,
                        newest.JobId,
                        [.. check.Select(row => row.Result)]
                    );
                })
                .OrderBy(check => check.Results[0].Passed)
                .ThenBy(check => check.Column ?? "", StringComparer.Ordinal)
                .ThenBy(check => check.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>By dataset the assertions whose newest result is a failure: the name, with its column in front.</summary>
    public async Task<Dictionary<Guid, IReadOnlyList<string>>> FailingAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) =>
        datasets.Count == 0
            ? []
            : (await ReadAsync(subscriptionId, datasets, cancellation))
                .DistinctBy(row => (row.Dataset, row.Name, row.Column))
                .Where(row => !row.Result.Passed)
                .GroupBy(row => row.Dataset)
                .ToDictionary(
                    set => set.Key,
                    set => (IReadOnlyList<string>)[.. set.Select(row => row.Column is null ? row.Name : $"{row.Column} {row.Name}")]
                );

    /// <summary>Newest first.</summary>
    async Task<List<Row>> ReadAsync(int subscriptionId, IReadOnlyCollection<Guid> datasets, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, m.measured_at, m.body, r.run_id, r.job_id
              FROM unnest($2) AS asked (dataset_id)
              LEFT JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = asked.dataset_id
              LEFT JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
             CROSS JOIN LATERAL (
                   SELECT n.measured_at, n.run_key, n.body
                     FROM dataset_measure AS n
                    WHERE n.subscription_id = $1 AND n.dataset_id = coalesce(member.dataset_id, asked.dataset_id) AND n.kind = 'dataQualityAssertions'
                    ORDER BY n.measured_at DESC, n.run_key
                    LIMIT $3) AS m
              LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = m.run_key
             ORDER BY asked.dataset_id, m.measured_at DESC, m.run_key
            """,
            row =>
                (
                    Dataset: row.GetGuid(0),
                    At: row.GetFieldValue<DateTimeOffset>(1),
                    Body: row.GetString(2),
                    RunId: row.NullableText(3),
                    JobId: row.Nullable<Guid>(4)
                ),
            cancellation,
            subscriptionId,
            datasets.ToArray(),
            MostFacets
        );
        return [.. facets.SelectMany(facet => Rows(facet.Dataset, facet.At, facet.Body, facet.RunId, facet.JobId))];
    }

    static List<Row> Rows(Guid dataset, DateTimeOffset at, string body, string? runId, Guid? jobId)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        return
        [
            .. document
                .RootElement.Items("assertions")
                .Select(assertion => new Row(
                    dataset,
                    assertion.Text("assertion") ?? "assertion",
                    assertion.Text("column") is { Length: > 0 } column ? column : null,
                    assertion.Text("severity"),
                    assertion.Text("message") ?? assertion.Text("description"),
                    jobId,
                    new CheckResult(at, assertion.Get("success") is not { ValueKind: System.Text.Json.JsonValueKind.False }, runId)
                )),
        ];
    }

    sealed record Row(Guid Dataset, string Name, string? Column, string? Severity, string? Message, Guid? JobId, CheckResult Result);
}
