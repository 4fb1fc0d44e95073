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

        var word = Keywords.Find(text[..length], Keywords.Hash(text[..length]));
        return (Keywords.Use(word) & KeywordUse.Verb) != 0
            || word
                is Keyword.With
                    or Keyword.Values
                    or Keyword.From
                    or Keyword.Rename
                    or Keyword.Load
                    or Keyword.Export
                    or Keyword.Exchange
                    or Keyword.For
                    or Keyword.Loop;
    }
}
