using System.Buffers;
using LineageIngest.Host.Commands.Evaluation;
using LineageIngest.Sql.Lexing;
using Xunit;

namespace LineageIngest.Sql.Tests;

/// <summary>What holds for every text, understood or not.</summary>
public sealed class PropertyTests
{
    static readonly SqlAnalyzer _analyzer = new();

    static readonly (string Sql, Dialect Dialect)[] _texts =
    [
        .. Directory.GetFiles(CasesTests.Folder(), "*.cases").SelectMany(CaseFile.Read).Select(one => (one.Sql, Dialect.Get(one.Dialect))),
        .. CorpusCases
            .Suites.Where(suite => suite != "tpcds")
            .SelectMany(CorpusCases.Of)
            .Select(record => ((string)record["sql"]!, Dialect.Find((string)record["dialect"]!) ?? Dialect.Standard)),
    ];

    [Fact]
    public void Every_prefix_at_a_token_boundary_analyses()
    {
        foreach (var (sql, dialect) in _texts)
        {
            foreach (var end in TokenEnds(sql, dialect))
            {
                _analyzer.Analyze(sql[..end], dialect, InMemoryCatalog.Empty);
            }
        }
    }

    [Fact]
    public void Tokens_tile_the_text_but_for_blanks_and_comments()
    {
        foreach (var (sql, dialect) in _texts)
        {
            var (tokens, count) = Lexer.Read(sql, dialect, CancellationToken.None);
            var at = 0;
            for (var index = 0; index < count; index++)
            {
                var gap = sql[at..tokens[index].Start].Trim();
                Assert.True(
                    gap.Length == 0
                        || gap.StartsWith("--", StringComparison.Ordinal)
                        || gap.StartsWith("/*", StringComparison.Ordinal)
                        || gap.StartsWith('#')
                        || gap.StartsWith("//", StringComparison.Ordinal)
                        || gap[0] is '\uFEFF' or '\u200B',
                    gap
                );
                Assert.True(tokens[index].End >= tokens[index].Start);
                at = tokens[index].End;
            }

            Assert.Equal(sql.Length, at);
            ArrayPool<Token>.Shared.Return(tokens);
        }
    }

    [Fact]
    public void A_broken_statement_leaves_its_neighbours_alone()
    {
        foreach (
            var broken in (string[])
                [
                    "SELECT FROM WHERE",
                    "INSERT INTO",
                    "SELECT a FROM (",
                    "UPDATE SET x",
                    "SELECT 'x",
                    "nonsense of all kinds",
                    "WITH x AS (SELECT",
                    "CREATE TABLE",
                    "SELECT a b c d FROM t t t t",
                    ")",
                ]
        )
        {
            foreach (var dialect in Dialect.All)
            {
                var analysis = _analyzer.Analyze(
                    $"INSERT INTO o1 (a) SELECT a FROM i1;\n{broken}\n;\nINSERT INTO o2 (a) SELECT a FROM i2",
                    dialect,
                    InMemoryCatalog.Empty
                );
                Assert.Contains(analysis.Script.Columns, edge => Is(edge, "o1", "i1"));
                Assert.Contains(analysis.Script.Columns, edge => Is(edge, "o2", "i2"));
            }
        }

        static bool Is(ColumnEdge edge, string target, string source) =>
            edge.Target.Table is not null
            && edge.Target.Table.Name.Equals(target, StringComparison.OrdinalIgnoreCase)
            && edge.Source.Table!.Name.Equals(source, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_same_text_twice_says_the_same()
    {
        foreach (var (sql, dialect) in _texts)
        {
            Assert.Equal(
                CasePrinter.Print(_analyzer.Analyze(sql, dialect, InMemoryCatalog.Empty)),
                CasePrinter.Print(_analyzer.Analyze(sql, dialect, InMemoryCatalog.Empty))
            );
        }
    }

    [Fact]
    public void Damaged_text_neither_throws_nor_hangs() =>
        Assert.Empty(
            new SqlFuzzer(_analyzer, CorpusCases.Texts(), 7)
                .Run(20_000, TestContext.Current.CancellationToken)
                .Select(finding => $"{finding.Dialect}: {finding.Problem}\n{finding.Sql}")
        );

    static List<int> TokenEnds(string sql, Dialect dialect)
    {
        var (tokens, count) = Lexer.Read(sql, dialect, CancellationToken.None);
        // Long texts are sampled: each prefix costs as much as the text.
        var step = Math.Max(1, count / 200);
        var ends = new List<int>();
        for (var index = 0; index < count; index += step)
        {
            ends.Add(tokens[index].End);
        }

        ArrayPool<Token>.Shared.Return(tokens);
        return ends;
    }
}
