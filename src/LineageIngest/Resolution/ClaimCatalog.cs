using LineageIngest.Names;
using LineageIngest.Sql;

namespace LineageIngest.Resolution;

/// <summary>
/// Resolves the tables of one text. In this order: the claim's own dataset that ends in the written name; the name completed by the connection's
/// defaults; the only known table of that name in that database (inferred); else unresolved, which never contradicts anybody.
/// </summary>
sealed class ClaimCatalog(
    SqlContext context,
    IReadOnlyList<(DatasetName Dataset, DatasetName Alias)> own,
    KnownTables known,
    DateTimeOffset at
) : ISchemaCatalog
{
    const string Unresolved = "\u0000unresolved";
    readonly Dictionary<TableName, DatasetName> _datasets = [];

    /// <summary>Whether a name was met that leads to no dataset.</summary>
    public bool HasUnresolved { get; private set; }

    public SessionDefaults Defaults => context.Defaults;

    public KnownTable Resolve(TableName written, SessionDefaults defaults)
    {
        var (dataset, certainty) = Find(written, defaults);
        if (dataset is null)
        {
            HasUnresolved = true;
            return new KnownTable(new TableName(Unresolved, written.Schema, written.Name), [], Certainty.Inferred);
        }
        var table = NamingRules.ToTable(dataset.Name) with { Server = dataset.Namespace == context.Namespace ? null : dataset.Namespace };
        _datasets[table] = dataset;
        return new KnownTable(table, known.Columns(dataset.Id, at), certainty);
    }

    /// <summary>The dataset behind a table of the analysis; null for what is unresolved or a path that is no URI.</summary>
    public DatasetName? DatasetOf(TableName table) =>
        _datasets.TryGetValue(table, out var dataset) ? dataset
        : table.Catalog == Unresolved ? null
        : table.IsPath ? NamingRules.ToDataset(null, table, context.Levels)
        : null;

    (DatasetName? Dataset, Certainty Certainty) Find(TableName written, SessionDefaults defaults)
    {
        var certainty = context.Inferred ? Certainty.Inferred : Certainty.Certain;
        var mine = own.Where(o => Matches(o.Alias, written) && IsWhereItRan(o.Alias, written, defaults)).ToList();
        if (mine.Count > 1)
            mine = Preferred(mine, written, defaults);
        if (mine.Count == 1)
            return (mine[0].Dataset, Certainty.Certain);
        var completed = Completions(written, defaults).ToList();
        if (completed.FirstOrDefault(known.Exists) is { } there)
            return (there, certainty);
        // A qualified name, or a connection that says where unqualified ones live, leaves no other reading.
        if (completed.Count > 0 && (written.Schema is not null || context.Told))
            return (completed[0], certainty);
        var namesakes = known.DistinctNamesakes(context.Namespace, written.Name).Where(d => InDatabase(d, defaults)).ToList();
        return namesakes.Count == 1 ? (namesakes[0], Certainty.Inferred) : (null, Certainty.Inferred);
    }

    IEnumerable<DatasetName> Completions(TableName written, SessionDefaults defaults)
    {
        var schemas = written.Schema is { } schema ? [schema] : defaults.SearchPath;
        foreach (var candidate in schemas)
        {
            if (
                NamingRules.ToDataset(
                    context.Namespace,
                    written with
                    {
                        Schema = candidate,
                        Catalog = written.Catalog ?? defaults.Catalog,
                        Server = null,
                    },
                    context.Levels
                ) is
                { } dataset
            )
            {
                yield return known.AsSpelled(dataset);
            }
        }
    }

    /// <summary>Where a connection tells the database, an asset of the same table in another one is not what the text means.</summary>
    bool IsWhereItRan(DatasetName dataset, TableName written, SessionDefaults defaults) =>
        !context.Told || (dataset.Namespace == context.Namespace && (written.Catalog is not null || InDatabase(dataset, defaults)));

    static bool Matches(DatasetName dataset, TableName written)
    {
        var table = NamingRules.ToTable(dataset.Name);
        return Same(table.Name, written.Name)
            && (written.Schema is null || Same(table.Schema, written.Schema))
            && (written.Catalog is null || Same(table.Catalog, written.Catalog));
    }

    static List<(DatasetName Dataset, DatasetName Alias)> Preferred(
        List<(DatasetName Dataset, DatasetName Alias)> mine,
        TableName written,
        SessionDefaults defaults
    )
    {
        var one = mine.DistinctBy(m => m.Dataset).ToList();
        if (one.Count == 1 || written.Schema is not null)
            return one;
        foreach (var schema in defaults.SearchPath)
        {
            if (one.FindAll(m => Same(NamingRules.ToTable(m.Alias.Name).Schema, schema)) is { Count: 1 } found)
                return found;
        }

        return one;
    }

    static bool InDatabase(DatasetName dataset, SessionDefaults defaults) =>
        defaults.Catalog is null || Same(NamingRules.ToTable(dataset.Name).Catalog, defaults.Catalog);

    /// <summary>Events name a table as their producer spells it; the SQL folds by its dialect.</summary>
    static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
