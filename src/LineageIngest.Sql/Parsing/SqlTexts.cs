using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>Tells SQL from other text by the word with which it begins.</summary>
static class SqlTexts
{
    /// <summary>Whether a statement begins behind blanks, comments and parentheses.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart().TrimStart('(');
            if (text.StartsWith("--"))
            {
                var line = text.IndexOf('\n');
                text = line < 0 ? [] : text[line..];
            }
            else if (text.StartsWith("/*"))
            {
                var close = text.IndexOf("*/");
                text = close < 0 ? [] : text[(close + 2)..];
            }
            else if (text.Length == 0 || !char.IsWhiteSpace(text[0]))
            {
                break;
            }
        }

        var length = 0;
        while (length < text.Length && (char.IsAsciiLetter(text[length]) || text[length] == '_'))
        {
            length++;
        }

        var word = Words.Find(text[..length], Words.Hash(text[..length]));
        return (Words.Use(word) & WordUse.Verb) != 0
            || word
                is Word.With
                    or Word.Values
                    or Word.From
                    or Word.Rename
                    or Word.Load
                    or Word.Export
                    or Word.Exchange
                    or Word.For
                    or Word.Loop;
    }
}
