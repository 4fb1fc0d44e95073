using LineageIngest.Benchmarks.Airflow;

return args switch
{
    ["crawl", .. var more] => await CrawlBench.RunAsync(more),
    _ => 0,
};
