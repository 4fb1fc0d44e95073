using LineageIngest.Names;
using LineageIngest.Sql;

namespace LineageIngest.Resolution;

/// <summary>
/// Where a text ran: told by the crawler's connection, else by the datasets of the same claim, else by the only database seen in its DAG (inferred).
/// </summary>
sealed record SqlContext(Dialect Dialect, string? Namespace, SessionDefaults Defaults, bool Told, bool Inferred)
{
    /// <summary>How many parts the names of its datasets have; more than a statement writes where a server holds databases that SQL does not name.</summary>
    public int Levels =>
        Defaults.Catalog is not null ? 3
        : Namespace is { } ns ? Math.Min(NamingRules.LevelsOf(ns, Dialect), Dialect.NameLevels)
        : Dialect.NameLevels;

    public static SqlContext Of(
        SqlText text,
        IReadOnlyList<DatasetName> own,
        IReadOnlyList<(string Namespace, string Database)> seenInDag,
        string? integration
    )
    {
        var ownTables = own.Where(d => NamingRules.HoldsTables(d.Namespace)).ToList();
        var inferred = text.Namespace is null && ownTables.Count == 0 && seenInDag.Count == 1;
        var ns = text.Namespace ?? MostFrequent(ownTables.Select(d => d.Namespace)) ?? (inferred ? seenInDag[0].Namespace : null);
        var dialect =
            (text.Dialect is { } told ? Dialect.Find(told) : null)
            ?? (ns is null ? null : NamingRules.DialectOf(ns))
            ?? (integration is { } engine ? Dialect.Find(engine) : null)
            ?? Dialect.Get("ansi");
        var levels = ns is null ? dialect.NameLevels : NamingRules.LevelsOf(ns, dialect);
        var database =
            text.Database
            ?? MostFrequent(ownTables.Where(d => d.Namespace == ns).Select(d => Database(d, levels)).OfType<string>())
            ?? (inferred ? seenInDag[0].Database : null);
        string?[] path =
            text.SearchPath.Count > 0 ? [.. text.SearchPath]
            : levels >= 3 ? [text.Schema ?? NamingRules.DefaultSchema(dialect)]
            : [text.Schema ?? database];
        return new SqlContext(
            dialect,
            ns,
            new SessionDefaults(levels >= 3 ? database : null, [.. path.OfType<string>()]),
            text.Namespace is not null,
            inferred
        );
    }

    static string? Database(DatasetName dataset, int levels)
    {
        var table = NamingRules.ToTable(dataset.Name);
        return levels >= 3 ? table.Catalog : table.Schema;
    }

    /// <summary>Of equally frequent ones the first in ordinal order, so that order of arrival is not in it.</summary>
    static string? MostFrequent(IEnumerable<string> values) =>
        values.GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
