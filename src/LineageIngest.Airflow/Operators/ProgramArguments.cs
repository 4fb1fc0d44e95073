using LineageIngest.Airflow.Naming;
using LineageIngest.Names;

namespace LineageIngest.Airflow.Operators;

/// <summary>URIs among a program's arguments whose flag says a side: <c>--in s3://a/b --out=s3://a/c</c>. A guess at best.</summary>
static class ProgramArguments
{
    static readonly string[] _inputs = ["in", "input", "source", "src", "from", "read"];

    static readonly string[] _outputs = ["out", "output", "target", "dest", "destination", "to", "write", "sink"];

    public static IEnumerable<(Direction Direction, DatasetName Dataset, string Flag)> Datasets(IReadOnlyList<string> arguments)
    {
        for (var at = 0; at < arguments.Count; at++)
        {
            var parts = arguments[at].Split('=', 2);
            var value =
                parts.Length > 1 ? parts[1]
                : at + 1 < arguments.Count ? arguments[at + 1]
                : "";
            if (parts[0].StartsWith('-') && Side(parts[0]) is { } side && UriNaming.Of(value) is { } dataset)
            {
                yield return (side, dataset, parts[0]);
            }
        }
    }

    static Direction? Side(string flag)
    {
        var words = flag.TrimStart('-').Split('-', '_');
        return words.Any(_outputs.Contains) ? Direction.Writes
            : words.Any(_inputs.Contains) ? Direction.Reads
            : null;
    }
}
