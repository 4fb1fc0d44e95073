using LineageIngest.Sql;

namespace LineageIngest.Host.Commands;

/// <summary>An analysis for people: statements, then the script as a whole, then what was not understood, with carets.</summary>
static class AnalysisReport
{
    public static void Write(TextWriter output, string sql, SqlAnalysis analysis)
    {
        foreach (var statement in analysis.Statements)
        {
            var (line, column) = Position(sql, statement.Span.Start);
            output.WriteLine($"{line}:{column} {statement.Kind} ({statement.Completeness})");
            Tables(output, "reads", statement.Reads);
            Tables(output, "writes", statement.Writes);
        }

        output.WriteLine($"script ({analysis.Completeness})");
        Tables(output, "reads", analysis.Script.Reads);
        Tables(output, "between", analysis.Script.Intermediates);
        Tables(output, "writes", analysis.Script.Writes);
        foreach (var edge in analysis.Script.Columns)
            output.WriteLine($"  {Name(edge.Target)} <= {Name(edge.Source)}  {Words(edge)}");

        foreach (var indirect in analysis.Script.IndirectSources)
            output.WriteLine($"  {indirect.Target?.ToString() ?? "(result)"} <- {Name(indirect.Source)}  {indirect.Kind}");

        foreach (var name in analysis.Script.NonTables)
            output.WriteLine($"  no table: {name.Name} ({name.Reason})");

        foreach (var diagnostic in analysis.Diagnostics)
            Caret(output, sql, diagnostic);
    }

    static void Tables(TextWriter output, string label, TableUse[] uses)
    {
        if (uses.Length > 0)
        {
            output.WriteLine(
                $"  {label} {string.Join(", ", uses.Select(use => use.Table + (use.Certainty == Certainty.Inferred ? "?" : "")))}"
            );
        }
    }

    static string Name(ColumnName column) => column.Table is null ? column.Column : $"{column.Table}.{column.Column}";

    static string Words(ColumnEdge edge) =>
        $"{edge.Kind}{(edge.Masking ? ", masking" : "")}{(edge.Certainty == Certainty.Inferred ? ", inferred" : "")}";

    static void Caret(TextWriter output, string sql, Diagnostic diagnostic)
    {
        var start = Math.Clamp(diagnostic.Span.Start, 0, sql.Length);
        var (line, column) = Position(sql, start);
        var from = start == 0 ? 0 : sql.LastIndexOf('\n', start - 1) + 1;
        var to = sql.IndexOf('\n', start);
        to = to < 0 ? sql.Length : to;
        output.WriteLine($"{line}:{column} {diagnostic.Code}: {diagnostic.Message}");
        output.WriteLine($"  {sql[from..to].TrimEnd()}");
        output.WriteLine(
            $"  {new string(' ', column - 1)}{new string('^', Math.Clamp(diagnostic.Span.Length, 1, Math.Max(1, to - start)))}"
        );
    }

    static (int Line, int Column) Position(string sql, int offset)
    {
        var before = sql.AsSpan(0, Math.Clamp(offset, 0, sql.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
