using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LineageIngest.Airflow;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Events;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Tests.Airflow;

/// <summary>Events as they go into the log, to the byte.</summary>
public sealed class CrawledEventTests
{
    static readonly AirflowInstance _airflow = new("prod", "af3", RunIdForm.Newest, new AirflowVersion("3.2.1", AirflowApi.V2));
    static readonly DateTimeOffset _at = DateTimeOffset.Parse("2026-01-06T00:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void A_transfer_becomes_a_run_with_its_statement_and_its_target()
    {
        var book = new ConnectionBook([
            new ConnectionInfo("pg", "postgres") { Host = "db", Schema = "shop" },
            new ConnectionInfo("ms", "mssql") { Host = "ms", Schema = "Sales" },
        ]);
        var run = new DagRun("etl", "rec_1")
        {
            LogicalDate = _at,
            Start = _at,
            End = _at.AddSeconds(9),
            State = "success",
            IntervalStart = _at,
            IntervalEnd = _at,
            Type = "manual",
        };
        var task = new TaskInstance("etl", "rec_1", "mart.move")
        {
            TryNumber = 1,
            Start = _at.AddSeconds(1),
            End = _at.AddSeconds(5),
            State = "success",
            Operator = "GenericTransfer",
            Rendered = JsonDocument
                .Parse("""{"source_conn_id":"pg","destination_conn_id":"ms","sql":"SELECT id FROM mart.t","destination_table":"dbo.T"}""")
                .RootElement,
        };
        var bodies = RunToEvents
            .Write(_airflow, run, [task], AssetBook.Empty, book, new Dictionary<string, TaskHints>(), 0)
            .Select(body => Encoding.UTF8.GetString(body.Span))
            .ToList();
        Assert.Equal(
            ["START", "START", "COMPLETE", "COMPLETE"],
            bodies.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("eventType").GetString())
        );
        var golden = Path.Combine(Folder(), "transfer.events.ndjson");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
            File.WriteAllLines(golden, bodies);
        Assert.Equal(File.ReadAllLines(golden), bodies);
    }

    [Theory]
    [InlineData("TriggerDagRunOperator", """{"trigger_dag_id":"child"}""", "downstream", "child")]
    [InlineData("ExternalTaskSensor", """{"external_dag_id":"other","external_task_id":"load"}""", "upstream", "other.load")]
    public void Control_flow_between_dags_is_a_dependency(string operatorClass, string rendered, string side, string job)
    {
        var run = new DagRun("etl", "r")
        {
            LogicalDate = _at,
            Start = _at,
            State = "running",
        };
        var task = new TaskInstance("etl", "r", "t")
        {
            TryNumber = 1,
            Start = _at,
            End = _at,
            State = "success",
            Operator = operatorClass,
            Rendered = JsonDocument.Parse(rendered).RootElement,
        };
        var complete = JsonDocument
            .Parse(
                RunToEvents
                    .Write(_airflow, run, [task], AssetBook.Empty, ConnectionBook.Empty, new Dictionary<string, TaskHints>(), 0)
                    .Last()
            )
            .RootElement;
        Assert.Equal(
            job,
            complete
                .GetProperty("run")
                .GetProperty("facets")
                .GetProperty("jobDependencies")
                .GetProperty(side)[0]
                .GetProperty("job")
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public void Skipped_and_waiting_tasks_say_nothing_and_a_retry_is_a_run_of_its_own()
    {
        var run = new DagRun("etl", "r")
        {
            LogicalDate = _at,
            Start = _at,
            State = "running",
        };
        TaskInstance Task(string state, int attempt) =>
            new("etl", "r", "t")
            {
                TryNumber = attempt,
                Start = _at,
                End = _at,
                State = state,
            };
        List<JsonElement> Write(TaskInstance task) =>
            [
                .. RunToEvents
                    .Write(_airflow, run, [task], AssetBook.Empty, ConnectionBook.Empty, new Dictionary<string, TaskHints>(), 0)
                    .Skip(1)
                    .Select(body => JsonDocument.Parse(body).RootElement),
            ];
        Assert.Empty(Write(Task("skipped", 1)));
        Assert.Equal(["START", "FAIL"], Write(Task("up_for_retry", 1)).Select(body => body.GetProperty("eventType").GetString()));
        Assert.NotEqual(
            Write(Task("up_for_retry", 1))[0].GetProperty("run").GetProperty("runId").GetString(),
            Write(Task("success", 2))[0].GetProperty("run").GetProperty("runId").GetString()
        );
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
