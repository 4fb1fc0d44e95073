namespace LineageIngest.Postgres.Embedded;

/// <summary>Reads PostgreSQL's own words about why it did not start.</summary>
static class PostgresLog
{
    static readonly string[] _complaints = ["FATAL:", "PANIC:", "ERROR:", "initdb: error:"];

    /// <summary>The last complaint in <paramref name="text"/> without time and process, else its last line.</summary>
    public static string LastComplaint(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines.Reverse())
        {
            foreach (var word in _complaints)
            {
                var at = line.IndexOf(word, StringComparison.Ordinal);
                if (at >= 0)
                    return line[(at + word.Length)..].Trim();
            }
        }

        return lines.LastOrDefault() ?? "it said nothing";
    }
}
