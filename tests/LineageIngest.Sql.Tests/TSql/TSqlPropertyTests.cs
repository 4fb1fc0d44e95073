using System.Runtime.CompilerServices;
using LineageIngest.Host.Commands.Evaluation;
using LineageIngest.Sql.TSql;
using Xunit;

namespace LineageIngest.Sql.Tests.TSql;

/// <summary>What holds for Transact-SQL through ScriptDom as it does through our own parser.</summary>
public sealed class TSqlPropertyTests
{
    static readonly SqlAnalyzer _analyzer = new(new ScriptDomReader());

    static readonly Case[] _cases =
    [
        .. new[] { "tsql.cases", "fabric.cases" }.SelectMany(file => CaseFile.Read(Path.Combine(Folder(), file))),
    ];

    [Fact]
    public void ScriptDom_says_what_our_own_parser_says() =>
        Assert.All(
            _cases,
            one =>
                Assert.Equal(
                    $"{one.Title}\n{one.Expected}",
                    $"{one.Title}\n{CasePrinter.Print(_analyzer.Analyze(one.Sql, Dialect.Get(one.Dialect), CaseFile.Catalog(one)))}"
                )
        );

    [Fact]
    public void A_broken_statement_leaves_its_neighbours_alone() =>
        Assert.All(
            (string[])
                [
                    "SELECT FROM WHERE",
                    "INSERT INTO",
                    "SELECT a FROM (",
                    "UPDATE SET x",
                    "SELECT 'x",
                    "nonsense of all kinds",
                    "WITH x AS (SELECT",
                    "CREATE TABLE",
                    ")",
                    "BEGIN",
                    "IF",
                    "SELECT ? FROM {x}",
                ],
            broken =>
            {
                var analysis = _analyzer.Analyze(
                    $"INSERT INTO o1 (a) SELECT a FROM i1;\nGO\n{broken}\nGO\nINSERT INTO o2 (a) SELECT a FROM i2",
                    Dialect.Get("tsql"),
                    InMemoryCatalog.Empty,
                    TestContext.Current.CancellationToken
                );
                Assert.Equal(
                    ["i1", "i2"],
                    analysis.Script.Columns.Where(edge => edge.Target.Table?.Name is "o1" or "o2").Select(edge => edge.Source.Table?.Name)
                );
            }
        );

    [Fact]
    public void Damaged_text_analyses() =>
        Assert.Empty(new SqlFuzzer(_analyzer, [.. _cases.Select(one => one.Sql)], 7).Run(10_000, TestContext.Current.CancellationToken));

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Cases");
}
