namespace LineageIngest.Sql.Parsing;

/// <summary>Table functions that read files or wrap a table; all others are functions of their arguments.</summary>
static class FileFunctions
{
    static readonly Dictionary<string, FileUse> _uses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["read_parquet"] = FileUse.Path,
        ["parquet_scan"] = FileUse.Path,
        ["read_csv"] = FileUse.Path,
        ["read_csv_auto"] = FileUse.Path,
        ["read_json"] = FileUse.Path,
        ["read_json_auto"] = FileUse.Path,
        ["read_ndjson"] = FileUse.Path,
        ["read_ndjson_auto"] = FileUse.Path,
        ["read_json_objects"] = FileUse.Path,
        ["read_ndjson_objects"] = FileUse.Path,
        ["read_text"] = FileUse.Path,
        ["read_blob"] = FileUse.Path,
        ["read_xlsx"] = FileUse.Path,
        ["iceberg_scan"] = FileUse.Path,
        ["delta_scan"] = FileUse.Path,
        ["st_read"] = FileUse.Path,
        ["read_files"] = FileUse.Path,
        ["cloud_files"] = FileUse.Path,
        ["s3"] = FileUse.Path,
        ["s3cluster"] = FileUse.Path,
        ["gcs"] = FileUse.Path,
        ["url"] = FileUse.Path,
        ["urlcluster"] = FileUse.Path,
        ["file"] = FileUse.Path,
        ["hdfs"] = FileUse.Path,
        ["hdfscluster"] = FileUse.Path,
        ["deltalake"] = FileUse.Path,
        ["iceberg"] = FileUse.Path,
        ["iceberg_s3"] = FileUse.Path,
        ["hudi"] = FileUse.Path,
        ["files"] = FileUse.Path,
        ["infer_schema"] = FileUse.Path,
        ["openrowset"] = FileUse.Bulk,
        ["table_changes"] = FileUse.Table,
        ["stream"] = FileUse.Table,
        ["dictionary"] = FileUse.Table,
        ["changes"] = FileUse.Table,
        ["external_object_transform"] = FileUse.Table,
        ["cluster"] = FileUse.SecondTable,
        ["clusterallreplicas"] = FileUse.SecondTable,
        ["remote"] = FileUse.SecondTable,
        ["remotesecure"] = FileUse.SecondTable,
        ["changetable"] = FileUse.Table,
        ["semantic_view"] = FileUse.Table,
        ["tumble"] = FileUse.Window,
        ["hop"] = FileUse.Window,
        ["cumulate"] = FileUse.Window,
    };

    static readonly HashSet<string> _formats = new(StringComparer.OrdinalIgnoreCase)
    {
        "parquet",
        "csv",
        "json",
        "orc",
        "avro",
        "text",
        "delta",
        "binaryfile",
        "iceberg",
        "xml",
        "csv_gz",
        "libsvm",
    };

    public static FileUse? Find(string function) => _uses.TryGetValue(function, out var use) ? use : null;

    /// <summary>Whether the word before a quoted path is a format: <c>parquet.`/data/x`</c>.</summary>
    public static bool IsFormat(string word) => _formats.Contains(word);
}

/// <summary>What a function's arguments say about where its rows come from.</summary>
enum FileUse
{
    /// <summary>The first text is a path.</summary>
    Path,

    /// <summary>The text after BULK is a path.</summary>
    Bulk,

    /// <summary>The first argument is a table.</summary>
    Table,

    /// <summary>The first argument is a table whose rows go into windows.</summary>
    Window,

    /// <summary>The second argument is a table.</summary>
    SecondTable,
}
