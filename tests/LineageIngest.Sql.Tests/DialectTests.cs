using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace LineageIngest.Sql.Tests;

public sealed class DialectTests
{
    [Fact]
    public void No_dialect_is_named_outside_of_its_folder()
    {
        var source = Path.GetFullPath(Path.Combine(Here(), "../../src/LineageIngest.Sql"));
        var names = string.Join(
            '|',
            Dialect
                .All.SelectMany(dialect => dialect.Aliases.Append(dialect.Name))
                .Where(name => name is not ("sql" or "other" or "plsql" or "delta" or "iceberg"))
                .Select(Regex.Escape)
        );
        var named = new Regex($"\"({names})\"", RegexOptions.IgnoreCase);
        foreach (var file in Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            if (!file.Contains("/Dialects/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            {
                Assert.All(
                    File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)),
                    line => Assert.DoesNotMatch(named, line)
                );
            }
        }
    }

    [Fact]
    public void Every_dialect_stays_a_page_of_data() =>
        Assert.All(
            Directory
                .GetFiles(Path.GetFullPath(Path.Combine(Here(), "../../src/LineageIngest.Sql/Dialects")), "*.cs")
                .Where(file => !file.EndsWith("Dialect.cs", StringComparison.Ordinal)),
            file => Assert.True(File.ReadLines(file).Count() <= 60, file)
        );

    [Fact]
    public void Every_dialect_has_cases_of_its_own() =>
        Assert.All(
            Dialect.All,
            dialect => Assert.True(File.Exists(Path.Combine(CasesTests.Folder(), $"{dialect.Name}.cases")), dialect.Name)
        );

    [Theory]
    [InlineData("SELECT TOP 1 a FROM [dbo].[t] WITH (NOLOCK)", "tsql")]
    [InlineData("SELECT f.value FROM t, LATERAL FLATTEN(input => t.a) f", "snowflake")]
    [InlineData("SELECT * EXCEPT (a), SAFE_CAST(b AS INT64) FROM `p.d.t`", "bigquery")]
    [InlineData("SELECT NVL(a, 1) FROM dual CONNECT BY LEVEL < 3", "oracle")]
    [InlineData("SELECT 1", "ansi")]
    public void Guess_follows_what_the_text_holds(string sql, string expected) => Assert.Equal(expected, DialectGuess.Of(sql).Dialect.Name);

    static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
