using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.Producers;

/// <summary>
/// Datasets that dbt-ol names and that never exist: an ephemeral model is inlined as a CTE, and the tables of a test
/// (<c>*_dbt_test__audit.*</c>, structured-log mode) hold rows only while it runs. A test reads and writes nothing.
/// </summary>
static class DbtPhantoms
{
    public const string Ephemeral = "an ephemeral dbt model is inlined as a CTE; no such table exists";
    public const string TestOutput = "a dbt test writes no data; its audit table is not a dataset";

    /// <summary>The name that dbt gives to the CTE of an ephemeral model.</summary>
    public static string CteOf(string model) => "__dbt__cte__" + model;

    /// <summary>Why this dataset is none, or null.</summary>
    public static string? Reason(OpenLineageEvent source, JsonElement dataset, bool isOutput)
    {
        if (dataset.GetObject("facets").GetObject("dbt_model").GetObject("config").Text("materialized") == "ephemeral")
            return Ephemeral;
        return isOutput && IsTest(source) ? TestOutput : null;
    }

    static bool IsTest(OpenLineageEvent source)
    {
        if (
            !source.Producer.Contains("/integration/dbt", StringComparison.OrdinalIgnoreCase)
            && source.JobFacets.GetObject("dbt_node") is null
        )
        {
            return false;
        }

        var name = source.Job.Text("name") ?? "";
        return name.EndsWith(".test", StringComparison.Ordinal)
            || name.StartsWith("test.", StringComparison.Ordinal)
            || source.JobFacets.GetObject("jobType").Text("jobType") == "TEST";
    }
}
