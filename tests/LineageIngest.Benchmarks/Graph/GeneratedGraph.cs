using System.Globalization;
using System.Text;

namespace LineageIngest.Benchmarks.Graph;

/// <summary>
/// An estate of components that know nothing of each other: each 15 layers of 14 jobs, a job reads five datasets of its layer and writes two of the next,
/// which makes ten edges a job; with columns, each of a written dataset comes from a column of two datasets that the job reads. Beside them a diamond lattice (15 layers of two datasets, every one feeding both of the next) and a hub that feeds many.
/// </summary>
sealed class GeneratedGraph(int jobs, int hubNeighbours, int columns)
{
    public const string Namespace = "postgres://warehouse:5432";
    public const string JobNamespace = "bench";
    const int Layers = 15;
    const int JobsPerLayer = 14;
    const int DatasetsPerLayer = 2 * JobsPerLayer;
    static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Jobs => jobs;

    public int Columns => columns;

    public int Components => Math.Max(1, jobs / (Layers * JobsPerLayer));

    public string MiddleDataset(Random random) => Dataset(random.Next(Components), Layers / 2, random.Next(DatasetsPerLayer));

    public string AnyJob(Random random) => Job(random.Next(Components), random.Next(Layers), random.Next(JobsPerLayer));

    public static string LatticeTop => "lattice.l0.d0";

    public static string Hub => "hub.source";

    /// <summary>One successful run per job; <paramref name="round"/> tells repetitions apart.</summary>
    public IEnumerable<byte[]> Events(int round)
    {
        for (var c = 0; c < Components; c++)
        {
            for (var l = 0; l < Layers; l++)
            {
                for (var j = 0; j < JobsPerLayer; j++)
                {
                    var random = new Random((((c * Layers) + l) * JobsPerLayer) + j); // the same in every process
                    var inputs = Enumerable.Range(0, 5).Select(_ => Dataset(c, l, random.Next(DatasetsPerLayer))).Distinct().ToList();
                    yield return Event(Job(c, l, j), round, inputs, [Dataset(c, l + 1, 2 * j), Dataset(c, l + 1, (2 * j) + 1)], columns);
                }
            }
        }

        for (var l = 0; l < Layers; l++)
        {
            for (var d = 0; d < 2; d++)
            {
                yield return Event(
                    $"lattice.l{l}.j{d}",
                    round,
                    [$"lattice.l{l}.d0", $"lattice.l{l}.d1"],
                    [$"lattice.l{l + 1}.d{d}"],
                    columns: 0
                );
            }
        }

        for (var n = 0; n < hubNeighbours; n += 100)
            yield return Event($"hub.job{n}", round, [Hub], Enumerable.Range(n, 100).Select(at => $"hub.target{at}"), columns: 0);
    }

    static string Dataset(int component, int layer, int at) => string.Create(CultureInfo.InvariantCulture, $"c{component}.l{layer}.d{at}");

    static string Job(int component, int layer, int at) => string.Create(CultureInfo.InvariantCulture, $"c{component}.l{layer}.j{at}");

    static byte[] Event(string job, int round, IReadOnlyList<string> inputs, IEnumerable<string> outputs, int columns) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"eventType":"COMPLETE","eventTime":"{{_start.AddHours(round):O}}","producer":"https://example.com/bench",
             "schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
             "run":{"runId":"{{job}}-{{round}}"},
             "job":{"namespace":"{{JobNamespace}}","name":"{{job}}","facets":{"ownership":{"owners":[{"name":"team:{{job.Length}}"} ]} } },
             "inputs":[{{Datasets(inputs, Facets(columns, []))}}],"outputs":[{{Datasets(outputs, Facets(columns, inputs))}}]}
            """
        );

    static string Facets(int columns, IReadOnlyList<string> sources)
    {
        if (columns == 0)
            return "";
        var schema = string.Join(',', Enumerable.Range(0, columns).Select(c => $$"""{"name":"c{{c}}","type":"integer"}"""));
        string Sources(int column) =>
            string.Join(
                ',',
                sources
                    .Take(2)
                    .Select((name, i) => $$"""{"namespace":"{{Namespace}}","name":"{{name}}","field":"c{{(column + i) % columns}}"}""")
            );
        var lineage = string.Join(
            ',',
            Enumerable
                .Range(0, sources.Count == 0 ? 0 : columns)
                .Select(c =>
                    $$"""
                        "c{{c}}":{"inputFields":[{{Sources(c)}}]}
                        """
                )
        );
        return $$"""
            ,"facets":{"schema":{"fields":[{{schema}}]},"columnLineage":{"fields":{ {{lineage}} } } }
            """;
    }

    static string Datasets(IEnumerable<string> names, string facets) =>
        string.Join(',', names.Select(name => $$"""{"namespace":"{{Namespace}}","name":"{{name}}"{{facets}}}"""));
}
