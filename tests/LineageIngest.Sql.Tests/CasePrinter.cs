namespace LineageIngest.Sql.Tests;

/// <summary>An analysis as lines: <c>&lt;=</c> is direct, <c>&lt;-</c> indirect, a question mark inferred.</summary>
static class CasePrinter
{
    public static string Print(SqlAnalysis analysis)
    {
        var lines = new List<string>();
        if (analysis.Completeness != Completeness.Full)
        {
            lines.Add($"quality {analysis.Completeness}");
        }

        Tables("reads", analysis.Script.Reads);
        Tables("between", analysis.Script.Intermediates);
        Tables("writes", analysis.Script.Writes);
        foreach (var edge in analysis.Script.Columns)
        {
            var direct = edge.Kind is EdgeKind.Identity or EdgeKind.Transformation or EdgeKind.Aggregation;
            lines.Add(
                $"{Name(edge.Target)}{(edge.IsNamed ? "" : " (unnamed)")} {(direct ? "<=" : "<-")} {Name(edge.Source)} {Word(edge.Kind)}{(edge.Masking ? " masking" : "")}{(edge.Certainty == Certainty.Inferred ? " ?" : "")}"
            );
        }

        foreach (var indirect in analysis.Script.IndirectSources)
        {
            lines.Add(
                $"{indirect.Target?.ToString() ?? "(result)"} <- {Name(indirect.Source)} {Word(indirect.Kind)}{(indirect.Certainty == Certainty.Inferred ? " ?" : "")}"
            );
        }

        lines.AddRange(
            analysis
                .Script.NonTables.Where(name => name.Reason != NonTableReason.Alias)
                .Select(name => $"no table {name.Name}: {name.Reason}")
                .Distinct()
        );
        lines.AddRange(
            analysis
                .Diagnostics.Where(diagnostic => diagnostic.Code != DiagnosticCode.OpenStar)
                .Select(diagnostic => $"! {diagnostic.Message}")
                .Distinct()
        );
        return string.Join('\n', lines);

        void Tables(string label, TableUse[] uses)
        {
            if (uses.Length > 0)
            {
                lines.Add(
                    $"{label} {string.Join(", ", uses.Select(use => use.Table.IsPath ? $"path:{use.Table}" : use.Table.ToString()))}"
                );
            }
        }
    }

    static string Word(EdgeKind kind) => kind.ToString().ToLowerInvariant();

    static string Name(ColumnName column) => column.Table is null ? column.Column : $"{column.Table}.{column.Column}";
}
