using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.Marquez;

/// <summary>A part of an answer that was written before, as UTF-8.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record WrittenJson(byte[] Utf8)
{
    /// <summary>As the service writes its answers.</summary>
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static WrittenJson Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Options));

    private sealed class Converter : JsonConverter<WrittenJson>
    {
        public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }
}
