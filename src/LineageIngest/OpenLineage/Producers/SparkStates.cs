using LineageIngest.Projection;

namespace LineageIngest.OpenLineage.Producers;

/// <summary>
/// Spark ends a failed SQL execution twice: the job listener says FAIL, then the SQL listener says COMPLETE for the same run
/// (recordings/openlineage-spark: "a FAIL may be followed by COMPLETE of the same run"). The failure stands.
/// </summary>
static class SparkStates
{
    public static bool FailureStands(RunFacts run, IReadOnlyCollection<string> ended) =>
        run.Type?.Value.Integration == "SPARK" && ended.Contains(RunOutcome.Fail);
}
