using System.Text;

namespace LineageIngest.Host.Exporting;

/// <summary>Rows as RFC 4180.</summary>
static class Csv
{
    public static string Write(AnswerRows rows)
    {
        var text = new StringBuilder();
        Line(text, rows.Columns);
        foreach (var cells in rows.Cells(rows.Columns))
            Line(text, cells);
        return text.ToString();
    }

    static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    /// <summary>A spreadsheet would run a cell that begins like a formula; a quote before it makes it text.</summary>
    static string Quote(string cell)
    {
        if (cell.Length > 0 && cell[0] is '=' or '+' or '@' or '\t')
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
