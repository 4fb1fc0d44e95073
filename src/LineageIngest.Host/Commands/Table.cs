using System.Text;

namespace LineageIngest.Host.Commands;

/// <summary>CSV for eyes: the columns that matter, aligned.</summary>
internal static class Table
{
    private const int Widest = 60;

    /// <summary>The given columns as far as the text has them, or all.</summary>
    public static string Of(string csv, IReadOnlyList<string> columns)
    {
        var rows = Rows(csv);
        if (rows.Count <= 1) return "nothing found\n";
        var shown = columns.Select(column => rows[0].IndexOf(column)).Where(at => at >= 0).ToList();
        if (shown.Count == 0) shown = [.. Enumerable.Range(0, rows[0].Count)];
        var widths = shown.ConvertAll(at => Math.Min(Widest, rows.Max(row => at < row.Count ? row[at].Length : 0)));
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Join("  ", shown.Select((at, i) => Cut(at < row.Count ? row[at] : "").PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    private static string Cut(string cell) => cell.Length <= Widest ? cell : cell[..(Widest - 1)] + "…";

    /// <summary>RFC 4180.</summary>
    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>>();
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            var c = csv[at];
            if (quoted && c == '"' && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[++at]);
            else if (c == '"') quoted = !quoted;
            else if (quoted) cell.Append(c is '\r' or '\n' ? ' ' : c);
            else if (c == ',') EndCell();
            else if (c == '\n')
            {
                EndCell();
                rows.Add(row);
                row = [];
            }
            else if (c != '\r') cell.Append(c);
        }
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
