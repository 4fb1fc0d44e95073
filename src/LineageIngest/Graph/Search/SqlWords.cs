using System.Text;
using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Graph.Search;

/// <summary>The words of an SQL text. Pure.</summary>
static class SqlWords
{
    /// <summary>Digits in such a row are dates and run numbers, which make a text new at every run.</summary>
    const int LongestNumber = 3;

    /// <summary>Distinct words in lower case, in order of appearance: <c>INSERT INTO a SELECT x FROM b_20260101</c> is <c>insert into a select x from b_</c>.</summary>
    public static string Of(string sql)
    {
        var text = Grams.Lower(sql);
        var words = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            while (i < text.Length && IsWordPart(text[i]))
                i++;
            if (i == start)
            {
                i++;
                continue;
            }
            var word = char.IsAsciiDigit(text[start]) ? "" : WithoutNumbers(text.AsSpan(start, i - start));
            if (word.Length > 0 && seen.Add(word))
                words.Append(words.Length > 0 ? " " : "").Append(word);
        }
        return words.ToString();
    }

    /// <summary>The SQL in a stored text: the text itself, or the statements of our crawler's facet.</summary>
    public static string InContent(string body)
    {
        if (!body.StartsWith('{'))
            return body;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth });
            return string.Join(";\n", document.RootElement.Items("statements").Select(s => s.Text("query")).OfType<string>());
        }
        catch (JsonException)
        {
            return body; // a template may begin with a brace
        }
    }

    public static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    static string WithoutNumbers(ReadOnlySpan<char> word)
    {
        var kept = new StringBuilder(word.Length);
        var i = 0;
        while (i < word.Length)
        {
            var start = i;
            while (i < word.Length && char.IsAsciiDigit(word[i]))
                i++;
            if (i - start is > 0 and <= LongestNumber)
                kept.Append(word[start..i]);
            if (i < word.Length)
                kept.Append(word[i++]);
        }
        return kept.ToString();
    }
}
