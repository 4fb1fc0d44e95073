using System.Text.RegularExpressions;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>Where our answer is another one than Marquez's, and why. Every reason is a line of docs/marquez.md.</summary>
static class Exceptions
{
    static readonly (string Reason, Func<RecordedAnswer, Difference, bool> Covers)[] _all =
    [
        (
            "Marquez fails with 500 where there is an answer",
            (r, d) => d.Path == "status" && r.Status == 500 && d.Ours.StartsWith("200 ", StringComparison.Ordinal)
        ),
        (
            "Wrong input is 400, not 500 and not 404",
            (r, d) =>
                d.Path == "status"
                && r.Status is 500 or 404
                && Regex.IsMatch(d.Ours, "^40[04] ")
                && Regex.IsMatch(r.Name, "error|without|not-json|post-string")
        ),
        (
            "The receiver keeps its own words and takes what Marquez refuses",
            (r, d) =>
                (d.Path == "status" || (d.Path.Length == 0 && d.Ours.Contains("setAside", StringComparison.Ordinal)))
                && r is { Method: "POST", Path: "/api/v1/lineage" or "/api/v1/lineage/batch" }
        ),
        (
            "Passwords in addresses are not stored",
            (_, d) =>
                d.Ours.Contains(":***@", StringComparison.Ordinal)
                && Regex.IsMatch(d.Theirs, $"^{Regex.Escape(d.Ours).Replace(@"\*\*\*", "[^@\"]+", StringComparison.Ordinal)}$")
        ),
        ("GraphQL is not offered", (r, d) => d.Path == "status" && r.Path.EndsWith("/graphql", StringComparison.Ordinal)),
        (
            "An event that was deleted over does not bring the job back when it comes again",
            (r, d) => r.Name.StartsWith("823", StringComparison.Ordinal) && d.Path == "status"
        ),
        (
            "The answer to a write of a job shows its outputs",
            (r, d) => r.Method is "POST" or "DELETE" && Regex.IsMatch(d.Path, @"^/outputs\[") && d.Theirs == "absent"
        ),
        (
            "A late START does not reopen a run",
            (r, d) => Of(d, "late.start|stage.late|87ed4187") || Regex.IsMatch(r.Path, "late.start|stage.late|87ed4187")
        ),
        (
            "A run starts once",
            (_, d) =>
                d.Path.EndsWith("/startedAt", StringComparison.Ordinal)
                && d.Theirs != "null"
                && d.Ours != "null"
                && string.CompareOrdinal(d.Ours, d.Theirs) < 0
        ),
        ("Nominal times are kept", (_, d) => Regex.IsMatch(d.Path, "/nominal(Start|End)Time$") && d.Theirs == "null"),
        (
            "A description stays when a later event has none",
            (_, d) => d.Path.EndsWith("/description", StringComparison.Ordinal) && d.Theirs == "null"
        ),
        (
            "A source stays when a later event names none",
            (_, d) => d.Path.EndsWith("/sourceName", StringComparison.Ordinal) && d.Theirs == "\"default\""
        ),
        (
            "The latest run of a child job is its own",
            (r, d) =>
                r.Path == "/api/v1/lineage"
                && Regex.IsMatch(d.Path, @"\[job:shop-airflow:nightly_sales\.[a-z_]+\]/data/(latestRun|currentRunUuid)")
        ),
        (
            "Column lineage says how a column comes about",
            (_, d) => Regex.IsMatch(d.Path, "/transformation(Type|Description)$") && d.Theirs == "null"
        ),
        (
            "Column lineage is not dropped",
            (r, d) =>
                d.Theirs is "absent" or "null"
                && Regex.IsMatch(d.Path, @"columnLineage|(/graph\[datasetField:|Edges\[datasetField:|/inputFields\[)")
                && !IsJobDown(r)
        ),
        (
            "What the SQL contradicts is not shown",
            (_, d) =>
                d.Ours == "absent"
                && Regex.IsMatch(d.Path, @"columnLineage|(/graph\[datasetField:|Edges\[datasetField:|/inputFields\[)")
                && Regex.IsMatch(d.Path + d.Theirs, "food_delivery") // the seed's facets are not what its SQL does
        ),
        ("Tags of tags facets are tags", (_, d) => Regex.IsMatch(d.Path, @"/tags\[ ?[^/]*\]$") && d.Theirs == "absent"),
        ("withDownstream holds for jobs too", (r, d) => IsJobDown(r) && d.Theirs == "absent"),
        (
            "A column that was sent with two types has the newest",
            (_, d) =>
                Regex.IsMatch(
                    d.Path,
                    @"order_facts(:amount|\]/columnLineage|.*/fieldType|.*/datasetVersion)|columnLineage\[ amount\]|/fieldType$|/datasetVersion$"
                )
        ),
        (
            "A dataset that only column lineage mentions is listed",
            (r, d) =>
                Of(d, "menu_item_id")
                || (r.Name.StartsWith("019", StringComparison.Ordinal) && d.Path == "/totalCount")
                || (r.Path.EndsWith("stats/datasets", StringComparison.Ordinal) && d is { Theirs: "31", Ours: "32" })
        ),
        (
            "An event without a type is stored and shown",
            (_, d) =>
                Of(d, "no.type")
                || (
                    Regex.IsMatch(d.Path, @"public\.customers\]/(data/)?updatedAt$|^/updatedAt$")
                    && d.Ours == "\"2025-03-10T00:27:00.250Z\""
                )
                || d.Ours.Contains("no.type", StringComparison.Ordinal)
        ),
        (
            "A declared job reads and writes what it declares, from the start",
            (r, d) =>
                Of(d, "design.export_customers") || (r.Name.StartsWith("767", StringComparison.Ordinal) && d.Path == "/currentVersion")
        ),
        ("lastRunStates filters, and totalCount counts what is listed", (r, _) => r.Query.Any(q => q.Name == "lastRunStates")),
        (
            "Search is sorted, and totalCount counts all",
            (r, d) => r.Path == "/api/v1/search" && Regex.IsMatch(d.Path, @"^/(results|totalCount)")
        ),
        (
            "totalCount of events counts what is listed, and an event sent twice is one",
            (r, d) => r.Path == "/api/v1/events/lineage" && (d.Path == "/totalCount" || d.Ours == "absent" || d.Theirs == "absent")
        ),
        (
            "Both names of a dataset with symlinks lead to all that is known of it",
            (r, d) =>
                Of(d, "lake.clicks|lake/clicks|warehouse.mart.sessions|clicks.write|clicks.read")
                || Regex.IsMatch(d.Theirs + d.Ours, "lake.clicks")
                || r.Path.Contains("lake.clicks", StringComparison.Ordinal)
        ),
        (
            "A run without facets answers an empty object",
            (r, d) =>
                r.Path.EndsWith("/facets", StringComparison.Ordinal)
                && d.Theirs == "null"
                && d.Ours.EndsWith("\"facets\":{}}", StringComparison.Ordinal)
        ),
        (
            "Times are cut to microseconds, not rounded",
            (_, d) => d.Theirs == "\"2025-03-10T12:00:00.123457Z\"" && d.Ours == "\"2025-03-10T12:00:00.123456Z\""
        ),
        ("Jobs are listed by the time of their events", (r, d) => r.Name.StartsWith("831", StringComparison.Ordinal)),
    ];

    public static IEnumerable<string> Reasons => _all.Select(e => e.Reason);

    public static string? ReasonFor(RecordedAnswer recorded, Difference difference) =>
        Array.Find(_all, e => e.Covers(recorded, difference)).Reason;

    static bool IsJobDown(RecordedAnswer recorded) => recorded.Name.Contains("column-lineage-job-down", StringComparison.Ordinal);

    /// <summary>The difference lies below something of that name.</summary>
    static bool Of(Difference difference, string names) => Regex.IsMatch(difference.Path, $@"\[[^\]]*({names})[^\]]*\]");
}
