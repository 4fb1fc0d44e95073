using System.CommandLine;
using System.Text.Json.Nodes;
using LineageIngest.Host.Commands.Evaluation;
using LineageIngest.Sql;
using LineageIngest.Sql.TSql;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage analyze</c>: the lineage of SQL, without any database.</summary>
static class AnalyzeCommand
{
    public static Command Create()
    {
        var dialect = new Option<string>("--dialect")
        {
            Description = "How to read the SQL; auto guesses from the text and says why",
            DefaultValueFactory = _ => "auto",
            HelpName = "D",
        };
        var schema = new Option<FileInfo?>("--schema")
        {
            Description = "Known columns as JSON: {\"s.t\": {\"a\": \"int\"}}",
            HelpName = "FILE",
        };
        var database = new Option<string?>("--default-db") { Description = "Database of names that name none", HelpName = "X" };
        var defaultSchema = new Option<string?>("--default-schema") { Description = "Schema of names that name none", HelpName = "Y" };
        var json = new Option<bool>("--json") { Description = "Print the whole analysis as JSON" };
        var batch = new Option<FileInfo?>("--batch")
        {
            Description = "Read cases, one JSON record a line, and print one prediction line each",
            HelpName = "CASES.jsonl",
        };
        var file = new Argument<string>("FILE") { Description = "A file of SQL; - is standard input", DefaultValueFactory = _ => "-" };
        dialect.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value != "auto" && Dialect.Find(token.Value) is null)
            {
                result.AddError(
                    $"--dialect takes auto or one of {string.Join(", ", Dialect.All.Select(known => known.Name))}, not {token.Value}."
                );
            }
        });
        var analyze = new ExampledCommand(
            "analyze",
            "Print which tables and columns a script reads and writes, and which column comes from which.",
            "lineage analyze --dialect snowflake load.sql",
            "echo 'insert into o select a from t' | lineage analyze --json",
            "lineage analyze --batch cases.jsonl > predictions.jsonl"
        )
        {
            dialect,
            schema,
            database,
            defaultSchema,
            json,
            batch,
            file,
        };
        analyze.SetAction(
            (parsed, cancellation) =>
            {
                var analyzer = new SqlAnalyzer(new ScriptDomReader());
                if (parsed.GetValue(batch) is { } cases)
                    return Predict(analyzer, cases, cancellation);

                var sql = parsed.GetValue(file) is "-" or null ? Console.In.ReadToEnd() : File.ReadAllText(parsed.GetValue(file)!);
                var record = new JsonObject
                {
                    ["default_db"] = parsed.GetValue(database),
                    ["default_schema"] = parsed.GetValue(defaultSchema),
                };
                if (parsed.GetValue(schema) is { } known)
                    record["schema"] = JsonNode.Parse(File.ReadAllText(known.FullName));

                var chosen = Choose(parsed.GetValue(dialect)!, sql);
                var analysis = analyzer.Analyze(sql, chosen, CaseCatalog.Of(record), cancellation);
                if (parsed.GetValue(json))
                    Console.WriteLine(AnalysisJson.Of(analysis));
                else
                    AnalysisReport.Write(Console.Out, sql, analysis);

                return Task.FromResult(0);
            }
        );
        return analyze;
    }

    static Dialect Choose(string name, string sql)
    {
        if (name != "auto")
            return Dialect.Get(name);

        var guess = DialectGuess.Of(sql);
        Progress.Step(
            guess.Hints.Length == 0
                ? $"read as {guess.Dialect.Name}: nothing in the text speaks for another dialect"
                : $"read as {guess.Dialect.Name}, because of {string.Join(", ", guess.Hints)}"
        );
        return guess.Dialect;
    }

    // Whatever could not be understood has its line too.
    static Task<int> Predict(SqlAnalyzer analyzer, FileInfo cases, CancellationToken cancellation)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var line in File.ReadLines(cases.FullName))
        {
            if (!string.IsNullOrWhiteSpace(line))
                output.WriteLine(BatchPrediction.Predict(analyzer, line, cancellation));
        }

        return Task.FromResult(0);
    }
}
