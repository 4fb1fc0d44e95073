using System.Text;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Graph.Memory;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Checks;

/// <summary>One result of a check; value and bounds are those of our own checks.</summary>
/// <param name="State">passed, failed or learning</param>
public sealed record CheckResult(DateTimeOffset At, string State, string? RunId, double? Value = null, CheckBounds? Bounds = null);

/// <summary>A check on a dataset or one of its columns, with its results, newest first.</summary>
/// <param name="Rule">the rule that it comes from; null for what others sent</param>
public sealed record Check(
    Guid Dataset,
    string Name,
    string? Column,
    string? Severity,
    string? Message,
    Guid? JobId,
    string? Rule,
    IReadOnlyList<CheckResult> Results
);

/// <summary>One result of our own checks as its event holds it.</summary>
public sealed record OwnCheckResult(
    string Rule,
    string Assertion,
    string? Column,
    string State,
    string? Severity,
    double? Value,
    CheckBounds? Bounds,
    string Message
);

/// <summary>Which checks are listed. Null does not narrow.</summary>
public sealed record CheckFilter(string? State, string? Owner);

/// <summary>Reads checks: the assertions of data quality facets one by one, and what our own checks found in profiles.</summary>
public sealed class ChecksQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>Facets that are looked at per dataset; tools that send one per test send fewer than that in one run.</summary>
    const int MostFacets = 500;

    /// <summary>The same in a list of many datasets, whose checks show a strip of their newest results only.</summary>
    const int FacetsInLists = 60;

    /// <summary>Datasets that are looked through at a time.</summary>
    const int Portion = 100;

    /// <summary>Datasets that one page looks through; a filter that passes nothing gives an empty page and where to go on.</summary>
    const int MostDatasets = 1000;

    /// <summary>In order of column and name, failing ones first.</summary>
    public async Task<List<Check>> OfAsync(int subscriptionId, Guid dataset, CancellationToken cancellation) =>
        Checks(await ReadAsync(subscriptionId, [dataset], MostFacets, cancellation));

    /// <summary>The checks of several datasets with their newest results.</summary>
    public async Task<List<Check>> OfManyAsync(int subscriptionId, IReadOnlyCollection<Guid> datasets, CancellationToken cancellation) =>
        Checks(await ReadAsync(subscriptionId, datasets, FacetsInLists, cancellation));

    /// <summary>
    /// The checks of all datasets, dataset by dataset in order of id. A page ends with a whole dataset, so it may hold a few more than asked for.
    /// </summary>
    /// <returns>The checks, and the dataset after which the next page begins; null at the end.</returns>
    public async Task<(List<Check> Checks, Guid? Next)> ListAsync(
        int subscriptionId,
        CheckFilter filter,
        Guid after,
        int limit,
        CancellationToken cancellation
    )
    {
        var deleted = await maps.DeletedAsync(subscriptionId, cancellation);
        var found = new List<Check>();
        for (var looked = 0; looked < MostDatasets; looked += Portion)
        {
            var datasets = await CheckedAsync(subscriptionId, filter.Owner, after, cancellation);
            var shown = datasets.Where(id => !deleted.ContainsKey(id)).ToList();
            var checks = Checks(await ReadAsync(subscriptionId, shown, FacetsInLists, cancellation))
                .Where(check => filter.State is null || check.Results[0].State == filter.State)
                .ToLookup(check => check.Dataset);
            foreach (var dataset in datasets)
            {
                found.AddRange(checks[dataset]);
                after = dataset;
                if (found.Count >= limit)
                    return (found, after);
            }
            if (datasets.Count < Portion)
                return (found, null);
        }
        return (found, after);
    }

    /// <summary>By dataset the checks whose newest result is a failure: the name, with its column in front.</summary>
    public async Task<Dictionary<Guid, IReadOnlyList<string>>> FailingAsync(
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) =>
        (await ReadAsync(subscriptionId, datasets, MostFacets, cancellation))
            .DistinctBy(row => (row.Dataset, row.Name, row.Column))
            .Where(row => row.Result.State == CheckState.Failed)
            .GroupBy(row => row.Dataset)
            .ToDictionary(
                set => set.Key,
                set => (IReadOnlyList<string>)[.. set.Select(row => row.Column is null ? row.Name : $"{row.Column} {row.Name}")]
            );

    /// <summary>Datasets that have checks, after one, in order of id; a set of aliases by the name that stands for it.</summary>
    async Task<List<Guid>> CheckedAsync(int subscriptionId, string? owner, Guid after, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT d.dataset_id
              FROM dataset AS d
             WHERE d.subscription_id = $1 AND d.dataset_id > $2
               AND NOT EXISTS (SELECT FROM dataset_alias AS a WHERE a.subscription_id = $1 AND a.dataset_id = d.dataset_id AND a.representative_id <> d.dataset_id)
               AND EXISTS (
                       SELECT FROM (SELECT d.dataset_id
                                     UNION ALL
                                    SELECT a.dataset_id FROM dataset_alias AS a WHERE a.subscription_id = $1 AND a.representative_id = d.dataset_id) AS own
                         JOIN dataset_measure AS m ON m.subscription_id = $1 AND m.dataset_id = own.dataset_id AND m.kind IN ('dataQualityAssertions', 'checks'))
               AND ($3::text IS NULL OR EXISTS (
                       SELECT FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 0 AND l.value = $3))
             ORDER BY d.dataset_id
             LIMIT $4
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            after,
            owner,
            Portion
        );
    }

    /// <summary>Newest first.</summary>
    async Task<List<Row>> ReadAsync(int subscriptionId, IReadOnlyCollection<Guid> datasets, int limit, CancellationToken cancellation)
    {
        if (datasets.Count == 0)
            return [];
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var facets = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, m.measured_at, m.body, r.run_id, r.job_id, m.run_key, m.kind
              FROM unnest($2) AS asked (dataset_id)
              LEFT JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = asked.dataset_id
              LEFT JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
             CROSS JOIN (VALUES ('dataQualityAssertions'), ('checks')) AS wanted (kind)
             CROSS JOIN LATERAL (
                   SELECT n.measured_at, n.run_key, n.body, n.kind
                     FROM dataset_measure AS n
                    WHERE n.subscription_id = $1 AND n.dataset_id = coalesce(member.dataset_id, asked.dataset_id) AND n.kind = wanted.kind
                    ORDER BY n.measured_at DESC, n.run_key
                    LIMIT $3) AS m
              LEFT JOIN run AS r ON r.subscription_id = $1 AND r.run_key = m.run_key
             ORDER BY asked.dataset_id, m.measured_at DESC, m.run_key
            """,
            row => new Facet(
                row.GetGuid(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetString(2),
                row.NullableText(3),
                row.Nullable<Guid>(4),
                row.GetGuid(5),
                row.GetString(6) == CheckFacet.Measure
            ),
            cancellation,
            subscriptionId,
            datasets.ToArray(),
            limit
        );
        // What our own checks found stands in both facets; in ours with its bounds.
        var own = facets.Where(facet => facet.IsOwn).Select(facet => facet.Key).ToHashSet();
        return [.. facets.Where(facet => facet.IsOwn || !own.Contains(facet.Key)).SelectMany(Rows)];
    }

    static List<Check> Checks(List<Row> rows) =>
        [
            .. rows.GroupBy(row => (row.Dataset, row.Name, row.Column))
                .Select(check =>
                {
                    var newest = check.First();
                    return new Check(
                        newest.Dataset,
                        newest.Name,
                        newest.Column,
                        newest.Severity,
                        newest.Message,
                        newest.JobId,
                        newest.Rule,
                        [.. check.Select(row => row.Result)]
                    );
                })
                .OrderBy(check => check.Results[0].State != CheckState.Failed)
                .ThenBy(check => check.Column ?? "", StringComparer.Ordinal)
                .ThenBy(check => check.Name, StringComparer.Ordinal),
        ];

    static List<Row> Rows(Facet facet)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(facet.Body));
        return facet.IsOwn
            ? [.. document.RootElement.Items("results").Select(result => Own(facet, result)).OfType<Row>()]
            : [.. document.RootElement.Items("assertions").Select(assertion => Sent(facet, assertion))];
    }

    static Row Sent(Facet facet, JsonElement assertion) =>
        new(
            facet.Dataset,
            assertion.Text("assertion") ?? "assertion",
            assertion.Text("column") is { Length: > 0 } column ? column : null,
            assertion.Text("severity"),
            assertion.Text("message") ?? assertion.Text("description"),
            facet.JobId,
            null,
            new CheckResult(
                facet.At,
                assertion.Get("success") is { ValueKind: JsonValueKind.False } ? CheckState.Failed : CheckState.Passed,
                facet.RunId
            )
        );

    static Row? Own(Facet facet, JsonElement result) =>
        result.Deserialize<OwnCheckResult>(AnswerJson.Options) is { } own
            ? new Row(
                facet.Dataset,
                own.Assertion,
                own.Column,
                own.Severity,
                own.Message,
                null,
                own.Rule,
                new CheckResult(facet.At, own.State, null, own.Value, own.Bounds)
            )
            : null;

    sealed record Facet(Guid Dataset, DateTimeOffset At, string Body, string? RunId, Guid? JobId, Guid Key, bool IsOwn);

    sealed record Row(
        Guid Dataset,
        string Name,
        string? Column,
        string? Severity,
        string? Message,
        Guid? JobId,
        string? Rule,
        CheckResult Result
    );
}
