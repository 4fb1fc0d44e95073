namespace LineageIngest.Facts;

/// <summary>Why we believe something: the kinds of evidence (DESIGN §2).</summary>
public static class Evidence
{
    /// <summary>Inputs, outputs and columnLineage of OpenLineage events.</summary>
    public const string OpenLineage = "openlineage";

    /// <summary>The lineage facet: edges that the producer stated one by one.</summary>
    public const string Explicit = "openlineage-explicit";

    /// <summary>Our own reading of the SQL.</summary>
    public const string Sql = "sql";
    public const string AirflowAssets = "airflow-assets";

    /// <summary>A workflow engine reported a node of its own that had run.</summary>
    public const string Capture = "capture";

    /// <summary>The catalog of a database says what a view reads.</summary>
    public const string View = "view";

    /// <summary>A database remembers statements that ran.</summary>
    public const string QueryHistory = "query-history";

    /// <summary>A person said so.</summary>
    public const string Manual = "manual";

    internal static void Add(SortedDictionary<Guid, SortedDictionary<string, Claimed>> claims, Guid dataset, string kind, Claimed claimed)
    {
        if (!claims.TryGetValue(dataset, out var kinds))
            claims[dataset] = kinds = new(StringComparer.Ordinal);
        kinds[kind] = kinds.TryGetValue(kind, out var known) ? Claimed.Stronger(known, claimed) : claimed;
    }
}
