using LineageIngest.Names;
using LineageIngest.Sql;

namespace LineageIngest.Insight.Statements;

/// <summary>Turns an analysis into what people read: every column with its expression and the places of what it comes from. Pure.</summary>
/// <param name="datasetOf">the dataset behind a table of the analysis, null where none is known</param>
sealed class SqlDescriber(string sql, SqlAnalysis analysis, Func<TableName, DatasetName?> datasetOf, Func<DatasetName, bool> isKnown)
{
    /// <summary>Where a name begins that leads to no dataset (ClaimCatalog); people see the name as written.</summary>
    const char Marker = '\0';

    readonly SqlMentions _mentions = new(sql);

    public (List<DescribedStatement> Statements, List<DescribedDiagnostic> Diagnostics) Describe() =>
        (
            [.. analysis.Statements.Select(Statement)],
            [
                .. analysis
                    .Diagnostics.Select(diagnostic => (Diagnostic: diagnostic, Statement: IndexAt(diagnostic.Span.Start)))
                    .Concat(
                        analysis.Statements.SelectMany(
                            (statement, i) => statement.Diagnostics.Select(diagnostic => (Diagnostic: diagnostic, Statement: i))
                        )
                    )
                    .DistinctBy(row => (row.Diagnostic.Code, row.Diagnostic.Message, row.Diagnostic.Span))
                    .Select(row => new DescribedDiagnostic(
                        row.Diagnostic.Code.ToString(),
                        row.Diagnostic.Message,
                        Severity(row.Diagnostic.Code),
                        _mentions.Place(row.Diagnostic.Span),
                        row.Statement
                    ))
                    .OrderBy(diagnostic => diagnostic.Span.Start),
            ]
        );

    DescribedStatement Statement(StatementAnalysis statement, int index) =>
        new(
            index,
            KindOf(statement.Kind),
            _mentions.Place(statement.Span),
            statement.Completeness.ToString(),
            statement.Kind == StatementKind.Use,
            [
                .. statement.Reads.Select(use => Use(use, statement)),
                .. statement
                    .NonTables.Where(name =>
                        name.Reason is NonTableReason.CommonTable or NonTableReason.TableFunction or NonTableReason.Temporary
                    )
                    .DistinctBy(name => name.Name)
                    .Select(name => new DescribedUse(
                        new DescribedTable(null, name.Name, null),
                        name.Reason switch
                        {
                            NonTableReason.CommonTable => "cte",
                            NonTableReason.TableFunction => "function",
                            _ => "temporary",
                        },
                        [_mentions.Place(name.Span)],
                        null,
                        true
                    )),
            ],
            [.. statement.Writes.Select(use => Use(use, statement))],
            [
                .. statement
                    .Columns.Where(IsValue)
                    .GroupBy(edge => (edge.Target, edge.Ordinal, edge.Expression))
                    .Select(edges => Column([.. edges], statement)),
            ],
            [
                .. statement
                    .IndirectSources.GroupBy(influence => (influence.Kind, influence.Span, Target: (string?)null))
                    .Select(group => Influence(group.Key.Kind, group.Key.Span, group.Key.Target, group.Select(one => one.Source))),
                .. statement
                    .Columns.Where(edge => !IsValue(edge))
                    .GroupBy(edge => (edge.Kind, Span: edge.Expression, Target: edge.Target.Column))
                    .Select(group => Influence(group.Key.Kind, group.Key.Span, group.Key.Target, group.Select(edge => edge.Source))),
            ]
        );

    DescribedUse Use(TableUse use, StatementAnalysis statement)
    {
        var declared = statement.Declared.FirstOrDefault(table => table.Table == use.Table);
        return new DescribedUse(
            Table(use.Table),
            statement.Declared.Any(table => table.Table == use.Table && table.Temporary) ? "temporary" : "table",
            [_mentions.Place(use.Span)],
            declared is { Columns.Length: > 0 } ? [.. declared.Columns.Select(column => column.Name)] : null,
            declared is not { Columns.Length: > 0 }
        );
    }

    DescribedColumn Column(List<ColumnEdge> edges, StatementAnalysis statement)
    {
        var (first, expression) = (edges[0], edges[0].Expression);
        var text = expression.Length > 0 && expression.End <= sql.Length ? sql.Substring(expression.Start, expression.Length) : null;
        var kind = edges.Max(edge => edge.Kind);
        return new DescribedColumn(
            new DescribedTarget(first.Target.Table is { } table ? Table(table) : null, first.Target.Column),
            TargetPlaces(first, statement),
            text,
            text is null ? null : _mentions.Place(expression),
            edges.Exists(edge => edge.Masking),
            Word(edges.Exists(edge => edge.Certainty == Certainty.Inferred) ? Certainty.Inferred : Certainty.Certain),
            KindOf(kind),
            Transformations.Word(kind, edges.Exists(edge => edge.Masking), text),
            [
                .. edges
                    .Where(edge => edge.Source.Table is not null)
                    .DistinctBy(edge => edge.Source)
                    .Select(edge => new DescribedSource(
                        Table(edge.Source.Table!),
                        edge.Source.Column,
                        Places(edge.Source.Column, expression, statement.Span),
                        Word(edge.Certainty)
                    )),
            ]
        );
    }

    DescribedInfluence Influence(EdgeKind kind, TextSpan span, string? target, IEnumerable<ColumnName> sources) =>
        new(
            KindOf(kind),
            _mentions.Place(span),
            [
                .. sources
                    .Where(source => source.Table is not null)
                    .Distinct()
                    .Select(source => new DecidingColumn(
                        Table(source.Table!),
                        source.Column,
                        [.. _mentions.Of(source.Column, span).Select(_mentions.Place)]
                    )),
            ],
            target
        );

    /// <summary>In the list of columns before the query, and as the alias after the expression.</summary>
    List<Place> TargetPlaces(ColumnEdge edge, StatementAnalysis statement)
    {
        var places = new List<TextSpan>();
        if (statement.Writes.Length > 0)
        {
            var list = TextSpan.Between(statement.Writes[0].Span.End, edge.Expression.Start);
            var open = _mentions
                .Of("select", list)
                .Concat(_mentions.Of("values", list))
                .Select(word => word.Start)
                .DefaultIfEmpty(list.End)
                .Min();
            places.AddRange(_mentions.Of(edge.Target.Column, TextSpan.Between(list.Start, Math.Min(open, list.End))).Take(1));
        }
        var behind = _mentions.Of(edge.Target.Column, TextSpan.Between(edge.Expression.End, statement.Span.End)).FirstOrDefault();
        if (behind.Length > 0 && IsAlias(sql[edge.Expression.End..behind.Start]))
            places.Add(behind);
        return [.. places.Select(_mentions.Place)];
    }

    static bool IsAlias(string between) =>
        between.Trim(' ', '\t', '\r', '\n', '"', '`', '[') is var word
        && (word.Length == 0 || word.Equals("as", StringComparison.OrdinalIgnoreCase));

    /// <summary>In the expression itself; where the value comes through another query, wherever the statement names the column.</summary>
    List<Place> Places(string column, TextSpan expression, TextSpan statement)
    {
        var inside = _mentions.Of(column, expression);
        return [.. (inside.Count > 0 ? inside : _mentions.Of(column, statement)).Select(_mentions.Place)];
    }

    DescribedTable Table(TableName table)
    {
        if (datasetOf(table) is { } dataset)
            return new DescribedTable(dataset.Namespace, dataset.Name, isKnown(dataset) ? dataset.Id : null);
        var written = table.Catalog?.StartsWith(Marker) is true ? table with { Catalog = null } : table;
        return new DescribedTable(null, written.ToString(), null);
    }

    int IndexAt(int offset) => Math.Max(0, Array.FindLastIndex(analysis.Statements, statement => statement.Span.Start <= offset));

    static bool IsValue(ColumnEdge edge) => edge.Kind is EdgeKind.Identity or EdgeKind.Transformation or EdgeKind.Aggregation;

    static string Severity(DiagnosticCode code) =>
        code switch
        {
            DiagnosticCode.NotUnderstood or DiagnosticCode.LimitReached => "error",
            DiagnosticCode.DynamicName or DiagnosticCode.NotFollowed => "note",
            _ => "doubt",
        };

    static string Word(Certainty certainty) => certainty == Certainty.Certain ? "certain" : "inferred";

    static string KindOf(EdgeKind kind) => kind == EdgeKind.GroupBy ? "GROUP_BY" : kind.ToString().ToUpperInvariant();

    static string KindOf(StatementKind kind) =>
        kind switch
        {
            StatementKind.CreateTable => "CREATE TABLE",
            StatementKind.CreateView => "CREATE VIEW",
            _ => kind.ToString().ToUpperInvariant(),
        };
}
