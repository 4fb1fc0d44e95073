using System.Text.Json;
using LineageIngest.Airflow;
using LineageIngest.Airflow.Api;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

public sealed class RunIdsTests
{
    [Fact]
    public void Task_run_id_is_the_one_that_a_provider_recorded()
    {
        var at = DateTimeOffset.Parse("2024-11-26T13:05:23.281750Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Guid.Parse("01936893-9751-7a91-a2a0-a51101a3970c"), RunIds.Dag("airflow", "BQ", at, 0, RunIdForm.Before2));
    }

    [Theory]
    [InlineData("2.10.3", "af2")]
    [InlineData("3.2.1", "af3")]
    public void Every_recorded_run_id_follows_from_the_rest_answers(string version, string ns)
    {
        var estate = Recordings.Drifted(version);
        var form = RunIdForm.Of(version == "2.10.3" ? "1.13.0" : "2.16.0", new AirflowVersion(version, estate.Api));
        var computed = new HashSet<Guid>();
        foreach (var run in estate.Runs.Select(row => ModelReader.Run(Row.Of<LineageIngest.Airflow.Api.Rows.RunRow>(row.Json))))
        {
            for (var clear = 0; clear < 3; clear++)
            {
                computed.Add(RunIds.Dag(ns, run.DagId, RunIds.Instant(run.LogicalDate, run.RunAfter)!.Value, clear, form));
            }
        }

        foreach (var task in estate.Instances([], []).Select(row => ModelReader.Instance(Row.Of<LineageIngest.Airflow.Api.Rows.InstanceRow>(row))))
        {
            for (var attempt = 1; attempt <= task.TryNumber + 1; attempt++)
            {
                computed.Add(
                    RunIds.Task(
                        ns,
                        task.DagId,
                        task.TaskId,
                        attempt,
                        task.MapIndex,
                        RunIds.Instant(task.LogicalDate, task.RunAfter)!.Value,
                        form
                    )
                );
            }
        }

        var emitted = Recordings.Events(version)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(e => !e.GetProperty("job").GetProperty("name").GetString()!.Contains(".query.", StringComparison.Ordinal))
            .Select(e =>
                (Name: e.GetProperty("job").GetProperty("name").GetString(), Id: e.GetProperty("run").GetProperty("runId").GetGuid())
            )
            .Distinct()
            .ToList();

        // A last run began after REST was asked: its instant is unknown there. Every id of a known instant has to match.
        var instants = computed.Select(Instant).ToHashSet();
        var known = emitted.Where(e => instants.Contains(Instant(e.Id))).ToList();
        Assert.True(known.Count >= 42);
        Assert.All(known, e => Assert.Contains(e.Id, computed));
    }

    static string Instant(Guid id) => id.ToString()[..13];
}
