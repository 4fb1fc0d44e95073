using LineageIngest.Names;

namespace LineageIngest.OpenLineage;

/// <summary>
/// Airflow asset URI to OpenLineage dataset (AIP-60 to the naming specification):
/// <c>postgres://h:5432/db/schema/t</c> is (<c>postgres://h:5432</c>, <c>db.schema.t</c>), <c>s3://b/k</c> is (<c>s3://b</c>, <c>k</c>).
/// Free text that is no URI has no dataset.
/// </summary>
public static class AssetUri
{
    static readonly HashSet<string> _objectStores = new(StringComparer.Ordinal)
    {
        "s3",
        "gs",
        "gcs",
        "abfss",
        "abfs",
        "wasbs",
        "wasb",
        "s3a",
        "s3n",
    };
    static readonly HashSet<string> _paths = new(StringComparer.Ordinal) { "hdfs", "dbfs", "http", "https", "sftp", "ftp", "kafka" };

    public static DatasetName? ToDataset(string uri)
    {
        var colon = uri.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var scheme = uri[..colon].ToLowerInvariant();
        var rest = uri[(colon + 3)..];
        var cut = rest.AsSpan().IndexOfAny('?', '#');
        if (cut >= 0)
            rest = rest[..cut];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        if (scheme == "file")
            return new DatasetName(authority.Length == 0 ? "file" : $"file://{authority}", path.Length == 0 ? "/" : path);
        if (_objectStores.Contains(scheme))
            return new DatasetName($"{Canonical(scheme)}://{authority}", path.Trim('/') is { Length: > 0 } key ? key : "/");
        if (_paths.Contains(scheme))
            return new DatasetName($"{scheme}://{authority}", path.Length == 0 ? "/" : path);
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (scheme == "bigquery")
            return new DatasetName("bigquery", string.Join('.', [authority, .. parts]));
        return parts.Length == 0 ? null : new DatasetName($"{Canonical(scheme)}://{authority}", string.Join('.', parts));
    }

    static string Canonical(string scheme) =>
        scheme switch
        {
            "postgresql" => "postgres",
            "gcs" => "gs",
            "s3a" or "s3n" => "s3",
            "abfs" => "abfss",
            "wasb" => "wasbs",
            _ => scheme,
        };
}
