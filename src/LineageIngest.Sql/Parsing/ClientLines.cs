using System.Buffers;
using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>Takes the lines of a client out of a text that another front end reads: <c>:setvar x y</c>, <c>:r file.sql</c>, <c>!!dir</c>.</summary>
static class ClientLines
{
    /// <summary>The text with blanks in their place; a line that runs what the text does not hold becomes a statement that says so.</summary>
    public static string Blank(
        string masked,
        Dialect dialect,
        List<Statement> statements,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        if (!MayHold(masked))
        {
            return masked;
        }

        var (tokens, count) = Lexer.Read(masked, dialect, cancellation);
        char[]? blanked = null;
        for (var index = 0; index < count; index++)
        {
            ref readonly var token = ref tokens[index];
            if (token.Kind != TokenKind.Semicolon || token.Keyword == Keyword.Go || masked[token.Start] is not (':' or '!'))
            {
                continue;
            }

            blanked ??= masked.ToCharArray();
            Array.Fill(blanked, ' ', token.Start, token.End - token.Start);
            if (token.Keyword == Keyword.Include)
            {
                var span = TextSpan.Between(token.Start, token.End);
                diagnostics.Add(DiagnosticFacts.UnknownCommand(span));
                statements.Add(new OtherStatement("INCLUDE", [], [], [], span) { Completeness = Completeness.Partial });
            }
        }

        ArrayPool<Token>.Shared.Return(tokens);
        return blanked is null ? masked : new string(blanked);
    }

    static bool MayHold(string masked)
    {
        for (var at = 0; at < masked.Length; at++)
        {
            while (at < masked.Length && char.IsWhiteSpace(masked[at]))
            {
                at++;
            }

            if (at < masked.Length && masked[at] is ':' or '!')
            {
                return true;
            }

            var line = masked.IndexOf('\n', at);
            if (line < 0)
            {
                return false;
            }

            at = line;
        }

        return false;
    }
}
