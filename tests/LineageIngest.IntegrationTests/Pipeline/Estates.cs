using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>Made-up jobs whose runs read and write several datasets and change their minds: some say columns of some outputs, some hand over SQL that reads less, some only drop an output.</summary>
static class Estates
{
    public const string Ns = "postgres://h:5432";
    static readonly DateTimeOffset _first = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static List<byte[]> Make(Random random)
    {
        var events = new List<byte[]>();
        for (var run = 0; run < 45; run++)
        {
            var (job, minute, dagRun) = (random.Next(3), random.Next(900), random.Next(10));
            var inputs = Some(random, 6).Select(i => $"db.public.raw{job}{i}").ToList();
            var outputs = Some(random, 4).Select(i => $"db.public.mart{job}{i}").ToList();
            var state = random.Next(5) == 0 ? "FAIL" : "COMPLETE";
            var id = $"{random.Next(1 << 30):x8}-0000-4000-8000-{run:000000000000}";
            events.Add(Event(job, id, "START", minute, dagRun, inputs, outputs, random));
            events.Add(Event(job, id, state, minute + random.Next(30), dagRun, inputs, outputs, random));
        }
        return events;
    }

    static readonly JsonSerializerOptions _withoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Mostly all of the first few.</summary>
    static IEnumerable<int> Some(Random random, int most) => random.Next(3) > 0 ? Enumerable.Range(0, most - 1) : Enumerable.Range(0, most).Where(_ => random.Next(3) > 0);

    static byte[] Event(int job, string run, string state, int minute, int dagRun, List<string> inputs, List<string> outputs, Random random)
    {
        var columns = random.Next(4) == 0;
        var dropped = random.Next(6) == 0 ? outputs.FirstOrDefault() : null;
        var sql =
            random.Next(4) == 0 && inputs.Count > 0 && outputs.Count > 0
                ? new { query = $"INSERT INTO {outputs[^1][3..]} SELECT a.x FROM {inputs[0][3..]} AS a JOIN {inputs[^1][3..]} AS b ON a.id = b.id" }
                : null;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                eventTime = _first.AddMinutes(minute).ToString("O"),
                eventType = state,
                producer = "https://example.com",
                run = new
                {
                    runId = run,
                    facets = new
                    {
                        parent = new
                        {
                            run = new { runId = $"00000000-0000-4000-9000-{dagRun:000000000000}" },
                            job = new { @namespace = "n", name = "dag" },
                        },
                    },
                },
                job = new { @namespace = "n", name = $"dag.task{job}", facets = sql is null ? null : new { sql } },
                inputs = inputs.ConvertAll(name => new { @namespace = Ns, name }),
                outputs = outputs.ConvertAll(name => new
                {
                    @namespace = Ns,
                    name,
                    facets = new
                    {
                        lifecycleStateChange = name == dropped ? new { lifecycleStateChange = "DROP" } : null,
                        columnLineage = columns && name == outputs[0] && inputs.Count > 1
                            ? new { fields = new { x = new { inputFields = new[] { new { @namespace = Ns, name = inputs[1], field = "x" } } } } }
                            : null,
                    },
                }),
            },
            _withoutNulls
        );
    }
}
