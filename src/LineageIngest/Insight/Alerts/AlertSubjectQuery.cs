using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Memory;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Alerts;

/// <summary>Which datasets a rule is about. One of the four is given, or none: then it is about all.</summary>
public sealed record AlertSubject(Guid? Dataset, string? NameLike, string? Owner, string? Tag);

/// <summary>Reads the datasets that a rule is about, and what lies downstream of some.</summary>
public sealed class AlertSubjectQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>As far as lineage is answered anywhere.</summary>
    const int MostLevels = 15;

    /// <summary>In order of id, under all their names.</summary>
    public async Task<List<Guid>> DatasetsAsync(int subscriptionId, AlertSubject subject, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            WITH named AS (
                SELECT d.dataset_id
                  FROM dataset AS d
                 WHERE d.subscription_id = $1 AND ($2::uuid IS NULL OR d.dataset_id = $2) AND ($3::text IS NULL OR d.name LIKE $3)
                   AND ($4::text IS NULL OR EXISTS (
                           SELECT FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 0 AND l.value = $4))
                   AND ($5::text IS NULL OR EXISTS (
                           SELECT FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 1 AND l.value = $5 AND l.field = ''))
            )
            SELECT dataset_id FROM named
             UNION
            SELECT member.dataset_id
              FROM named
              JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = named.dataset_id
              JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
             ORDER BY dataset_id
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            subject.Dataset,
            subject.NameLike,
            subject.Owner,
            subject.Tag
        );
    }

    /// <summary>The datasets downstream of some, nearest first, without themselves.</summary>
    public async Task<List<Guid>> DownstreamAsync(int subscriptionId, IReadOnlyCollection<Guid> datasets, CancellationToken cancellation)
    {
        var map = await maps.CurrentAsync(subscriptionId, cancellation);
        return map.Read(m =>
            Reach
                .From(datasets.Select(m.FindNode).OfType<MapNode>(), 0, LineageDirection.Downstream, MostLevels, new LineageFilter())
                .Levels.Where(level => level.Value > 0)
                .OrderBy(level => level.Value)
                .ThenBy(level => level.Key.Id)
                .Select(level => level.Key.Id)
                .ToList()
        );
    }
}
