using LineageIngest.Graph.Aliases;
using LineageIngest.Postgres;
using LineageIngest.Resolution;
using LineageIngest.Sql;
using Npgsql;

namespace LineageIngest.Insight.Statements;

/// <summary>A text that somebody pasted: described, with the dialect that was told or guessed. Null description: time ran out.</summary>
public sealed record PastedSql(SqlDescription? Description, Dialect Dialect, bool Guessed, string? Namespace);

/// <summary>Reads SQL that no job ran, with the tables and columns that the store knows now. Nothing is stored.</summary>
public sealed class PastedSqlQuery(NpgsqlDataSource db, SqlAnalyzer analyzer, TimeProvider time)
{
    /// <param name="dialect">null guesses from the text</param>
    /// <param name="ns">the database's namespace; null takes the one in which most of the text's tables are known</param>
    /// <param name="useStore">whether tables and columns that the store knows count</param>
    public async Task<PastedSql> ReadAsync(
        int subscriptionId,
        string sql,
        Dialect? dialect,
        string? ns,
        bool useStore,
        TimeSpan deadline,
        CancellationToken cancellation
    )
    {
        var chosen = dialect ?? DialectGuess.Of(sql).Dialect;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(deadline);
        try
        {
            return await DescribeAsync(subscriptionId, sql, chosen, dialect is null, ns, useStore, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new PastedSql(null, chosen, dialect is null, ns);
        }
    }

    async Task<PastedSql> DescribeAsync(
        int subscriptionId,
        string sql,
        Dialect dialect,
        bool guessed,
        string? ns,
        bool useStore,
        CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var lookups = new LookupCatalog(SessionDefaults.None);
        analyzer.Analyze(sql, dialect, lookups, cancellation);
        var home = useStore ? await HomeAsync(connection, subscriptionId, lookups.BaseNames, ns, cancellation) : null;
        if (guessed && home is { } place && NamingRules.DialectOf(place.Namespace) is { } spoken)
            dialect = spoken; // the database that holds the tables says more than the text
        var text = new SqlText(sql, dialect.Name, home?.Namespace ?? ns, home?.Database, null, null, false, []);
        var context = SqlContext.Of(text, [], [], null);
        var now = time.GetUtcNow();
        var known = await KnownTables.ReadAsync(
            connection,
            subscriptionId,
            context.Namespace is { } told && useStore ? [.. lookups.BaseNames.Select(name => (told, name))] : [],
            await AliasRuleStore.RulesAsync(connection, subscriptionId, cancellation),
            [],
            now,
            now,
            cancellation
        );
        var catalog = new ClaimCatalog(context, [], known, now);
        return new PastedSql(
            StoreReading.Describe(analyzer, sql, dialect, catalog, known.Exists, cancellation),
            dialect,
            guessed,
            context.Namespace
        );
    }

    /// <summary>The namespace and database in which most of the names are known; of equals the first in order.</summary>
    static async Task<(string Namespace, string? Database)?> HomeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<string> baseNames,
        string? ns,
        CancellationToken cancellation
    )
    {
        var tables = await connection.QueryAsync(
            """
            SELECT d.namespace, d.name, d.base_name
              FROM dataset AS d
             WHERE d.subscription_id = $1 AND d.base_name = ANY ($2) AND d.stated AND ($3::text IS NULL OR d.namespace = $3)
             ORDER BY d.namespace COLLATE "C", d.name COLLATE "C"
             LIMIT 1000
            """,
            row => (Namespace: row.GetString(0), Name: row.GetString(1), BaseName: row.GetString(2)),
            cancellation,
            subscriptionId,
            baseNames.ToArray(),
            ns
        );
        return tables
            .Where(table => NamingRules.HoldsTables(table.Namespace))
            .GroupBy(table => (table.Namespace, Database: NamingRules.ToTable(table.Name).Catalog))
            .OrderByDescending(place => place.Select(table => table.BaseName).Distinct().Count())
            .Select(place => ((string, string?)?)place.Key)
            .FirstOrDefault();
    }
}
