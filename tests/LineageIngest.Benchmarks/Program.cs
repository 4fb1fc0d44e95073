using System.CommandLine;
using LineageIngest.Benchmarks.Ingest;

var bench = new RootCommand("Measures LineageIngest against peers and physical limits, in one run. Results go to stdout.")
{
    IngestBenchmark.Create(),
};
return await bench.Parse(args).InvokeAsync();
