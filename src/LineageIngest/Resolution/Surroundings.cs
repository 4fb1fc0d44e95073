using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>What surrounds a batch of claims: the names of their datasets and aliases, and which databases are seen in their DAGs.</summary>
sealed class Surroundings
{
    readonly Dictionary<Guid, DatasetName> _names;
    readonly ILookup<Guid, DatasetName> _aliases;
    readonly ILookup<Guid, Guid> _parents;
    readonly ILookup<Guid, (string Namespace, string Database)> _seenInDag;

    Surroundings(
        Dictionary<Guid, DatasetName> names,
        ILookup<Guid, DatasetName> aliases,
        ILookup<Guid, Guid> parents,
        ILookup<Guid, (string Namespace, string Database)> seenInDag
    ) => (_names, _aliases, _parents, _seenInDag) = (names, aliases, parents, seenInDag);

    public static async Task<Surroundings> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Claim> claims,
        CancellationToken cancellation
    )
    {
        var withSql = claims.FindAll(c => c.Facts.HasSql);
        var datasets = withSql.SelectMany(c => c.Facts.Reads.Keys.Concat(c.Facts.Writes.Keys)).Distinct().ToArray();
        var names = await connection.QueryAsync(
            """
            SELECT asked.dataset_id, d.namespace, d.name
              FROM unnest($2) AS asked (dataset_id)
              LEFT JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = asked.dataset_id
              LEFT JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = coalesce(member.dataset_id, asked.dataset_id) AND d.stated
             ORDER BY asked.dataset_id, d.namespace COLLATE "C", d.name COLLATE "C"
            """,
            row => (Of: row.GetGuid(0), Name: new DatasetName(row.GetString(1), row.GetString(2))),
            cancellation,
            subscriptionId,
            datasets
        );
        var homeless = withSql.FindAll(IsHomeless).Select(c => c.JobId).Distinct().ToArray();
        var parents = await connection.QueryAsync(
            """
            SELECT own.job_id, own.parent_job_id FROM job_parent AS own WHERE own.subscription_id = $1 AND own.job_id = ANY ($2)
             UNION
            SELECT own.job_id, above.parent_job_id
              FROM job_parent AS own JOIN job_parent AS above ON above.subscription_id = $1 AND above.job_id = own.parent_job_id
             WHERE own.subscription_id = $1 AND own.job_id = ANY ($2)
             ORDER BY 1, 2
            """,
            row => (Job: row.GetGuid(0), Parent: row.GetGuid(1)),
            cancellation,
            subscriptionId,
            homeless
        );
        var seen = await connection.QueryAsync(
            """
            WITH child AS (
                SELECT p.parent_job_id AS ancestor_id, p.job_id FROM job_parent AS p WHERE p.subscription_id = $1 AND p.parent_job_id = ANY ($2)
                 UNION
                SELECT p.parent_job_id, below.job_id
                  FROM job_parent AS p JOIN job_parent AS below ON below.subscription_id = $1 AND below.parent_job_id = p.job_id
                 WHERE p.subscription_id = $1 AND p.parent_job_id = ANY ($2)
            )
            SELECT DISTINCT child.ancestor_id, d.namespace, split_part(d.name, '.', 1)
              FROM child
              JOIN job_dataset AS io ON io.subscription_id = $1 AND io.job_id = child.job_id
              JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = io.item_id AND e.kind NOT IN ('sql', 'manual')
              JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = io.dataset_id
             ORDER BY 1, 2, 3
            """,
            row => (Ancestor: row.GetGuid(0), Place: (row.GetString(1), row.GetString(2))),
            cancellation,
            subscriptionId,
            parents.Select(p => p.Parent).Distinct().ToArray()
        );
        var byAncestor = seen.Where(s => NamingRules.HoldsTables(s.Place.Item1)).ToLookup(s => s.Ancestor, s => s.Place);
        return new Surroundings(
            names.DistinctBy(n => n.Name.Id).ToDictionary(n => n.Name.Id, n => n.Name),
            names.ToLookup(n => n.Of, n => n.Name),
            parents.ToLookup(p => p.Job, p => p.Parent),
            parents.SelectMany(p => byAncestor[p.Parent].Select(place => (p.Job, Place: place))).ToLookup(p => p.Job, p => p.Place)
        );
    }

    /// <summary>The datasets of a claim, each under its own name and every alias.</summary>
    public List<(DatasetName Dataset, DatasetName Alias)> Own(ClaimFacts facts) =>
        [.. facts.Reads.Keys.Union(facts.Writes.Keys).Order().SelectMany(id => _aliases[id].Select(alias => (_names[id], alias)))];

    /// <summary>For a claim with SQL and no dataset of its own: its job, the job's parents and theirs.</summary>
    public IEnumerable<Guid> Lineage(Claim claim) => IsHomeless(claim) ? _parents[claim.JobId].Prepend(claim.JobId) : [];

    public IReadOnlyList<(string Namespace, string Database)> SeenInDag(Claim claim) =>
        IsHomeless(claim) ? [.. _seenInDag[claim.JobId].Distinct()] : [];

    static bool IsHomeless(Claim claim) => claim.Facts.HasSql && claim.Facts.Reads.Count + claim.Facts.Writes.Count == 0;
}
