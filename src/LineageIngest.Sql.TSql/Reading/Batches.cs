using System.Buffers;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.TSql.Reading;

/// <summary>A script prepared for ScriptDom: cut at its GO lines, with the bind styles of client libraries turned into variables of equal length.</summary>
/// <param name="Text">The script; <c>%(day)s</c>, <c>%s</c>, <c>?</c> and <c>:day</c> have become variables.</param>
/// <param name="Spans">The batches, without blanks around them.</param>
sealed record Batches(string Text, List<TextSpan> Spans)
{
    static readonly SearchValues<char> _bindStarts = SearchValues.Create("%?:");

    public static Batches Of(string masked, Dialect dialect, CancellationToken cancellation)
    {
        var spans = new List<TextSpan>();
        char[]? text = null;
        var (start, end) = (-1, -1);
        var line = false;
        var (tokens, count) = Lexer.Read(masked, dialect, cancellation);
        foreach (var token in tokens.AsSpan(0, count))
        {
            var isGo = token is { Kind: TokenKind.Semicolon, Keyword: Keyword.Go };
            if (isGo || token.Kind == TokenKind.End)
            {
                if (start >= 0)
                {
                    spans.Add(TextSpan.Between(start, end));
                }

                (start, end, line) = (-1, token.End, isGo);
                continue;
            }

            if (token.Kind is TokenKind.Parameter or TokenKind.Question && _bindStarts.Contains(masked[token.Start]))
            {
                text ??= masked.ToCharArray();
                text[token.Start] = '@';
                Array.Fill(text, '_', token.Start + 1, token.End - token.Start - 1);
            }

            // GO 5 runs the batch before it five times.
            if (line && token.Kind == TokenKind.Number && !masked.AsSpan(end, token.Start - end).Contains('\n'))
            {
                continue;
            }

            start = start < 0 ? token.Start : start;
            (end, line) = (token.End, false);
        }

        ArrayPool<Token>.Shared.Return(tokens);
        return new Batches(text is null ? masked : new string(text), spans);
    }
}
