namespace LineageIngest.Sql;

/// <summary>A catalogue held in memory: <c>new InMemoryCatalog(defaults).Add("db.s.t", "a", "b")</c>.</summary>
/// <remarks>Names compare by <paramref name="comparer"/>, by default without case; what comes back is spelled as it was added.</remarks>
public sealed class InMemoryCatalog(SessionDefaults? defaults = null, StringComparer? comparer = null) : ISchemaCatalog
{
    readonly Dictionary<string, KnownTable> _tables = new(comparer ?? StringComparer.OrdinalIgnoreCase);

    /// <summary>A catalogue that knows nothing.</summary>
    public static InMemoryCatalog Empty { get; } = new();

    /// <inheritdoc/>
    public SessionDefaults Defaults { get; } = defaults ?? SessionDefaults.None;

    /// <summary>Adds a table of one to three parts, completed by the defaults.</summary>
    public InMemoryCatalog Add(TableName name, params string[] columns)
    {
        var complete = Complete(name, Defaults.Catalog, Defaults.SearchPath.Length > 0 ? Defaults.SearchPath[0] : null);
        _tables[complete.ToString()] = new KnownTable(complete, columns, Certainty.Certain);
        return this;
    }

    /// <inheritdoc/>
    public KnownTable Resolve(TableName written, SessionDefaults defaults)
    {
        foreach (var schema in defaults.SearchPath)
        {
            if (_tables.TryGetValue(Complete(written, defaults.Catalog, schema).ToString(), out var known))
            {
                return known;
            }
        }

        var complete = Complete(written, defaults.Catalog, defaults.SearchPath.Length > 0 ? defaults.SearchPath[0] : null);
        return _tables.TryGetValue(complete.ToString(), out var found) ? found : new KnownTable(complete, [], Certainty.Certain);
    }

    static TableName Complete(TableName name, string? catalog, string? schema)
    {
        if (name.Catalog is not null || name.Server is not null)
        {
            return name;
        }

        return name with
        {
            Catalog = catalog,
            Schema = name.Schema ?? schema,
        };
    }
}
