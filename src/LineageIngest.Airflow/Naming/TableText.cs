namespace LineageIngest.Airflow.Naming;

/// <summary>A table as operators' fields write it: dotted, with the quotes of any dialect.</summary>
static class TableText
{
    /// <summary>The parts between the dots; <c>"A.b".c</c> has two.</summary>
    public static IReadOnlyList<(string Text, bool Quoted)> Split(string text)
    {
        var parts = new List<(string, bool)>();
        var at = 0;
        while (at < text.Length)
        {
            var close = text[at] switch
            {
                '"' => '"',
                '`' => '`',
                '[' => ']',
                _ => '\0',
            };
            var end = close == '\0' ? text.IndexOf('.', at) : text.IndexOf(close, at + 1);
            end = end < 0 ? text.Length : end;
            var part = (close == '\0' ? text[at..end] : text[(at + 1)..end]).Trim();
            if (close == '`' && part.Contains('.', StringComparison.Ordinal))
            {
                parts.AddRange(part.Split('.').Select(inner => (inner, true))); // BigQuery quotes a whole path
            }
            else if (part.Length > 0)
            {
                parts.Add((part, close != '\0'));
            }

            at =
                close == '\0' ? end + 1
                : text.IndexOf('.', Math.Min(end, text.Length - 1)) is var dot and >= 0 ? dot + 1
                : text.Length;
        }

        return parts;
    }

    /// <summary>A table and the database link behind it, which may be dotted: <c>hr.emp</c> and <c>@SALES.CORP</c>. Oracle knows links in capitals.</summary>
    public static (string Table, string Link) OracleLink(string text) =>
        text.LastIndexOf('@') is var at and > 0 && text.IndexOf('"', at) < 0
            ? (text[..at].TrimEnd(), text[at..].TrimEnd().ToUpperInvariant())
            : (text, "");

    /// <summary>BigQuery's old <c>project:dataset.table</c> and its <c>$partition</c> are the same table.</summary>
    public static string BigQuery(string text)
    {
        var plain = text.IndexOf('$', StringComparison.Ordinal) is var dollar and > 0 ? text[..dollar] : text;
        return plain.Replace(':', '.');
    }
}
