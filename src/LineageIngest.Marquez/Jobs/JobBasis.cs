using System.Text.Json;
using LineageIngest.Marquez.Catalogue;
using LineageIngest.Marquez.Models;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Jobs;

/// <summary>What the store knows of a job besides its runs.</summary>
sealed record JobBasis(
    JobName Name,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    string? ProcessingType,
    JobName? Parent,
    IReadOnlyDictionary<string, JsonElement> AllFacets,
    IReadOnlyList<string> Tags,
    JobIo? Io
)
{
    public Dictionary<string, JsonElement> Facets { get; } =
        AllFacets.Where(f => !FacetText.IsOurs(f.Key)).ToDictionary(f => f.Key, f => f.Value);
    public string Type =>
        ProcessingType switch
        {
            "STREAMING" or "STREAM" => "STREAM",
            "SERVICE" => "SERVICE",
            _ => "BATCH",
        };
    public string? Location => JobVersions.Location(Facet("sourceCodeLocation"));
    public string? Description => Facet("documentation").Text("description");

    /// <summary>The name without its parent's: <c>load</c> of <c>retail.load</c>.</summary>
    public string SimpleName =>
        Parent is { } parent && Name.Name.StartsWith(parent.Name + ".", StringComparison.Ordinal)
            ? Name.Name[(parent.Name.Length + 1)..]
            : Name.Name;

    public IReadOnlyList<string> Labels
    {
        get
        {
            var type = Facet("jobType");
            return [.. new[] { type.Text("jobType"), type.Text("integration") }.OfType<string>()];
        }
    }

    JsonElement? Facet(string name) => AllFacets.TryGetValue(name, out var facet) ? facet : null;

    /// <param name="known">what the jobs read and write, where the caller knows it already</param>
    public static async Task<Dictionary<Guid, JobBasis>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> ids,
        IReadOnlyDictionary<Guid, JobIo>? known,
        CancellationToken cancellation
    )
    {
        var facets = (
            await connection.QueryAsync(
                """SELECT entity_id, name, body FROM facet WHERE subscription_id = $1 AND entity_id = ANY ($2) AND NOT deleted ORDER BY name COLLATE "C" """,
                row => (Job: row.GetGuid(0), Name: row.GetString(1), Body: row.GetString(2)),
                cancellation,
                subscriptionId,
                ids.ToArray()
            )
        ).ToLookup(f => f.Job);
        var tags = (await CarriedTags.OfAsync(connection, subscriptionId, [.. ids], cancellation)).ToLookup(t => t.SubjectId, t => t.Name);
        var ios =
            known
            ?? (await JobVersions.CurrentAsync(connection, subscriptionId, ids, cancellation)).ToDictionary(
                job => job.Key,
                job => JobIo.Of(job.Value)
            );
        return (
            await connection.QueryAsync(
                """
                SELECT j.job_id, j.namespace, j.name, j.first_seen_at, j.last_seen_at, j.processing_type, parent.namespace, parent.name
                  FROM job AS j
                  LEFT JOIN LATERAL (
                       SELECT p.namespace, p.name
                         FROM job_parent AS up JOIN job AS p ON p.subscription_id = $1 AND p.job_id = up.parent_job_id
                        WHERE up.subscription_id = $1 AND up.job_id = j.job_id
                        ORDER BY starts_with(j.name, p.name || '.') DESC, p.last_seen_at DESC, p.job_id LIMIT 1) AS parent ON true
                 WHERE j.subscription_id = $1 AND j.job_id = ANY ($2)
                """,
                row =>
                    (
                        Id: row.GetGuid(0),
                        Basis: new JobBasis(
                            new JobName(row.GetString(1), row.GetString(2)),
                            row.GetFieldValue<DateTimeOffset>(3),
                            row.GetFieldValue<DateTimeOffset>(4),
                            row.NullableText(5),
                            row.IsDBNull(6) ? null : new JobName(row.GetString(6), row.GetString(7)),
                            facets[row.GetGuid(0)].ToDictionary(f => f.Name, f => FacetText.Parse(f.Body)),
                            [.. tags[row.GetGuid(0)]],
                            ios.GetValueOrDefault(row.GetGuid(0))
                        )
                    ),
                cancellation,
                subscriptionId,
                ids.ToArray()
            )
        ).ToDictionary(j => j.Id, j => j.Basis);
    }
}
