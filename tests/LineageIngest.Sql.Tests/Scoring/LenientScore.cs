using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pair = ((string? Table, string Column) Target, (string? Table, string Column) Source);

namespace LineageIngest.Sql.Tests.Scoring;

/// <summary>Whether a prediction says what a case expects, conventions of the suites aside (the rules L1 to L9 of the corpora's scorer).</summary>
static class LenientScore
{
    /// <summary>Null where the case asserts no tables.</summary>
    public static bool? Tables(JsonNode record, JsonNode prediction)
    {
        if (record["expect_inputs"] is null && record["expect_outputs"] is null || Dubious(record) == "tables")
        {
            return null;
        }

        var sql = (string)record["sql"]!;
        var expectedIn = Set(record["expect_inputs"], record);
        var expectedOut = Set(record["expect_outputs"], record);
        var inputs = Set(prediction["inputs"], record);
        var outputs = Set(prediction["outputs"], record);
        if (
            sql.Split(';')
                .Where(part => part.Trim().Length > 0)
                .All(part => Regex.IsMatch(part, @"^\s*(--[^\n]*\n\s*)*(drop|truncate|alter|undrop)\b", RegexOptions.IgnoreCase))
            && inputs.Count == 0
            && expectedIn.Count == 0
            && (outputs.Count == 0 || expectedOut.Count == 0)
        )
        {
            return true;
        }

        if (Names.IsScript(sql))
        {
            var mine = inputs.Intersect(outputs).Except(expectedIn).Except(expectedOut).ToArray();
            var theirs = expectedIn.Intersect(expectedOut).Except(inputs).Except(outputs).ToArray();
            inputs.ExceptWith(mine);
            outputs.ExceptWith(mine);
            expectedIn.ExceptWith(theirs);
            expectedOut.ExceptWith(theirs);
        }

        if (record["optional_inputs"] is not null && record["expect_inputs"] is not null)
        {
            inputs.IntersectWith(expectedIn);
        }

        if (record["optional_outputs"] is not null && outputs.Count == 0)
        {
            expectedOut.Clear();
        }

        var written = record["expect_outputs"] is null ? outputs : [.. expectedOut, .. outputs];
        expectedIn.ExceptWith(written);
        inputs.ExceptWith(written);
        return (record["expect_inputs"] is null || expectedIn.SetEquals(inputs))
            && (record["expect_outputs"] is null || expectedOut.SetEquals(outputs));
    }

    /// <summary>Null where the case asserts no columns.</summary>
    public static bool? Columns(JsonNode record, JsonNode prediction)
    {
        if (record["expect_columns"] is not JsonArray columns || Dubious(record) == "columns")
        {
            return null;
        }

        var predicted = prediction["columns"]!.AsArray();
        var withTable = columns.Any(column => column!["t"]![0] is not null) && predicted.Any(pair => pair![0]![0] is not null);
        var skipped = new HashSet<(string?, string)>();
        var targets = new HashSet<(string?, string)>();
        var expected = new HashSet<Pair>();
        foreach (var column in columns)
        {
            var target = Target(column!["t"]!);
            targets.Add(target);
            if (
                column["unresolved"] is not null
                || column["s"]!.AsArray().Any(source => source![0] is null || (string?)source[1] == "*" || (string?)column["t"]![1] == "*")
            )
            {
                skipped.Add(target);
                continue;
            }

            foreach (var source in column["s"]!.AsArray())
            {
                expected.Add((target, (Names.Table((string?)source![0], record), Names.Column((string)source[1]!))));
            }
        }

        var found = new HashSet<Pair>();
        foreach (var pair in predicted)
        {
            var target = Target(pair![0]!);
            if (
                (record["columns_partial"] is null || targets.Contains(target))
                && (string?)pair[0]![1] != "*"
                && (string?)pair[1]![1] != "*"
                && pair[1]![0] is not null
            )
            {
                found.Add((target, (Names.Table((string?)pair[1]![0], record), Names.Column((string)pair[1]![1]!))));
            }
        }

        expected.RemoveWhere(pair => skipped.Contains(pair.Target));
        found.RemoveWhere(pair => skipped.Contains(pair.Target));
        return expected.SetEquals(found)
            || (Names.IsScript((string)record["sql"]!) && Closure(expected).SetEquals(Closure(found)))
            || (record["subset"] is not null && expected.IsSubsetOf(found));

        (string?, string) Target(JsonNode target) =>
            (withTable && target[0] is not null ? Names.Table((string?)target[0], record) : null, Names.Target((string)target[1]!));
    }

    static string? Dubious(JsonNode record) => (string?)record["dubious"]?["level"];

    static HashSet<string> Set(JsonNode? names, JsonNode record) =>
        names is JsonArray list ? [.. list.Select(name => Names.Table((string?)name, record)!)] : [];

    // Chains through tables in between, followed to their ends.
    static HashSet<Pair> Closure(HashSet<Pair> pairs)
    {
        var sources = pairs.ToLookup(pair => pair.Target, pair => pair.Source);
        var read = pairs.Select(pair => pair.Source.Table).ToHashSet();
        return
        [
            .. pairs
                .Where(pair => !read.Contains(pair.Target.Table))
                .SelectMany(pair => Ends(pair.Source, []).Select(end => (pair.Target, end))),
        ];

        IEnumerable<(string?, string)> Ends((string? Table, string Column) column, HashSet<(string?, string)> seen) =>
            sources[column].Any(source => source != column) && seen.Add(column)
                ? sources[column].SelectMany(source => Ends(source, [.. seen]))
                : [column];
    }
}
