using System.Buffers;
using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Statements;

namespace LineageIngest.Sql.Parsing;

/// <summary>mask → lex → parse: our own front end as one step.</summary>
static class ScriptReader
{
    /// <summary>Reads a script.</summary>
    /// <param name="sql">The text as given.</param>
    /// <param name="masked">The same with templates masked.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="diagnostics">Takes what is worth saying.</param>
    /// <param name="cancellation">Ends reading early.</param>
    /// <param name="textDepth">How many texts given as text this one stands in.</param>
    public static Statement[] Read(
        string sql,
        string masked,
        Dialect dialect,
        SqlLimits limits,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation,
        int textDepth = 0
    )
    {
        var (tokens, count) = Lexer.Read(masked, dialect, cancellation);
        try
        {
            return StatementParser.Parse(sql, tokens, count, dialect, limits, diagnostics, cancellation, textDepth);
        }
        finally
        {
            ArrayPool<Token>.Shared.Return(tokens);
        }
    }

    /// <summary>Reads SQL given as text inside a script; spans are those of the script as far as the text has no escapes.</summary>
    public static (string Text, Statement[] Statements) ReadText(
        DynamicStatement text,
        Dialect dialect,
        SqlLimits limits,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation,
        int textDepth = 0
    )
    {
        // Blanks before the text give it its place in the script; for far places that would cost more than it tells.
        var sql = text.TextStart < 100_000 && !text.IsComposed ? new string(' ', text.TextStart) + text.Text : text.Text;
        var own = text.IsComposed ? [] : diagnostics;
        var statements = Read(sql, TemplateMask.Apply(sql, dialect), dialect, limits, own, cancellation, textDepth);
        if (text.IsComposed)
        {
            diagnostics.AddRange(own.Select(diagnostic => diagnostic with { Span = text.Span }));
        }

        return (sql, statements);
    }
}
