using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Aliases;

/// <summary>The rules that hold after a batch, and whether they are others than before.</summary>
/// <param name="Moved">Datasets with another representative, or with one for the first time, or with none any longer.</param>
/// <param name="Touched">Those, and the datasets that they joined or left: what is known of them is more or less than before.</param>
sealed record AliasChanges(AliasRules Rules, bool OtherRules, IReadOnlyList<Guid> Moved, IReadOnlyList<Guid> Touched);

/// <summary>Keeps the alias sets in step with the datasets there are. Both stages call it while they hold the catalogue's lock, so never at once.</summary>
static class Aliases
{
    /// <summary>After a batch of events: new symlinks, other rules, datasets that were not there before.</summary>
    public static async Task<AliasChanges> FollowAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        IReadOnlyCollection<DatasetName> added,
        CancellationToken cancellation
    )
    {
        var symlinks = await DatasetStore.LinkAsync(connection, subscriptionId, events, cancellation);
        var otherRules = await AliasRuleStore.MergeAsync(connection, subscriptionId, events, cancellation);
        var rules = await AliasRuleStore.RulesAsync(connection, subscriptionId, cancellation);
        var ruled = otherRules ? await RuleLinkStore.RebuildAsync(connection, subscriptionId, rules, cancellation) : [];
        var linked = await RuleLinkStore.AddAsync(connection, subscriptionId, rules, added, cancellation);
        var touched = symlinks.SelectMany(l => new[] { l.DatasetId, l.AliasId }).Concat(ruled).Concat(linked).Distinct().ToList();
        var (moved, other) = await AliasStore.RecomputeAsync(connection, subscriptionId, touched, cancellation);
        return new AliasChanges(rules, otherRules, moved, other);
    }

    /// <summary>After a batch of claims: datasets that only SQL names came and went.</summary>
    public static async Task<AliasChanges> FollowAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<DatasetName> added,
        IReadOnlyCollection<Guid> dropped,
        CancellationToken cancellation
    )
    {
        var rules = await AliasRuleStore.RulesAsync(connection, subscriptionId, cancellation);
        if (dropped.Count > 0)
            await RuleLinkStore.RemoveAsync(connection, subscriptionId, dropped, cancellation);
        var linked = await RuleLinkStore.AddAsync(connection, subscriptionId, rules, added, cancellation);
        var (moved, touched) = await AliasStore.RecomputeAsync(
            connection,
            subscriptionId,
            [.. linked.Concat(dropped).Distinct()],
            cancellation
        );
        return new AliasChanges(rules, false, moved, touched);
    }

    /// <summary>These datasets and all their aliases, by name.</summary>
    public static async Task<List<DatasetName>> NamesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<Guid> datasets,
        CancellationToken cancellation
    ) =>
        datasets.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT DISTINCT d.namespace, d.name
                  FROM unnest($2) AS asked (dataset_id)
                  LEFT JOIN dataset_alias AS own ON own.subscription_id = $1 AND own.dataset_id = asked.dataset_id
                  LEFT JOIN dataset_alias AS member ON member.subscription_id = $1 AND member.representative_id = own.representative_id
                  JOIN dataset AS d ON d.subscription_id = $1 AND d.dataset_id = coalesce(member.dataset_id, asked.dataset_id)
                """,
                row => new DatasetName(row.GetString(0), row.GetString(1)),
                cancellation,
                subscriptionId,
                datasets.ToArray()
            );
}
