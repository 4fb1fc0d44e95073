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
        return dialect.Grammar != Grammar.Own;
    }

    /// <inheritdoc/>
    public ReadScript Read(string sql, string masked, Dialect dialect, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(masked);
        ArgumentNullException.ThrowIfNull(dialect);
        var statements = new List<Statement>();
        var unread = new List<TextSpan>();
        var batches = Batches.Of(masked, dialect, cancellation);
        foreach (var span in batches.Spans)
        {
            cancellation.ThrowIfCancellationRequested();
            if (unread.Count >= Bounds.MaxUnread)
            {
                unread.Add(TextSpan.Between(span.Start, sql.Length));
                break;
            }

            if (span.Length <= Bounds.MaxBatch && Tokens.Of(sql, batches.Text, span, dialect.Grammar) is { } tokens && Bounds.Admit(tokens))
            {
                new BatchReader(tokens, dialect.Grammar, statements, unread).Read();
            }
            else
            {
                unread.Add(span);
            }
        }

        return new ReadScript([.. statements], [.. unread]);
    }
}
