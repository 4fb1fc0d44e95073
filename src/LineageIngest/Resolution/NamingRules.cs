using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Sql;

namespace LineageIngest.Resolution;

/// <summary>OpenLineage's naming of databases (website/docs/spec/naming.md): which dialect a namespace speaks, how a dataset's name is a table's.</summary>
static class NamingRules
{
    /// <summary>Namespaces of files and streams, which hold no tables.</summary>
    static readonly HashSet<string> _noDatabase = new(StringComparer.Ordinal)
    {
        "file",
        "s3",
        "gs",
        "abfss",
        "wasbs",
        "hdfs",
        "dbfs",
        "kafka",
        "sftp",
        "ftp",
        "http",
        "https",
        "pubsub",
        "inmemory",
        "box",
        "arn",
    };

    /// <summary>Schemes whose dialect has another name than they; all others are looked up by their own.</summary>
    static readonly Dictionary<string, string> _dialects = new(StringComparer.Ordinal)
    {
        ["awsathena"] = "athena",
        ["unitycatalog"] = "databricks",
        ["unity-catalog"] = "databricks",
        ["fabric-warehouse"] = "fabric",
        ["crate"] = "postgres",
        ["oceanbase"] = "mysql",
        ["cockroachdb"] = "postgres",
        ["file"] = "spark",
    };

    /// <summary>The dialect of a namespace (<c>postgres://h:5432</c> speaks postgres), or null when it holds no tables or is not known.</summary>
    public static Dialect? DialectOf(string ns)
    {
        var scheme = Scheme(ns);
        return _noDatabase.Contains(scheme) ? null : Dialect.Find(_dialects.GetValueOrDefault(scheme, scheme));
    }

    /// <summary>How many parts the names of tables have in a namespace. An Oracle server names its service before the two parts that its SQL knows.</summary>
    public static int LevelsOf(string ns, Dialect dialect) =>
        Scheme(ns) switch
        {
            "oracle" => 3, // SQL names a schema and a table, the namespace's server holds several databases
            "hive" => 2, // also where Spark, which knows catalogs, asks the metastore
            _ => dialect.NameLevels,
        };

    public static bool HoldsTables(string ns) => !_noDatabase.Contains(Scheme(ns));

    /// <summary>The schema that a database searches when nothing is said.</summary>
    public static string? DefaultSchema(Dialect dialect) => _defaultSchemas.GetValueOrDefault(dialect.Name);

    static readonly Dictionary<string, string> _defaultSchemas = new(StringComparer.Ordinal)
    {
        ["postgres"] = "public",
        ["redshift"] = "public",
        ["greenplum"] = "public",
        ["materialize"] = "public",
        ["risingwave"] = "public",
        ["tsql"] = "dbo",
        ["fabric"] = "dbo",
        ["snowflake"] = "PUBLIC",
        ["vertica"] = "public",
        ["duckdb"] = "main",
        ["sqlite"] = "main",
    };

    /// <summary><c>shop.public.orders</c> as a table's name; parts before the third from the right stay together.</summary>
    public static TableName ToTable(string datasetName)
    {
        var last = datasetName.LastIndexOf('.');
        if (last < 0)
            return new TableName(null, null, datasetName);
        var middle = last == 0 ? -1 : datasetName.LastIndexOf('.', last - 1);
        return middle < 0
            ? new TableName(null, datasetName[..last], datasetName[(last + 1)..])
            : new TableName(datasetName[..middle], datasetName[(middle + 1)..last], datasetName[(last + 1)..]);
    }

    /// <summary>The dataset of a complete table name, or of a path that is a URI of its own.</summary>
    public static DatasetName? ToDataset(string? ns, TableName table, int levels)
    {
        if (table.IsPath)
            return AssetUri.ToDataset(table.Name);
        if (ns is null || table.Schema is null || (levels >= 3 && table.Catalog is null))
            return null;
        return new DatasetName(ns, levels >= 3 ? $"{table.Catalog}.{table.Schema}.{table.Name}" : $"{table.Schema}.{table.Name}");
    }

    static string Scheme(string ns)
    {
        var colon = ns.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? ns : ns[..colon]).ToLowerInvariant();
    }
}
