using LineageIngest.Names;

namespace LineageIngest.Airflow.Naming;

/// <summary>URI of an asset or a file → OpenLineage dataset, as Airflow's own converters do (AIP-60).</summary>
static class UriNaming
{
    /// <summary>Null for a text that is no URI, or one with masked parts. Example: <c>postgres://h:5432/db/schema/t</c> → (<c>postgres://h:5432</c>, <c>db.schema.t</c>).</summary>
    public static DatasetName? Of(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || text.Contains("***", StringComparison.Ordinal))
        {
            return null;
        }

        var scheme = text[..colon].ToLowerInvariant();
        var rest = text[(colon + 3)..];
        var (authority, path) = rest.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? (rest[..slash], rest[(slash + 1)..])
            : (rest, "");
        return scheme switch
        {
            "file" => new("file", "/" + path),
            "s3" or "s3a" or "s3n" => Object("s3", authority, path),
            "gs" or "gcs" => Object("gs", authority, path),
            "bigquery" => Tables("bigquery", $"{authority}/{path}"),
            "postgres" or "postgresql" => Tables($"postgres://{Host(authority, 5432)}", path),
            "redshift" => Tables($"redshift://{Host(authority, 5439)}", path),
            "mysql" or "mariadb" => Tables($"mysql://{Host(authority, 3306)}", path),
            "mssql" => Tables($"mssql://{Host(authority, 1433)}", path),
            "snowflake" => Tables($"snowflake://{authority}", path),
            "trino" => Tables($"trino://{Host(authority, 8080)}", path),
            "abfs" or "abfss" or "wasb" or "wasbs" or "hdfs" => Object(scheme, authority, path),
            _ => authority.Length > 0 && path.Length > 0 ? new($"{scheme}://{authority}", path) : null,
        };
    }

    /// <summary>An object or a folder; a wildcard or a counter of parts means the folder before it.</summary>
    public static DatasetName? Object(string scheme, string bucket, string key) =>
        bucket.Length == 0 || bucket.Contains("***", StringComparison.Ordinal) || key.Contains("***", StringComparison.Ordinal)
            ? null
            : new DatasetName($"{scheme}://{bucket}", Folder(key) is { Length: > 0 } name ? name : "/");

    /// <summary>A path on a file server, from its root.</summary>
    public static DatasetName? File(string server, string path) =>
        Folder(path) is { Length: > 0 } name ? new(server, path.StartsWith('/') ? "/" + name : name) : null;

    static string Folder(string key)
    {
        var plain = key.TrimStart('/');
        var wild = plain.AsSpan().IndexOfAny("*?{[");
        return wild < 0 ? plain
            : plain[..wild].LastIndexOf('/') is var slash and > 0 ? plain[..slash]
            : "";
    }

    static string Host(string authority, int port)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        return host.Contains(':', StringComparison.Ordinal) ? host : $"{host}:{port}";
    }

    static DatasetName? Tables(string ns, string path)
    {
        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : new(ns, string.Join('.', parts));
    }
}
