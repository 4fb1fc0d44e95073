using System.Runtime.CompilerServices;
using LineageIngest.Sql.TSql;
using Xunit;

namespace LineageIngest.Sql.Tests;

/// <summary>The cases in Cases/*.cases; UPDATE_CASES=1 writes down what the analysis says now.</summary>
public sealed class CasesTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder(), "*.cases").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Analysis_says_what_the_case_expects(string file)
    {
        var path = Path.Combine(Folder(), file);
        var cases = CaseFile.Read(path);
        // The suite is our own parser's; one file is for what another front end reads.
        var analyzer = file == "scriptdom.cases" ? new SqlAnalyzer(new ScriptDomReader()) : new SqlAnalyzer();
        var now = cases
            .Select(one =>
                one with
                {
                    Expected = CasePrinter.Print(analyzer.Analyze(one.Sql, Dialect.Get(one.Dialect), CaseFile.Catalog(one))),
                }
            )
            .ToArray();
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            CaseFile.Write(path, now);
            return;
        }

        Assert.All(
            cases.Zip(now),
            pair => Assert.Equal($"{pair.First.Title}\n{pair.First.Expected}", $"{pair.Second.Title}\n{pair.Second.Expected}")
        );
    }

    internal static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Cases");
}
