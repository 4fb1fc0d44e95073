using System.Text.Json;
using System.Text.RegularExpressions;
using LineageIngest.OpenLineage;

namespace LineageIngest.IntegrationTests.Airflow;

/// <summary>What answers say of a task: datasets as <c>NAMESPACE NAME</c>, columns as pairs of <c>NAMESPACE NAME.COLUMN</c>.</summary>
sealed record TaskLineage(HashSet<string> Reads, HashSet<string> Writes, HashSet<string> Columns);

/// <summary>
/// Holds answers against a truth of tests/recordings/airflow-rest. An item of <c>may</c> is neither asked for nor held against anybody; <c>*</c>: nothing of
/// that task is; <c>#</c>: nothing about temporary tables is. <c>by</c> says which source can know a task at all, <c>crawl_only</c> what events cannot.
/// </summary>
sealed partial class TruthScore(JsonElement tasks, string database, string by)
{
    const string Server = "postgres://127.0.0.1:5432";
    int _hit;

    /// <summary>Lines for people.</summary>
    public List<string> Misses { get; } = [];

    public double F1 { get; private set; }

    public void Hold(Func<string, string, TaskLineage?> answered)
    {
        foreach (var dag in tasks.EnumerateObject())
        {
            foreach (var task in dag.Value.EnumerateObject())
                Hold($"{dag.Name} {task.Name}", task.Value, answered(dag.Name, task.Name) ?? new TaskLineage([], [], []));
        }
        F1 = 2.0 * _hit / (2 * _hit + Misses.Count);
    }

    void Hold(string task, JsonElement truth, TaskLineage answer)
    {
        var may = Texts(truth, "may").ToHashSet();
        string[] sources = truth.TryGetProperty("by", out _) ? [.. Texts(truth, "by")] : ["events", "crawl"];
        var isAsked = !may.Contains("*") && (by == "both" ? sources.Length > 0 : sources.Contains(by));
        foreach (var (kind, verb, have) in new[] { ("reads", "read ", answer.Reads), ("writes", "write ", answer.Writes) })
        {
            var want = Texts(truth, kind).Select(Full).ToHashSet();
            var unseen = by == "events" ? Texts(truth, "crawl_only").Where(x => x.StartsWith(verb, StringComparison.Ordinal)) : [];
            var needed = isAsked ? want.Except(unseen.Select(x => Full(x[verb.Length..]))) : [];
            var allowed = may.Where(x => x.StartsWith(verb, StringComparison.Ordinal)).Select(x => Full(x[verb.Length..]));
            Count($"{task} {kind}", needed.ToHashSet(), have, want.Union(allowed), may);
        }
        var columns = truth.TryGetProperty("columns", out var pairs)
            ? pairs.EnumerateArray().Select(pair => Edge(pair[0].GetString()!, pair[1].GetString()!)).ToHashSet()
            : [];
        var allowedColumns = may.Where(x => x.Contains(" -> ", StringComparison.Ordinal)).Select(x => Edge(x.Split(" -> ")[0], x.Split(" -> ")[1]));
        // Where no column was worked out, none is wrong.
        var claimed = columns.Count == 0 ? [] : answer.Columns;
        Count($"{task} columns", isAsked ? columns : [], claimed, columns.Union(allowedColumns), may);
    }

    void Count(string what, HashSet<string> needed, HashSet<string> have, IEnumerable<string> right, HashSet<string> may)
    {
        _hit += needed.Count(have.Contains);
        Misses.AddRange(needed.Except(have).Select(item => $"missing {what} {item}"));
        if (!may.Contains("*"))
            Misses.AddRange(have.Except(right).Where(item => !may.Contains("#") || !Temporary().IsMatch(item)).Select(item => $"false {what} {item}"));
    }

    static IEnumerable<string> Texts(JsonElement truth, string member) =>
        ((JsonElement?)truth).Items(member).Select(item => item.GetString()!);

    public static string Edge(string source, string target, Func<string, string>? full = null) =>
        full is null ? $"{source} -> {target}" : $"{full(source)} -> {full(target)}";

    string Edge(string source, string target) => Edge(source, target, Full);

    /// <summary><c>raw.orders</c> stands for the table of the recording's own database.</summary>
    string Full(string name) =>
        name.Split(' ')[0].Contains("://", StringComparison.Ordinal) || name.StartsWith("bigquery ", StringComparison.Ordinal)
            ? name
            : $"{Server} {database}.{name}";

    [GeneratedRegex(@"[ .](#|s\b|t\b|vt\b)")]
    private static partial Regex Temporary();
}
