using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Reading;

namespace LineageIngest.Sql.TSql;

/// <summary>Reads Transact-SQL through Microsoft's ScriptDom: <c>new SqlAnalyzer(new ScriptDomReader())</c>.</summary>
/// <remarks>Holds no state. What ScriptDom does not know, or what is too large or too deep for a parser that cannot be cancelled, is left unread.</remarks>
public sealed class ScriptDomReader : IStatementReader
{
    /// <inheritdoc/>
    public bool Reads(Dialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return dialect.Grammar == Grammar.TransactSql;
    }

    /// <inheritdoc/>
    public ReadScript Read(string sql, string masked, Dialect dialect, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(masked);
        ArgumentNullException.ThrowIfNull(dialect);
        var tokens = masked.Length > Bounds.MaxScript ? null : Tokens.Of(sql, BindMask.Apply(masked, dialect, cancellation));
        if (tokens is null)
        {
            return new ReadScript([], [new TextSpan(0, sql.Length)]);
        }

        var statements = new List<Statement>();
        var unread = new List<TextSpan>();
        foreach (var batch in Batches.Of(tokens))
        {
            cancellation.ThrowIfCancellationRequested();
            new BatchReader(tokens, batch, statements, unread).Read();
        }

        return new ReadScript([.. statements], [.. unread]);
    }
}
