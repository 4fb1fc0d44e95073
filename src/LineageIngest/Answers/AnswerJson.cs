using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.Answers;

/// <summary>How the service writes its answers.</summary>
public static class AnswerJson
{
    /// <summary>
    /// Answers nest as deep as the events that they show (1000 levels are received), and a level of a schema becomes two; the default of 64 would break
    /// off every list that shows a deep facet.
    /// </summary>
    public const int MaxDepth = 3000;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };

    /// <summary>For answers and events that are written by hand.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };
}

/// <summary>Writes a type by hand; nobody reads answers back.</summary>
public abstract class AnswerConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");
}
