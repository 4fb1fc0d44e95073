using System.Buffers;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.TSql.Reading;

/// <summary>Turns the bind styles of client libraries into variables of equal length: <c>%(day)s</c>, <c>%s</c>, <c>?</c>, <c>:day</c>.</summary>
static class BindMask
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("%?:");

    public static string Apply(string text, Dialect dialect, CancellationToken cancellation)
    {
        if (text.AsSpan().IndexOfAny(Starts) < 0)
        {
            return text;
        }

        char[]? masked = null;
        var (tokens, count) = Lexer.Read(text, dialect, cancellation);
        foreach (var token in tokens.AsSpan(0, count))
        {
            if (token.Kind is TokenKind.Parameter or TokenKind.Question && Starts.Contains(text[token.Start]))
            {
                masked ??= text.ToCharArray();
                masked[token.Start] = '@';
                Array.Fill(masked, '_', token.Start + 1, token.End - token.Start - 1);
            }
        }

        ArrayPool<Token>.Shared.Return(tokens);
        return masked is null ? text : new string(masked);
    }
}
