namespace LineageIngest.Sql.Tests;

/// <summary>One case of a .cases file: a title, a dialect, known tables, SQL, and the lines that its analysis prints.</summary>
sealed record Case(string Title, string Dialect, string[] Tables, string Sql, string Expected);

/// <summary>Reads and writes .cases files; cases are parted by a line of ====, SQL and expectation by ----.</summary>
static class CaseFile
{
    public static Case[] Read(string path)
    {
        var dialect = Path.GetFileNameWithoutExtension(path);
        return
        [
            .. File.ReadAllText(path).Split("\n====\n").Where(block => block.Trim().Length > 0).Select(block => ReadOne(block, dialect)),
        ];
    }

    static Case ReadOne(string block, string dialect)
    {
        var halves = block.Split("\n----\n", 2);
        var lines = halves[0].Trim('\n').Split('\n');
        var title = lines[0].TrimStart('#').Trim();
        var at = 1;
        var tables = new List<string>();
        for (
            ;
            at < lines.Length
                && (
                    lines[at].StartsWith("dialect ", StringComparison.Ordinal) || lines[at].StartsWith("tables ", StringComparison.Ordinal)
                );
            at++
        )
        {
            if (lines[at].StartsWith("dialect ", StringComparison.Ordinal))
            {
                dialect = lines[at][8..].Trim();
            }
            else
            {
                tables.Add(lines[at][7..].Trim());
            }
        }

        return new Case(title, dialect, [.. tables], string.Join('\n', lines[at..]), halves.Length > 1 ? halves[1].Trim('\n') : "");
    }

    public static void Write(string path, IEnumerable<Case> cases)
    {
        var own = Path.GetFileNameWithoutExtension(path);
        File.WriteAllText(
            path,
            string.Join(
                "\n====\n",
                cases.Select(one =>
                    $"# {one.Title}\n{(one.Dialect == own ? "" : $"dialect {one.Dialect}\n")}{string.Concat(one.Tables.Select(table => $"tables {table}\n"))}{one.Sql}\n----\n{one.Expected}"
                )
            ) + "\n"
        );
    }

    /// <summary>Known tables: <c>s.t(a, b)</c>.</summary>
    public static InMemoryCatalog Catalog(Case one)
    {
        var catalog = new InMemoryCatalog();
        foreach (var table in one.Tables)
        {
            var open = table.IndexOf('(', StringComparison.Ordinal);
            var parts = table[..open].Split('.');
            catalog.Add(
                new TableName(parts.Length > 2 ? parts[^3] : null, parts.Length > 1 ? parts[^2] : null, parts[^1]),
                table[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries)
            );
        }

        return catalog;
    }
}
