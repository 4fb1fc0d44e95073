using LineageIngest.Sql.Binding;

namespace LineageIngest.Sql.Folding;

/// <summary>Follows a script through the tables that do not outlast it: <c>a → #t → b</c> becomes <c>a → b</c>.</summary>
sealed class ScriptFolder(IReadOnlyList<StatementResult> statements, int maxEdges)
{
    readonly Dictionary<(Table Table, string Column), List<(int Statement, Origin Source)>> _into = [];
    readonly Dictionary<Table, List<(int Statement, IndirectSources Influences)>> _influences = [];
    readonly Dictionary<(Table Table, string Column, int Before), Origin[]> _sources = [];

    // Tables that are made of one another; a longer chain is no hand-written script.
    const int MaxChain = 200;

    public ScriptLineage Fold()
    {
        var edges = new List<ColumnEdge>();
        var indirect = new List<IndirectSource>();
        var seenEdges = new HashSet<(Table?, string, Table, string, EdgeKind, bool)>();
        var seenInfluences = new HashSet<(Table?, Table, string, EdgeKind)>();
        foreach (var statement in statements)
        {
            foreach (var edge in statement.Edges)
            {
                if (edge.Target is { Ephemeral: true })
                {
                    Remember(edge, statement.Number);
                    continue;
                }

                if (!edge.Source.Table.Ephemeral)
                {
                    Add(edge, edge.Source);
                    continue;
                }

                foreach (var source in Expand(edge.Source, statement.Number, 0))
                {
                    Add(edge, source);
                }
            }

            FoldInfluences(statement, indirect, seenInfluences);
        }

        void Add(BoundEdge edge, Origin source)
        {
            if (
                edges.Count < maxEdges
                && seenEdges.Add((edge.Target, edge.Column, source.Table, source.Column, source.Kind, source.Masking))
            )
            {
                var target = new ColumnName(edge.Target?.Name, edge.Column);
                edges.Add(
                    new ColumnEdge(
                        target,
                        edge.Ordinal,
                        edge.IsNamed,
                        new ColumnName(source.Table.Name, source.Column),
                        source.Kind,
                        source.Masking,
                        source.Certainty,
                        edge.Span
                    )
                );
            }
        }

        return new ScriptLineage(
            Reads(),
            Writes(),
            Intermediates(),
            [.. edges],
            [.. indirect],
            [.. statements.SelectMany(statement => statement.NonTables).Distinct().OrderBy(name => name.Span.Start)]
        );
    }

    void Remember(BoundEdge edge, int statement)
    {
        var key = (edge.Target!, edge.Column);
        if (!_into.TryGetValue(key, out var sources))
        {
            _into[key] = sources = [];
        }

        sources.Add((statement, edge.Source));
    }

    /// <summary>What an origin comes from when tables that do not outlast the script are followed through, up to the statement.</summary>
    IEnumerable<Origin> Expand(Origin origin, int before, int depth) =>
        origin.Table.Ephemeral ? Sources(origin.Table, origin.Column, before, depth).Select(source => Seen(source, origin)) : [origin];

    // What came in from the source is seen through what was done with the column.
    static Origin Seen(Origin source, Origin through)
    {
        var seen = source.Through(through.Kind) with { Masking = source.Masking || through.Masking };
        return through.Certainty == Certainty.Inferred ? seen.AsInferred() : seen;
    }

    // Each column is followed once: where tables are made of others twice, the ways to it double with each.
    Origin[] Sources(Table table, string column, int before, int depth)
    {
        if (depth > MaxChain)
        {
            return [];
        }

        var key = (table, column, before);
        if (_sources.TryGetValue(key, out var known))
        {
            return known;
        }

        var found = new List<Origin>();
        var seen = new HashSet<Origin>();
        if (_into.TryGetValue((table, column), out var sources))
        {
            foreach (var (statement, source) in sources)
            {
                if (statement < before)
                {
                    AddAll(Expand(source, statement, depth + 1));
                }
            }
        }

        foreach (var alternative in table.Alternatives)
        {
            AddAll(Sources(alternative, alternative.FindColumn(column) ?? column, before, depth + 1));
        }

        foreach (var (statement, rows) in table.OpenSources)
        {
            if (statement < before && rows.Find(column, true, out var open) != Lookup.None)
            {
                foreach (var source in open)
                {
                    AddAll(Expand(source, statement, depth + 1));
                }
            }
        }

        return _sources[key] = [.. found];

        void AddAll(IEnumerable<Origin> origins) => found.AddRange(origins.Where(seen.Add));
    }

    void FoldInfluences(StatementResult statement, List<IndirectSource> into, HashSet<(Table?, Table, string, EdgeKind)> seen)
    {
        foreach (var (target, own) in statement.IndirectSources)
        {
            if (target is { Ephemeral: true })
            {
                if (!_influences.TryGetValue(target, out var list))
                {
                    _influences[target] = list = [];
                }

                list.Add((statement.Number, own));
                continue;
            }

            var all = new List<(Origin Origin, TextSpan Span)>();
            var visited = new HashSet<IndirectSources>();
            own.CollectInto(visited, all);
            foreach (var (table, _) in statement.Reads)
            {
                CollectFrom(table, statement.Number, visited, all, 0);
            }

            foreach (var (origin, span) in all)
            {
                if (!origin.Table.Ephemeral)
                {
                    Add(target, origin, origin.Kind, span);
                    continue;
                }

                foreach (var source in Expand(origin, statement.Number, 0))
                {
                    Add(target, source, origin.Kind, span);
                }
            }
        }

        void Add(Table? target, Origin source, EdgeKind kind, TextSpan span)
        {
            if (into.Count < maxEdges && seen.Add((target, source.Table, source.Column, kind)))
            {
                into.Add(new IndirectSource(target?.Name, new ColumnName(source.Table.Name, source.Column), kind, source.Certainty, span));
            }
        }
    }

    void CollectFrom(Table table, int before, HashSet<IndirectSources> visited, List<(Origin Origin, TextSpan Span)> all, int depth)
    {
        if (table.Ephemeral && depth <= 64)
        {
            foreach (var alternative in table.Alternatives)
            {
                CollectFrom(alternative, before, visited, all, depth + 1);
            }
        }

        if (!table.Ephemeral || depth > 64 || !_influences.TryGetValue(table, out var list))
        {
            return;
        }

        foreach (var (statement, indirect) in list)
        {
            if (statement >= before)
            {
                continue;
            }

            indirect.CollectInto(visited, all);
            foreach (var (inner, _) in statements[statement].Reads)
            {
                CollectFrom(inner, statement, visited, all, depth + 1);
            }
        }
    }

    TableUse[] Reads()
    {
        var uses = new List<TableUse>();
        var seen = new HashSet<TableName>();
        var made = new HashSet<Table>();
        foreach (var statement in statements)
        {
            foreach (var (table, span) in statement.Reads)
            {
                if (!table.Ephemeral && !(table.Created && made.Contains(table)) && seen.Add(table.Name))
                {
                    uses.Add(new TableUse(table.Name, span, table.Certainty));
                }
            }

            made.UnionWith(statement.Writes.Select(write => write.Table));
        }

        return [.. uses];
    }

    TableUse[] Writes()
    {
        var seen = new HashSet<TableName>();
        return
        [
            .. statements
                .SelectMany(statement => statement.Writes)
                .Where(write => !write.Table.Ephemeral && seen.Add(write.Table.Name))
                .Select(write => new TableUse(write.Table.Name, write.Span, write.Table.Certainty)),
        ];
    }

    TableUse[] Intermediates()
    {
        var uses = new List<TableUse>();
        var made = new HashSet<Table>();
        var seen = new HashSet<TableName>();
        foreach (var statement in statements)
        {
            foreach (var (table, span) in statement.Reads)
            {
                if (!table.Ephemeral && made.Contains(table) && seen.Add(table.Name))
                {
                    uses.Add(new TableUse(table.Name, span, table.Certainty));
                }
            }

            made.UnionWith(statement.Writes.Select(write => write.Table));
        }

        return [.. uses];
    }
}
