using System.Text.Json;
using System.Text.RegularExpressions;

namespace LineageIngest.Airflow.Api;

/// <summary>The few keys of a connection's <c>extra</c> that name a place. Everything else, secrets above all, is dropped on the way in.</summary>
static partial class ConnectionExtra
{
    /// <summary>What naming rules look at; Airflow's older connections carry the prefix <c>extra__TYPE__</c>.</summary>
    static readonly string[] _kept =
    [
        "account",
        "region",
        "database",
        "project",
        "project_id",
        "catalog",
        "region_name",
        "service_name",
        "sid",
        "dsn",
        "host",
        "cluster_identifier",
        "port",
        "http_path",
        "schema",
        "workgroup_name",
        "account_name",
        "endpoint_url",
        "is_serverless",
        "driver",
        "redshift",
        "schema_name",
        "catalog_name",
        "currentSchema",
        "hive.metastore.uris",
        "spark.hadoop.hive.metastore.uris",
        "spark.sql.hive.metastore.uris",
    ];

    public static IReadOnlyDictionary<string, string> Read(string? extra)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(extra) || !extra.TrimStart().StartsWith('{'))
        {
            return kept;
        }

        try
        {
            using var document = JsonDocument.Parse(extra);
            foreach (var field in document.RootElement.EnumerateObject())
            {
                var name = field.Name.StartsWith("extra__", StringComparison.Ordinal)
                    ? field.Name[(field.Name.LastIndexOf("__", StringComparison.Ordinal) + 2)..]
                    : field.Name;
                var value = field.Value.ValueKind switch
                {
                    JsonValueKind.String => field.Value.GetString()!,
                    JsonValueKind.Number or JsonValueKind.True => field.Value.GetRawText(),
                    _ => "",
                };
                if (name == "options" && SearchPath(value) is { } path)
                {
                    kept["search_path"] = path; // the other options of a session are nobody's business
                }

                if (value is not ("" or "***") && _kept.Contains(name))
                {
                    kept[name] = value;
                }
            }
        }
        catch (JsonException)
        {
            // Airflow gives an extra that is not JSON back as it is: it names no place then.
        }

        return kept;
    }

    /// <summary>The schemas of <c>-c search_path=a,b</c>, of <c>-csearch_path=a</c> and of <c>--search_path=a</c>; a space in a value is written as <c>\ </c>.</summary>
    static string? SearchPath(string options) =>
        SearchPathOption().Match(options) is { Success: true } option
            ? option.Groups["path"].Value.Replace("\\", "", StringComparison.Ordinal)
            : null;

    [GeneratedRegex(@"(?:-c\s*|--)search[_-]path\s*=\s*(?<path>(?:\\.|[^\s\\])+)", RegexOptions.IgnoreCase)]
    private static partial Regex SearchPathOption();
}
