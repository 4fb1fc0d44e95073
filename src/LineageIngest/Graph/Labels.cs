using System.Text.Json;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph;

/// <summary>What a reader needs to know a dataset by.</summary>
public sealed record DatasetLabel(Guid Id, string Namespace, string Name, string Type, IReadOnlyList<DatasetName> Aliases);

/// <summary>What a reader needs to know a job by; the workflow is the job without a parent that it belongs to (itself, if it has none).</summary>
public sealed record JobLabel(Guid Id, string Namespace, string Name, Guid WorkflowId);

/// <summary>Names and types for the ids of an answer, in one read each.</summary>
public sealed class LabelQuery(NpgsqlDataSource db)
{
    public async Task<Dictionary<Guid, DatasetLabel>> DatasetsAsync(int subscriptionId, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var aliases = (await connection.QueryAsync(
            """
            SELECT member.representative_id, d.namespace, d.name
              FROM dataset_alias AS member
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = member.dataset_id
             WHERE member.subscription_id = $1 AND member.representative_id = ANY ($2) AND member.dataset_id <> member.representative_id
             ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
            """, row => (Id: row.GetGuid(0), Name: new DatasetName(row.GetString(1), row.GetString(2))), cancellation, subscriptionId, ids.ToArray()))
            .ToLookup(a => a.Id, a => a.Name);
        return (await connection.QueryAsync(
            """
            SELECT d.dataset_id, d.namespace, d.name, f.body
              FROM dataset AS d
              LEFT JOIN facet AS f ON f.subscription_id = $1 AND f.entity_id = d.dataset_id AND f.name = 'datasetType' AND NOT f.deleted
             WHERE d.subscription_id = $1 AND d.dataset_id = ANY ($2)
            """,
            row => new DatasetLabel(
                row.GetGuid(0), row.GetString(1), row.GetString(2), AssetType.Of(DatasetType(row.NullableText(3)), row.GetString(1)), [.. aliases[row.GetGuid(0)]]),
            cancellation, subscriptionId, ids.ToArray())).ToDictionary(d => d.Id);
    }

    private static string? DatasetType(string? facet)
    {
        if (facet is null) return null;
        using var document = JsonDocument.Parse(facet, new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth, AllowTrailingCommas = true });
        return document.RootElement.Text("datasetType")?.ToLowerInvariant();
    }

    public async Task<Dictionary<Guid, JobLabel>> JobsAsync(int subscriptionId, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync(
            """
            WITH RECURSIVE up (job_id, ancestor_id, height) AS (
                SELECT job_id, job_id, 0 FROM unnest($2) AS asked (job_id)
                 UNION
                SELECT up.job_id, p.parent_job_id, up.height + 1
                  FROM up JOIN job_parent AS p ON p.subscription_id = $1 AND p.job_id = up.ancestor_id
                 WHERE up.height < 20
            )
            SELECT DISTINCT ON (j.job_id) j.job_id, j.namespace, j.name, up.ancestor_id
              FROM up JOIN job AS j ON j.subscription_id = $1 AND j.job_id = up.job_id
             ORDER BY j.job_id, up.height DESC, up.ancestor_id
            """,
            row => new JobLabel(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3)), cancellation, subscriptionId, ids.ToArray()))
            .ToDictionary(j => j.Id);
    }
}

/// <summary>Asset types of the API: table, view, file, api, stream, as the datasetType facet says or else as the namespace suggests.</summary>
internal static class AssetType
{
    private static readonly string[] Files = ["file", "s3", "gs", "abfss", "wasbs", "hdfs", "dbfs", "sftp", "ftp", "box", "mssharepoint"];

    public static string Of(string? datasetType, string ns) => datasetType switch
    {
        "table" or "view" or "file" or "stream" => datasetType,
        "topic" => "stream",
        not null => datasetType,
        null when Files.Any(scheme => ns == scheme || ns.StartsWith(scheme + ":", StringComparison.Ordinal)) => "file",
        null when ns.StartsWith("kafka:", StringComparison.Ordinal) || ns == "pubsub" => "stream",
        null when ns.StartsWith("http", StringComparison.Ordinal) => "api",
        _ => "table",
    };
}
