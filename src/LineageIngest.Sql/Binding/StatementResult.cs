namespace LineageIngest.Sql.Binding;

/// <summary>An edge before tables have their last names.</summary>
readonly record struct BoundEdge(Table? Target, string Column, int Ordinal, bool IsNamed, Origin Source, TextSpan Span);

/// <summary>What one statement reads, writes and derives.</summary>
sealed class StatementResult(int number, ResultLimits limits)
{
    /// <summary>Where everything stands that is read out of a text put together by the script; else null.</summary>
    public TextSpan? Place { get; init; }

    readonly HashSet<Table> _readSet = [];
    readonly HashSet<Table> _writeSet = [];

    /// <summary>The statement's number in the script, from 0.</summary>
    public int Number => number;

    public List<(Table Table, TextSpan Span)> Reads { get; } = [];

    public List<(Table Table, TextSpan Span)> Writes { get; } = [];

    public List<BoundEdge> Edges { get; } = [];

    public List<(Table? Target, IndirectSources Influences)> IndirectSources { get; } = [];

    public List<DeclaredTable> Declared { get; } = [];

    public List<NonTable> NonTables { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    public void Read(Table table, TextSpan span)
    {
        if (_readSet.Add(table))
        {
            Reads.Add((table, Place ?? span));
        }
    }

    /// <summary>A read that stands before all that were recorded so far.</summary>
    public void ReadFirst(Table table, TextSpan span)
    {
        if (_readSet.Add(table))
        {
            Reads.Insert(0, (table, Place ?? span));
        }
    }

    /// <summary>A written table that stood in FROM only to be named is no input.</summary>
    public void RemoveRead(Table table)
    {
        if (_readSet.Remove(table))
        {
            Reads.RemoveAll(read => ReferenceEquals(read.Table, table));
        }
    }

    /// <summary>A table that an UPDATE joins, and whose columns it leaves as they are, is not written.</summary>
    public void RemoveWrite(Table table)
    {
        if (_writeSet.Remove(table))
        {
            Writes.RemoveAll(write => ReferenceEquals(write.Table, table));
        }
    }

    public void Write(Table table, TextSpan span)
    {
        if (_writeSet.Add(table))
        {
            Writes.Add((table, Place ?? span));
        }
    }

    public void Edge(Table? target, string column, int ordinal, bool isNamed, Origin[] sources, TextSpan span)
    {
        foreach (var source in sources)
        {
            if (limits.TakeEdge())
            {
                Edges.Add(new BoundEdge(target, column, ordinal, isNamed, source, Place ?? span));
            }
            else
            {
                limits.Report(Diagnostics, span);
                return;
            }
        }
    }

    /// <summary>Gives a column of a table another name in what was recorded so far.</summary>
    public void RenameColumn(Table table, string from, string to)
    {
        for (var index = 0; index < Edges.Count; index++)
        {
            var edge = Edges[index];
            if (ReferenceEquals(edge.Target, table) && edge.Column.Equals(from, StringComparison.OrdinalIgnoreCase))
            {
                edge = edge with { Column = to };
            }

            if (ReferenceEquals(edge.Source.Table, table) && edge.Source.Column.Equals(from, StringComparison.OrdinalIgnoreCase))
            {
                edge = edge with { Source = edge.Source with { Column = to } };
            }

            Edges[index] = edge;
        }
    }

    /// <summary>Whether something was left out because of a limit, so that the statement is not fully understood.</summary>
    public bool IsLimited { get; private set; }

    public void Limit(Diagnostic diagnostic)
    {
        if (!IsLimited)
        {
            Report(diagnostic);
        }

        IsLimited = true;
    }

    /// <summary>Whether a name in it means nothing that is known: in SQL that runs, such a name was misunderstood.</summary>
    public bool IsDoubtful { get; private set; }

    public void Report(Diagnostic diagnostic)
    {
        IsDoubtful |= diagnostic.Code is DiagnosticCode.UnknownColumn or DiagnosticCode.UnknownQualifier;
        if (Diagnostics.Count < 200)
        {
            Diagnostics.Add(Place is { } place ? diagnostic with { Span = place } : diagnostic);
        }
    }

    public void AddNonTable(string name, NonTableReason reason, TextSpan span)
    {
        if (name.Length > 0 && NonTables.Count < 10_000)
        {
            NonTables.Add(new NonTable(name, reason, Place ?? span));
        }
    }
}

/// <summary>Counts what an analysis puts out, over all statements.</summary>
sealed class ResultLimits(int edges)
{
    int _left = edges;
    bool _said;

    public bool TakeEdge() => _left-- > 0;

    public void Report(List<Diagnostic> diagnostics, TextSpan span)
    {
        if (!_said)
        {
            _said = true;
            diagnostics.Add(DiagnosticFacts.TooManyEdges(span));
        }
    }
}
