using System.Diagnostics;
using System.Text;
using LineageIngest.Sql;

namespace LineageIngest.Host.Commands.Evaluation;

/// <summary>Damages SQL and analyses it: <c>new SqlFuzzer(analyzer, seeds, 1).Run(20_000)</c> returns what threw or took too long.</summary>
/// <remarks>The same seeds and number give the same texts, so each finding can be seen again.</remarks>
sealed class SqlFuzzer(SqlAnalyzer analyzer, IReadOnlyList<string> seeds, int randomSeed)
{
    static readonly string[] _fragments =
    [
        "SELECT",
        "FROM",
        "WHERE",
        "(",
        ")",
        ",",
        ";",
        "UNION ALL",
        "WITH x AS (",
        "AS",
        "JOIN",
        "ON",
        "CASE WHEN",
        "END",
        "BEGIN",
        "INSERT INTO",
        "UPDATE",
        "SET",
        "MERGE INTO",
        "USING",
        "'",
        "\"",
        "`",
        "[",
        "]",
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "--",
        "/*",
        "*/",
        "$$",
        "::",
        ":",
        "@",
        "#",
        ".",
        "*",
        "IF",
        "THEN",
        "ELSE",
        "LOOP",
        "FOR",
        "IN",
        "DECLARE",
        "CREATE TABLE",
        "CREATE PROCEDURE",
        "GO",
        "\n",
        "PIVOT (",
        "UNPIVOT (",
        "LATERAL VIEW",
        "OVER (",
        "PARTITION BY",
        "VALUES",
        "EXECUTE IMMEDIATE '",
        "\\",
        "\0",
        "\uE000",
        "\uD800",
        "=>",
        "->",
        "|>",
    ];

    readonly Random _random = new(randomSeed);

    /// <summary>Runs so many damaged texts; stops early when cancelled.</summary>
    /// <returns>Findings: the text, its dialect and what happened; none is the goal.</returns>
    public IReadOnlyList<FuzzFinding> Run(int count, CancellationToken cancellation = default)
    {
        var findings = new List<FuzzFinding>();
        for (var round = 0; round < count && findings.Count < 20 && !cancellation.IsCancellationRequested; round++)
        {
            var sql = Damage(seeds[_random.Next(seeds.Count)]);
            var dialect = Dialect.All[_random.Next(Dialect.All.Count)];
            if (TryOne(sql, dialect) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return findings;
    }

    // A text of a few kilobytes that takes seconds is as bad as one that throws.
    static readonly TimeSpan _tooLong = TimeSpan.FromSeconds(5);

    // Nor may it take memory that a service does not have for one text.
    const long MaxAllocated = 512L * 1024 * 1024;

    FuzzFinding? TryOne(string sql, Dialect dialect)
    {
        var start = Stopwatch.GetTimestamp();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            analyzer.Analyze(sql, dialect, InMemoryCatalog.Empty);
        }
#pragma warning disable CA1031 // Whatever escapes is the finding.
        catch (Exception exception)
        {
            return new FuzzFinding(sql, dialect.Name, exception.ToString());
        }
#pragma warning restore CA1031

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (allocated > MaxAllocated)
        {
            return new FuzzFinding(sql, dialect.Name, $"allocated {allocated / (1024 * 1024)} MB");
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        return elapsed > _tooLong ? new FuzzFinding(sql, dialect.Name, $"took {elapsed.TotalSeconds:F1} s") : null;
    }

    string Damage(string sql)
    {
        var text = new StringBuilder(sql.Length > 20_000 ? sql[..20_000] : sql);
        for (var wounds = _random.Next(1, 6); wounds > 0; wounds--)
        {
            var at = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(1, 30), text.Length - at);
            switch (_random.Next(9))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, $" {_fragments[_random.Next(_fragments.Length)]} ");
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 3:
                    text.Insert(at, (char)_random.Next(1, 256));
                    break;
                case 4:
                    var other = seeds[_random.Next(seeds.Count)];
                    var from = _random.Next(other.Length + 1);
                    text.Insert(at, other.AsSpan(from, Math.Min(_random.Next(1, 200), other.Length - from)));
                    break;
                case 5:
                    text.Length = at;
                    break;
                case 6:
                    // The same thing hundreds of times: casts, subscripts, joins.
                    text.Insert(at, Repeat($" {text.ToString(at, length)} ", _random.Next(2, 400)));
                    break;
                case 7:
                    text.Append(Doubling(_random.Next(2, 40)));
                    break;
                default:
                    text.Insert(at, _fragments[_random.Next(_fragments.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    // Queries of which each reads the one before it twice.
    static string Doubling(int count)
    {
        var steps = Enumerable.Range(1, count).Select(step => $", c{step} as (select l.*, r.* from c{step - 1} l, c{step - 1} r)");
        return $";with c0 as (select * from t){string.Concat(steps)} select x, * from c{count};";
    }
}

/// <summary>A text that broke the analysis, and how.</summary>
sealed record FuzzFinding(string Sql, string Dialect, string Problem);
