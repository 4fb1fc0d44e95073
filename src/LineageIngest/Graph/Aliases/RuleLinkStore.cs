using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Aliases;

/// <summary>A dataset and the name that the rules give it; the lookup is null where a rule names both.</summary>
sealed record RuleLink(Guid DatasetId, Guid LinkedId, Guid? LookupId)
{
    public bool IsNamed => LookupId is null;

    /// <summary>The links of these datasets, and those that the rules name themselves.</summary>
    public static HashSet<RuleLink> Of(AliasRules rules, IEnumerable<DatasetName> datasets) =>
        [
            .. datasets
                .Select(dataset => (Dataset: dataset, Canonical: rules.Canonical(dataset)))
                .Where(d => d.Canonical.Id != d.Dataset.Id)
                .Select(d => new RuleLink(d.Dataset.Id, d.Canonical.Id, Lookups.LookupId.OfTable(d.Canonical))),
            .. rules.Pairs.Select(pair => new RuleLink(pair.DatasetId, pair.LinkedId, null)),
        ];
}

/// <summary>Writes rule_link. What it gives back are the datasets whose links are others now.</summary>
static class RuleLinkStore
{
    /// <summary>New datasets fall under the rules that hold.</summary>
    public static async Task<List<Guid>> AddAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        AliasRules rules,
        IReadOnlyCollection<DatasetName> datasets,
        CancellationToken cancellation
    )
    {
        if (datasets.Count == 0 || (rules.RewriteNothing && rules.Pairs.Count == 0))
            return [];
        await InsertAsync(connection, subscriptionId, [.. RuleLink.Of(rules, datasets).Where(link => !link.IsNamed)], cancellation);
        return await connection.QueryAsync(
            """
            SELECT dataset_id FROM unnest($2) AS asked (dataset_id)
             WHERE EXISTS (SELECT 1 FROM rule_link AS l WHERE l.subscription_id = $1 AND l.dataset_id = asked.dataset_id)
                OR EXISTS (SELECT 1 FROM rule_link AS l WHERE l.subscription_id = $1 AND l.linked_id = asked.dataset_id)
            """,
            row => row.GetGuid(0),
            cancellation,
            subscriptionId,
            datasets.Select(d => d.Id).ToArray()
        );
    }

    /// <summary>Datasets that are known no longer; a link that a rule names stays.</summary>
    public static async Task RemoveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            "DELETE FROM rule_link WHERE subscription_id = $1 AND dataset_id = ANY ($2) AND NOT named",
            cancellation,
            subscriptionId,
            datasets.ToArray()
        );

    /// <summary>Other rules hold: every dataset is looked at anew.</summary>
    public static async Task<List<Guid>> RebuildAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        AliasRules rules,
        CancellationToken cancellation
    )
    {
        var datasets = await connection.QueryAsync(
            "SELECT namespace, name FROM dataset WHERE subscription_id = $1",
            row => new DatasetName(row.GetString(0), row.GetString(1)),
            cancellation,
            subscriptionId
        );
        var before = await connection.QueryAsync(
            "SELECT dataset_id, linked_id, lookup_id FROM rule_link WHERE subscription_id = $1",
            row => new RuleLink(row.GetGuid(0), row.GetGuid(1), row.Nullable<Guid>(2)),
            cancellation,
            subscriptionId
        );
        var now = RuleLink.Of(rules, datasets);
        var (gone, added) = (before.Where(link => !now.Contains(link)).ToList(), now.Except(before).ToList());
        await connection.ExecuteAsync(
            """
            DELETE FROM rule_link AS l USING unnest($2, $3, $4) AS gone (dataset_id, linked_id, named)
             WHERE l.subscription_id = $1 AND l.dataset_id = gone.dataset_id AND l.linked_id = gone.linked_id AND l.named = gone.named
            """,
            cancellation,
            subscriptionId,
            gone.ConvertAll(l => l.DatasetId),
            gone.ConvertAll(l => l.LinkedId),
            gone.ConvertAll(l => l.IsNamed)
        );
        await InsertAsync(connection, subscriptionId, added, cancellation);
        return [.. gone.Concat(added).SelectMany(l => new[] { l.DatasetId, l.LinkedId }).Distinct()];
    }

    static async Task InsertAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IEnumerable<RuleLink> links,
        CancellationToken cancellation
    )
    {
        var rows = links.OrderBy(l => l.DatasetId).ThenBy(l => l.LinkedId).ThenBy(l => l.IsNamed).ToList();
        if (rows.Count == 0)
            return;
        await connection.ExecuteAsync(
            """
            INSERT INTO rule_link (subscription_id, dataset_id, linked_id, named, lookup_id)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.DatasetId),
            rows.ConvertAll(r => r.LinkedId),
            rows.ConvertAll(r => r.IsNamed),
            rows.ConvertAll(r => r.LookupId)
        );
    }
}
