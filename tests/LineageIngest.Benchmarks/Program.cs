using System.CommandLine;
using LineageIngest.Benchmarks.Airflow;
using LineageIngest.Benchmarks.Graph;
using LineageIngest.Benchmarks.Ingest;
using LineageIngest.Benchmarks.Insight;
using LineageIngest.Benchmarks.Profiling;
using LineageIngest.Benchmarks.Sql;

var corpora = new Argument<string[]>("FOLDER")
{
    Description = "Folder of the SQL corpora (*.jsonl or *.jsonl.gz); default: those of the tests",
    Arity = ArgumentArity.ZeroOrMore,
};
var sql = new Command("sql", "Time and allocations per statement of the SQL front end") { corpora };
sql.SetAction(parsed => SqlBenchmark.Run(parsed.GetValue(corpora)!));
var cases = new Argument<string>("CASES.jsonl");
var batch = new Command("sql-batch", "One prediction line per corpus case") { cases };
batch.SetAction(parsed => SqlBatch.Run(parsed.GetValue(cases)!));
var estate = new Argument<string[]>("ESTATE") { Arity = ArgumentArity.ZeroOrMore };
var crawl = new Command("crawl", "First and idle crawl of a generated Airflow") { estate };
crawl.SetAction((parsed, _) => CrawlBench.RunAsync(parsed.GetValue(estate)!));

var bench = new RootCommand("Measures LineageIngest against peers and physical limits, in one run. Results go to stdout.")
{
    IngestBenchmark.Create(),
    sql,
    batch,
    crawl,
    SearchBenchmark.Create(),
    GraphBenchmark.Create(),
    ProfileBenchmark.Create(),
};
return await bench.Parse(args).InvokeAsync();
