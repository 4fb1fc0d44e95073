using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineageIngest.Sql;

namespace LineageIngest.Host.Commands;

/// <summary>An analysis as JSON, enums as words.</summary>
[JsonSerializable(typeof(SqlAnalysis))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
sealed partial class AnalysisJson : JsonSerializerContext
{
    public static string Of(SqlAnalysis analysis)
    {
        // Names in any script stay readable.
        var readable = new AnalysisJson(
            new JsonSerializerOptions
            {
                WriteIndented = true,
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        return JsonSerializer.Serialize(analysis, readable.SqlAnalysis);
    }
}
