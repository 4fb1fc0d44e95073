using System.Text.Json;
using System.Text.Json.Serialization;
using LineageIngest.Answers;

namespace LineageIngest.Marquez.Models;

/// <summary>A part of an answer that was written before, as UTF-8.</summary>
[JsonConverter(typeof(Converter))]
sealed record WrittenJson(byte[] Utf8)
{
    public static WrittenJson Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, AnswerJson.Options));

    sealed class Converter : AnswerConverter<WrittenJson>
    {
        public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }
}
