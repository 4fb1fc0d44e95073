using System.Text;
using LineageIngest.Host.Exporting;

namespace LineageIngest.Host.Commands;

/// <summary>Rows for eyes: the columns that matter, aligned.</summary>
static class Table
{
    const int Widest = 60;

    /// <summary>The given columns as far as the rows have them, or all.</summary>
    public static string Of(AnswerRows rows, IReadOnlyList<string> columns)
    {
        var shown = columns.Intersect(rows.Columns).ToList();
        if (shown.Count == 0)
            shown = [.. rows.Columns];
        var lines = rows.Cells(shown).Select(cells => cells.Select(Cut).ToList()).ToList();
        if (lines.Count == 0)
            return "nothing found\n";
        lines.Insert(0, shown);
        var widths = shown.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    static string Cut(string cell)
    {
        var oneLine = cell.ReplaceLineEndings(" ");
        return oneLine.Length <= Widest ? oneLine : oneLine[..(Widest - 1)] + "…";
    }
}
