using LineageIngest.Names;

namespace LineageIngest.Airflow.Naming;

/// <summary>
/// Where a connection leads: the namespace of its datasets and what completes a short table name.
/// Example: <c>postgres://db:5432</c> with database <c>shop</c> and schema <c>public</c> makes <c>orders</c> to <c>shop.public.orders</c>.
/// </summary>
public sealed record Place(string? Namespace, string? Dialect, int Parts, Folding Folding)
{
    /// <summary>The <see cref="Parts"/> of a file server: names are paths.</summary>
    public const int Paths = 0;

    public string? Database { get; init; }
    public string? Schema { get; init; }

    /// <summary>Where the connection names several schemas, all of them; <see cref="Schema"/> is then the first, which new tables go to.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>The dataset of a table as a field names it; null when parts are missing, more than there are, or masked.</summary>
    public DatasetName? Table(string text)
    {
        if (Namespace is null || text.Contains("***", StringComparison.Ordinal))
        {
            return null;
        }

        if (Parts == Paths)
        {
            return UriNaming.File(Namespace, text);
        }

        var (table, link) = Dialect == "oracle" ? TableText.OracleLink(text) : (text, "");
        var parts = TableText.Split(Dialect == "bigquery" ? TableText.BigQuery(table) : table).Select(Fold).ToList();
        if (parts.Count == 0 || parts.Count > Parts)
        {
            return null;
        }

        string?[] defaults = Parts switch
        {
            3 => [Database, Schema],
            2 => [Schema ?? Database],
            _ => [],
        };
        var missing = defaults.Take(Parts - parts.Count).ToList();
        return missing.Any(string.IsNullOrEmpty) ? null : new DatasetName(Namespace, string.Join('.', missing.Concat(parts)) + link);
    }

    string Fold((string Text, bool Quoted) part) =>
        Folding switch
        {
            Folding.Lower when !part.Quoted => part.Text.ToLowerInvariant(),
            Folding.Upper when !part.Quoted => part.Text.ToUpperInvariant(),
            _ => part.Text,
        };
}

/// <summary>What a system does to the case of a name without quotes.</summary>
public enum Folding
{
    Keep,
    Lower,
    Upper,
}
