using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LineageIngest.Airflow.Api.Rows;

/// <summary>A text; a number is taken as it is written, anything else is null. Example: <c>"task_display_name":7</c> is <c>"7"</c>.</summary>
sealed class LenientText : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.Number:
                return Raw(ref reader);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Raw(ref reader); // half of a surrogate pair, or bytes that are no UTF-8: as it is written
        }
    }

    static string Raw(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(reader.ValueSpan);
}

/// <summary>True only for <c>true</c>; null for anything that is neither <c>true</c> nor <c>false</c>.</summary>
sealed class LenientFlag : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => (bool?)null,
        };
        reader.Skip();
        return read;
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>A whole number of 32 bits; null for anything else.</summary>
sealed class LenientNumber : JsonConverter<int?>
{
    public override bool HandleNull => true;

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : (int?)null;
        reader.Skip();
        return read;
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.GetValueOrDefault());
}

/// <summary>An instant in any form that .NET reads, UTC where it has no zone; null for anything else.</summary>
sealed class LenientInstant : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return reader.TryGetDateTimeOffset(out var at) && HasZone(reader.ValueSpan)
            ? at.ToUniversalTime()
            : Parsed(LenientText.Text(ref reader));
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    /// <summary>Without a zone the JSON reader takes the time for this machine's.</summary>
    static bool HasZone(ReadOnlySpan<byte> text) => text.EndsWith("Z"u8) || text.LastIndexOfAny((byte)'+', (byte)'-') > "yyyy-MM-dd".Length;

    static DateTimeOffset? Parsed(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}

/// <summary>The texts of a list; what is no text is left out, what is no list is null.</summary>
sealed class LenientTexts : JsonConverter<string[]>
{
    public override bool HandleNull => true;

    public override string[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                texts.Add(LenientText.Text(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return [.. texts];
    }

    public override void Write(Utf8JsonWriter writer, string[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}

/// <summary>An object; null for anything else.</summary>
sealed class LenientObject<T> : JsonConverter<T>
    where T : class
{
    public override bool HandleNull => true;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return Row(ref reader, options);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <summary>The generated reader of the type itself, which reads on in the same text without looking for its end first.</summary>
    public static T? Row(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        ((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))).Converter is JsonConverter<T> converter
            ? converter.Read(ref reader, typeof(T), options)
            : throw new InvalidOperationException($"{typeof(T)} has no reader");
}

/// <summary>The rows of a list; what is no object is a row that says nothing, what is no list is null.</summary>
sealed class LenientRows<T> : JsonConverter<T[]>
    where T : class, new()
{
    public override bool HandleNull => true;

    public override T[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var rows = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                rows.Add(LenientObject<T>.Row(ref reader, options) ?? new T());
            }
            else
            {
                reader.Skip();
                rows.Add(new T());
            }
        }

        return [.. rows];
    }

    public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options) => throw new NotSupportedException();
}
