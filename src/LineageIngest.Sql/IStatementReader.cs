using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql;

/// <summary>Another front end that reads a grammar better than our own parser and yields the same IR.</summary>
public interface IStatementReader
{
    /// <summary>Whether it reads this dialect.</summary>
    bool Reads(Dialect dialect);

    /// <summary>Reads what it can; never throws on input.</summary>
    /// <param name="sql">The script as given; names are read from it, so that a template in a name stays visible.</param>
    /// <param name="masked">The same with templates masked at equal length, so that every offset is true.</param>
    /// <param name="dialect">The dialect, for folding names.</param>
    /// <param name="cancellation">Ends reading early.</param>
    ReadScript Read(string sql, string masked, Dialect dialect, CancellationToken cancellation);
}

/// <summary>What a front end read: statements in the order of the text, and the ranges it leaves to our own parser.</summary>
public sealed record ReadScript(Statement[] Statements, TextSpan[] Unread);
