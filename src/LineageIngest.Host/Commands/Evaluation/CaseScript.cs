using System.Text.Json.Nodes;

namespace LineageIngest.Host.Commands.Evaluation;

/// <summary>The script of a case: views that the caller defines come first, as temporary ones.</summary>
static class CaseScript
{
    public static string Of(JsonNode record)
    {
        var sql = (string?)record["sql"] ?? "";
        if (record["views"] is not JsonObject views)
        {
            return sql;
        }

        var definitions = views.Select(view => $"CREATE TEMPORARY VIEW {view.Key} AS {(string?)view.Value};\n");
        return string.Concat(definitions) + sql;
    }

    public static HashSet<string> Views(JsonNode record) =>
        record["views"] is JsonObject views ? views.Select(view => view.Key).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];
}
