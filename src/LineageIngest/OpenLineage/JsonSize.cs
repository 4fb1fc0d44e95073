using System.Text.Json;

namespace LineageIngest.OpenLineage;

/// <summary>How many values and names a JSON text holds, which is what it costs to parse, before it is parsed.</summary>
public static class JsonSize
{
    /// <summary>Never too few, at the cost of four looks at the text: punctuation inside strings counts as well.</summary>
    public static long ValuesAtMost(ReadOnlySpan<byte> text) =>
        1L + text.Count((byte)',') + text.Count((byte)':') + text.Count((byte)'[') + text.Count((byte)'{');

    /// <summary>The byte at which the text has more than <paramref name="limit"/> values and names, or null; text that is no JSON is counted up to where it is none.</summary>
    public static long? Exceeds(ReadOnlySpan<byte> text, long limit)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = TolerantJson.MaxDepth });
        long count = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject) && ++count > limit)
                    return reader.TokenStartIndex;
            }
        }
        catch (JsonException)
        {
            // Whoever parses the text says what is wrong with it.
        }
        return null;
    }
}
