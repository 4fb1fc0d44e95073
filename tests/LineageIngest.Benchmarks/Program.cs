using LineageIngest.Benchmarks.Sql;

return args switch
{
    ["sql-batch", var file] => SqlBatch.Run(file),
    ["sql", .. var rest] => SqlBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: lineage-bench sql [CORPUS_FOLDER] | sql-batch CASES.jsonl");
    return 2;
}
