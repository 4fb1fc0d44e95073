namespace LineageIngest.Benchmarks.Graph;

/// <summary>A kind of question, and how long it may take (milliseconds, 95th percentile).</summary>
sealed record QuestionKind(string Name, double Goal, Func<GeneratedGraph, Random, string> Ask, bool NeedsColumns = false);

/// <summary>The questions that are measured.</summary>
static class Questions
{
    public static readonly QuestionKind[] All =
    [
        new("15 levels both ways of a dataset", 10, (graph, random) => Lineage(graph.MiddleDataset(random), "full")),
        new("diamond lattice, 15 levels down", 10, (_, _) => Lineage(GeneratedGraph.LatticeTop, "downstream")),
        new("hub, 1,000 of its neighbours", 50, (_, _) => Lineage(GeneratedGraph.Hub, "downstream")),
        new("job page", 5, (graph, random) => $"/api/lineage/job/{graph.AnyJob(random)}?namespace={GeneratedGraph.JobNamespace}"),
        new("Marquez: first page of 25 jobs", 5, (_, _) => "/api/v1/jobs?limit=25"),
        new(
            "Marquez: lineage of a job, depth 20",
            50,
            (graph, random) => $"/api/v1/lineage?nodeId=job:{GeneratedGraph.JobNamespace}:{graph.AnyJob(random)}&depth=20"
        ),
        new(
            "Marquez: 25 datasets of a namespace",
            10,
            (_, _) => $"/api/v1/namespaces/{Uri.EscapeDataString(GeneratedGraph.Namespace)}/datasets?limit=25"
        ),
        new("impact of a dataset", 10, (graph, random) => $"/api/lineage/assets/{Id(graph.MiddleDataset(random))}/impact"),
        new("root cause of a dataset", 50, (graph, random) => $"/api/lineage/assets/{Id(graph.MiddleDataset(random))}/root-cause"),
        new("search as one types", 20, (graph, random) => $"/api/lineage/search?q={graph.AnyJob(random)[..^random.Next(1, 4)]}"),
        new(
            "a column's sources and uses",
            50,
            (graph, random) => $"/api/lineage/column?dataset={Id(graph.MiddleDataset(random))}&column=c0&direction=both",
            NeedsColumns: true
        ),
        new(
            "a column's paths",
            50,
            (graph, random) => $"/api/lineage/column/paths?dataset={Id(graph.MiddleDataset(random))}&column=c0&depth=5",
            NeedsColumns: true
        ),
        new(
            "Marquez: column lineage, both ways",
            16,
            (graph, random) =>
                $"/api/v1/column-lineage?nodeId={Uri.EscapeDataString($"datasetField:{GeneratedGraph.Namespace}:{graph.MiddleDataset(random)}:c0")}&depth=20&withDownstream=true",
            NeedsColumns: true
        ),
        new("a job's runs", 10, (graph, random) => $"/api/lineage/jobs/job:{GeneratedGraph.JobNamespace}:{graph.AnyJob(random)}/runs"),
    ];

    public static string Lineage(string dataset, string direction) => $"/api/lineage/assets/{Id(dataset)}/{direction}";

    public static string Id(string dataset) => Uri.EscapeDataString($"dataset:{GeneratedGraph.Namespace}:{dataset}");
}
