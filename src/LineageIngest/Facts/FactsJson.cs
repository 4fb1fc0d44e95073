using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.Facts;

/// <summary>How merged facts lie in the database: compact JSON in a fixed order, so equal facts are equal text.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(RunFacts))]
[JsonSerializable(typeof(ClaimFacts))]
sealed partial class FactsJson : JsonSerializerContext
{
    public static string Write(RunFacts facts) => JsonSerializer.Serialize(facts, Default.RunFacts);

    public static string Write(ClaimFacts facts) => JsonSerializer.Serialize(facts, Default.ClaimFacts);

    public static RunFacts ReadRun(string text) => JsonSerializer.Deserialize(text, Default.RunFacts)!;

    public static ClaimFacts ReadClaim(string text) => JsonSerializer.Deserialize(text, Default.ClaimFacts)!;
}
