using LineageIngest.Facts;
using LineageIngest.Postgres;
using LineageIngest.Projection.OwnEvents;
using Npgsql;

namespace LineageIngest.Insight.Glossary;

/// <summary>A term with how many datasets, columns and jobs bear it.</summary>
public sealed record TermUse(GlossaryTerm Term, int Datasets, int Columns, int Jobs);

/// <summary>A dataset, one of its columns, or a job that bears a term. kind: dataset or job; column is null for the dataset itself and for jobs.</summary>
public sealed record TermBearer(Guid Id, string Kind, string Namespace, string Name, string? Column);

/// <summary>Reads the terms of the glossary, and what bears them.</summary>
public sealed class GlossaryQuery(NpgsqlDataSource db)
{
    /// <summary>By name; with names only these.</summary>
    public async Task<List<TermUse>> ListAsync(int subscriptionId, IReadOnlyCollection<string>? names, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT c.name, c.body, used.datasets, used.columns, used.jobs
              FROM catalogue_entry AS c
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE l.entity = 1 AND l.field = '')::integer AS datasets, count(*) FILTER (WHERE l.entity = 1 AND l.field <> '')::integer AS columns,
                          count(*) FILTER (WHERE l.entity = 0)::integer AS jobs
                     FROM asset_label AS l
                    WHERE l.subscription_id = $1 AND l.kind = 2 AND left(l.value, 200) = left(c.name, 200) AND l.value = c.name) AS used
             WHERE c.subscription_id = $1 AND c.kind = 'term' AND c.present AND ($2::text[] IS NULL OR c.name = ANY ($2))
             ORDER BY c.name COLLATE "C"
            """,
            row => new TermUse(
                AssetWordEvent.ReadTerm(row.GetString(0), row.GetString(1)),
                row.GetInt32(2),
                row.GetInt32(3),
                row.GetInt32(4)
            ),
            cancellation,
            subscriptionId,
            names?.ToArray()
        );
    }

    /// <summary>In order of name, at most so many.</summary>
    public async Task<List<TermBearer>> BearersAsync(int subscriptionId, string term, int limit, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync(
            """
            SELECT l.entity_id, l.entity, coalesce(d.namespace, j.namespace, ''), coalesce(d.name, j.name, ''), nullif(l.field, '')
              FROM asset_label AS l
              LEFT JOIN dataset AS d ON l.entity = 1 AND d.subscription_id = $1 AND d.dataset_id = l.entity_id
              LEFT JOIN job AS j ON l.entity = 0 AND j.subscription_id = $1 AND j.job_id = l.entity_id
             WHERE l.subscription_id = $1 AND l.kind = 2 AND left(l.value, 200) = left($2, 200) AND l.value = $2
             ORDER BY 4, 3, l.field, l.entity_id
             LIMIT $3
            """,
            row => new TermBearer(
                row.GetGuid(0),
                row.GetInt16(1) == 1 ? "dataset" : "job",
                row.GetString(2),
                row.GetString(3),
                row.NullableText(4)
            ),
            cancellation,
            subscriptionId,
            term,
            limit
        );
    }
}
