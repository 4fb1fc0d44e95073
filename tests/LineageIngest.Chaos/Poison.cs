using System.Globalization;
using System.Text;

namespace LineageIngest.Chaos;

/// <summary>Events that once stopped a stage, and bodies that are none.</summary>
static class Poison
{
    const int Wide = 1800;

    public static Payload Next(Random random, int client, int number)
    {
        var longName = new string('n', 4000);
        return random.Next(12) switch
        {
            // Validity of no length: at one instant, or at none, a job reads X and Y in turn.
            < 4 => new Payload(Run(client, number, "turns", Name(number % 2 == 0 ? "x" : "y"), time: null), Poison: true),
            < 7 => new Payload(Run(client, number, "turns", Name(number % 2 == 0 ? "x" : "y")), Poison: true),
            7 => new Payload(Run(client, number, "named", Name("x"), facets: $$$"""{"{{{longName}}}":{"v":1}}"""), Poison: true),
            8 => new Payload(Run(client, number, "typed", Name("x"), type: longName), Poison: true),
            9 => new Payload(Run(client, number, "wide", Many("in"), Many("out")), Poison: true),
            10 => new Payload(
                Run(client, number, "half", Name("\\ud800"), facets: """{"half":{"v":"\udc00"}}"""),
                Fate.Either,
                Poison: true
            ),
            _ => new Payload(Run(client, number, "deep", Name("x"), facets: $$"""{"deep":{{Deep(1000)}}}"""), Fate.Either, Poison: true),
        };
    }

    /// <summary>Each time another body, so that one which was stored by mistake is found.</summary>
    public static Payload Nonsense(Random random, int client, int number)
    {
        var run = Encoding.UTF8.GetString(Run(client, number, "nonsense", Name("x")));
        var id = string.Create(CultureInfo.InvariantCulture, $"{client}-{number}");
        var text = random.Next(6) switch
        {
            0 => run[..^random.Next(1, run.Length / 2)],
            1 => $$"""{"nonsense":"{{id}}"}""",
            2 => $"\"{id}\"",
            3 => $"nonsense {id}",
            4 => run.Replace("\"job\"", "\"jog\"", StringComparison.Ordinal),
            _ => run + "}",
        };
        return new Payload(Encoding.UTF8.GetBytes(text), Fate.Refused);
    }

    static byte[] Run(
        int client,
        int number,
        string job,
        string inputs,
        string? outputs = null,
        string? time = "2026-01-01T00:00:00Z",
        string type = "COMPLETE",
        string facets = "{}"
    ) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"eventType":"{{type}}",{{(time is null ? "" : $"\"eventTime\":\"{time}\",")}}"producer":"https://example.com/chaos",
            "run":{"runId":"{{Traffic.RunId(client + 5000, number)}}"},"job":{"namespace":"poison","name":"{{job}}","facets":{{facets}}},
            "inputs":[{{inputs}}],"outputs":[{{outputs ?? Name("mart")}}]}
            """
        );

    static string Name(string name) => $$"""{"namespace":"poison","name":"{{name}}"}""";

    static string Many(string prefix) =>
        string.Join(',', Enumerable.Range(0, Wide).Select(i => Name(string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}"))));

    static string Deep(int levels) => new StringBuilder().Insert(0, """{"d":""", levels).Append('1').Append('}', levels).ToString();
}
