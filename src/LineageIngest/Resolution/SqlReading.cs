using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Names;
using LineageIngest.Sql;

namespace LineageIngest.Resolution;

/// <summary>One text of a claim with its context → findings. Pure over what the store knew.</summary>
sealed class SqlReading(
    SqlText text,
    SqlContext context,
    ClaimCatalog catalog,
    DatasetName? destination,
    IReadOnlyList<string> destinationColumns,
    SqlFindings findings
)
{
    static readonly HashSet<DiagnosticCode> _leavesColumnsOpen =
    [
        DiagnosticCode.NotUnderstood,
        DiagnosticCode.AmbiguousColumn,
        DiagnosticCode.UnknownColumn,
        DiagnosticCode.UnknownQualifier,
        DiagnosticCode.OpenStar,
        DiagnosticCode.LimitReached,
        DiagnosticCode.DynamicName,
    ];

    public void Add(SqlAnalyzer analyzer, CancellationToken cancellation)
    {
        var analysis = analyzer.Analyze(text.Query, context.Dialect, catalog, cancellation);
        AddTables(analysis);
        foreach (var edge in analysis.Script.Columns)
            AddColumn(edge);
        foreach (var indirect in analysis.Script.IndirectSources)
            AddIndirect(indirect);
        foreach (var name in analysis.Script.NonTables)
            AddNotATable(name);
        foreach (var table in analysis.Statements.Where(s => s.Kind == StatementKind.CreateTable).SelectMany(s => s.Declared))
            AddDeclared(table);
        if (context.Namespace is { } ns)
            findings.Namespaces.Add(ns);
        var understood = analysis.Completeness == Completeness.Full && !text.Truncated && !catalog.HasUnresolved;
        findings.TablesAreComplete &=
            understood
            && !analysis.Diagnostics.Any(d =>
                d.Code is DiagnosticCode.NotUnderstood or DiagnosticCode.LimitReached or DiagnosticCode.DynamicName
            );
        findings.ColumnsAreComplete &= understood && !analysis.Diagnostics.Any(d => _leavesColumnsOpen.Contains(d.Code));
    }

    void AddTables(SqlAnalysis analysis)
    {
        var script = analysis.Script;
        foreach (var read in script.Reads.Concat(script.Intermediates))
        {
            if (Dataset(read.Table, read.Certainty) is { } dataset)
                findings.Reads.Add(dataset.Id);
        }

        foreach (var write in script.Writes)
        {
            if (Dataset(write.Table, write.Certainty) is { } dataset)
                findings.Writes.Add(dataset.Id);
        }

        AddEdges(analysis);
        if (script.Writes.Length > 0 || destination is null)
            return;
        findings.Writes.Add(destination.Id);
        findings.Datasets.Add(destination);
        foreach (var read in script.Reads)
        {
            if (catalog.DatasetOf(read.Table) is { } source)
                findings.Edges.Add((source.Id, destination.Id));
        }
    }

    /// <summary>Each statement's reads feed its writes; what only lived within the script is walked through.</summary>
    void AddEdges(SqlAnalysis analysis)
    {
        var sources = new Dictionary<TableName, HashSet<TableName>>();
        foreach (var statement in analysis.Statements)
        {
            foreach (var write in statement.Writes)
            {
                if (!sources.TryGetValue(write.Table, out var reads))
                    sources[write.Table] = reads = [];
                reads.UnionWith(statement.Reads.Select(r => r.Table));
            }
        }

        var lasting = analysis
            .Script.Reads.Concat(analysis.Script.Writes)
            .Concat(analysis.Script.Intermediates)
            .Select(t => t.Table)
            .ToHashSet();
        foreach (var target in analysis.Script.Writes.Concat(analysis.Script.Intermediates).Select(w => w.Table).Distinct())
        {
            if (catalog.DatasetOf(target) is { } to)
            {
                foreach (var source in LastingSources(target, sources, lasting))
                {
                    if (catalog.DatasetOf(source) is { } from)
                        findings.Edges.Add((from.Id, to.Id));
                }
            }
        }
    }

    static HashSet<TableName> LastingSources(
        TableName target,
        Dictionary<TableName, HashSet<TableName>> sources,
        HashSet<TableName> lasting
    )
    {
        var found = new HashSet<TableName>();
        var seen = new HashSet<TableName>();
        var queue = new Queue<TableName>(sources.GetValueOrDefault(target) ?? []);
        while (queue.TryDequeue(out var table))
        {
            if (!seen.Add(table))
                continue;
            if (lasting.Contains(table))
            {
                found.Add(table);
            }
            else
            {
                foreach (var further in sources.GetValueOrDefault(table) ?? [])
                    queue.Enqueue(further);
            }
        }
        return found;
    }

    void AddColumn(ColumnEdge edge)
    {
        if (edge.Source.Table is null || Dataset(edge.Source.Table, edge.Certainty) is not { } source)
            return;
        var (target, column) = edge.Target.Table is { } table
            ? (Dataset(table, Certainty.Certain), edge.Target.Column)
            : (destination, OutputColumn(edge));
        if (target is null || column is null)
            return;
        var (type, subtype) = Words(edge.Kind);
        findings.Columns.Add(
            new SqlColumn(
                source.Id,
                edge.Source.Column,
                target.Id,
                column,
                type,
                subtype,
                edge.Masking,
                edge.Certainty == Certainty.Certain && !findings.Guessed.Contains(source.Id)
            )
        );
    }

    /// <summary>
    /// A query's rows go to the destination by name. By position only where the output has no name or a transfer says that positions count:
    /// a schema facet may list a few documented columns only, and then positions mean nothing.
    /// </summary>
    string? OutputColumn(ColumnEdge edge)
    {
        var known = edge.IsNamed
            ? destinationColumns.FirstOrDefault(c => string.Equals(c, edge.Target.Column, StringComparison.OrdinalIgnoreCase))
            : null;
        if (known is not null)
            return known;
        var byPosition = !edge.IsNamed || text.Destination is not null;
        if (byPosition && edge.Ordinal >= 0 && edge.Ordinal < destinationColumns.Count)
            return destinationColumns[edge.Ordinal];
        return edge.IsNamed ? edge.Target.Column : null;
    }

    void AddIndirect(IndirectSource indirect)
    {
        if (indirect.Source.Table is null || Dataset(indirect.Source.Table, indirect.Certainty) is not { } source)
            return;
        var target = indirect.Target is { } table ? Dataset(table, Certainty.Certain) : destination;
        if (target is null)
            return;
        var (type, subtype) = Words(indirect.Kind);
        findings.Columns.Add(
            new SqlColumn(source.Id, indirect.Source.Column, target.Id, "", type, subtype, false, indirect.Certainty == Certainty.Certain)
        );
    }

    void AddNotATable(NonTable name)
    {
        var before = text.Query.AsSpan(0, Math.Clamp(name.Span.Start, 0, text.Query.Length));
        var why = name.Reason switch
        {
            NonTableReason.CommonTable => "a common table expression",
            NonTableReason.Alias => "an alias",
            NonTableReason.ValuesList => "a VALUES list",
            NonTableReason.TableFunction => "a table function",
            NonTableReason.Temporary => "a temporary table",
            _ => "a variable",
        };
        findings.NotTables.Add(new NotATable(name.Name, why, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n')));
    }

    void AddDeclared(DeclaredTable table)
    {
        if (
            table.Temporary
            || table.Columns.Length == 0
            || table.Columns.Any(c => c.Type.Length == 0)
            || catalog.DatasetOf(table.Table) is not { } dataset
        )
        {
            return;
        }

        findings.Declared.Add(
            new DeclaredColumns(dataset.Id, SchemaColumn.Write([.. table.Columns.Select(c => new SchemaColumn(c.Name, c.Type, []))]))
        );
    }

    DatasetName? Dataset(TableName table, Certainty certainty)
    {
        if (catalog.DatasetOf(table) is not { } dataset)
            return null;
        findings.Datasets.Add(dataset);
        if (certainty == Certainty.Inferred)
            findings.Guessed.Add(dataset.Id);
        return dataset;
    }

    static (string Type, string Subtype) Words(EdgeKind kind) =>
        kind switch
        {
            EdgeKind.Identity => ("DIRECT", "IDENTITY"),
            EdgeKind.Transformation => ("DIRECT", "TRANSFORMATION"),
            EdgeKind.Aggregation => ("DIRECT", "AGGREGATION"),
            EdgeKind.Join => ("INDIRECT", "JOIN"),
            EdgeKind.Filter => ("INDIRECT", "FILTER"),
            EdgeKind.GroupBy => ("INDIRECT", "GROUP_BY"),
            EdgeKind.Sort => ("INDIRECT", "SORT"),
            EdgeKind.Window => ("INDIRECT", "WINDOW"),
            _ => ("INDIRECT", "CONDITIONAL"),
        };
}
