using System.Globalization;
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

    static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>
    /// A spreadsheet would run a cell that begins like a formula; a quote before it makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
    /// Negative numbers are none.
    /// </summary>
    internal static string Cell(string text)
    {
        var cell = Printable.Of(text);
        if (cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] && !IsNumber(cell))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
