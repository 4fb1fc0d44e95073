using System.Text.Json;
using System.Text.Json.Nodes;
using LineageIngest.Sql;

namespace LineageIngest.Host.Commands.Evaluation;

/// <summary>A case of a corpus in, a prediction out, one JSON line each: <c>BatchPrediction.Predict(analyzer, line)</c>.</summary>
/// <remarks>Inputs and outputs are those of the whole script; a column's sources are its direct ones and the CONDITIONAL and WINDOW ones of that very column.</remarks>
static class BatchPrediction
{
    /// <summary>Analyses one case; a record that is no case gives an empty prediction with <c>ok</c> false.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="line">The case as JSON: id, dialect, sql, schema, default_db, default_schema, temp_tables, views.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public static string Predict(SqlAnalyzer analyzer, string line, CancellationToken cancellation = default)
    {
        JsonNode? record;
        try
        {
            record = JsonNode.Parse(line);
        }
        catch (JsonException)
        {
            return new JsonObject
            {
                ["id"] = null,
                ["ok"] = false,
                ["inputs"] = new JsonArray(),
                ["outputs"] = new JsonArray(),
                ["columns"] = new JsonArray(),
            }.ToJsonString();
        }

        var dialect = Dialect.Find((string?)record!["dialect"] ?? "") ?? Dialect.Standard;
        if ((bool?)record["config"]?["LATERAL_COLUMN_ALIAS_REFERENCE"] is true)
        {
            dialect = dialect with { LateralAliases = LateralAliases.ColumnsFirst };
        }

        var analysis = analyzer.Analyze(CaseScript.Of(record), dialect, CaseCatalog.Of(record), cancellation);
        return Describe(record, analysis).ToJsonString(_options);
    }

    static readonly JsonSerializerOptions _options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static JsonObject Describe(JsonNode record, SqlAnalysis analysis)
    {
        var script = analysis.Script;
        var views = CaseScript.Views(record);
        var columns = new JsonArray();
        foreach (var edge in script.Columns)
        {
            // Outputs of a bare SELECT count where the script writes nothing.
            if (edge.Target.Table is null && script.Writes.Length > 0)
            {
                continue;
            }

            if (
                edge.Kind is EdgeKind.Identity or EdgeKind.Transformation or EdgeKind.Aggregation or EdgeKind.Conditional or EdgeKind.Window
            )
            {
                columns.Add(
                    new JsonArray(
                        new JsonArray(Text(edge.Target.Table), edge.Target.Column),
                        new JsonArray(Text(edge.Source.Table), edge.Source.Column)
                    )
                );
            }
        }

        return new JsonObject
        {
            ["id"] = record["id"]?.DeepClone(),
            ["ok"] = analysis.Completeness <= Completeness.Partial,
            ["quality"] = analysis.Completeness.ToString(),
            ["inputs"] = List(script.Reads.Concat(script.Intermediates)),
            ["outputs"] = List(script.Writes.Where(use => !views.Contains(use.Table.Name))),
            ["columns"] = columns,
        };
    }

    static JsonArray List(IEnumerable<TableUse> uses) =>
        [.. uses.Select(use => Text(use.Table)).Distinct().Select(name => (JsonNode?)name)];

    // Dotted, a part that holds a dot in quotes; paths behind "path:".
    static string? Text(TableName? table)
    {
        if (table is null || table.IsPath)
        {
            return table is null ? null : $"path:{table.Name}";
        }

        return string.Join(
            '.',
            new[] { table.Server, table.Catalog, table.Schema, table.Name }
                .Where(part => !string.IsNullOrEmpty(part))
                .Select(part => part!.Contains('.', StringComparison.Ordinal) && part != table.Server ? $"\"{part}\"" : part)
        );
    }
}
