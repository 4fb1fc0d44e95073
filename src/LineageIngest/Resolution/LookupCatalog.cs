using LineageIngest.Sql;

namespace LineageIngest.Resolution;

/// <summary>Knows nothing and notes what is asked, so that all of it can be read from the store at once before the real analysis.</summary>
sealed class LookupCatalog(SessionDefaults defaults) : ISchemaCatalog
{
    public HashSet<string> BaseNames { get; } = new(StringComparer.Ordinal);

    public SessionDefaults Defaults { get; } = defaults;

    public KnownTable Resolve(TableName written, SessionDefaults defaults)
    {
        BaseNames.Add(written.Name.ToLowerInvariant());
        return new KnownTable(written, [], Certainty.Certain);
    }
}
