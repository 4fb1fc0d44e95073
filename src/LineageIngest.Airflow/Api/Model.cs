using System.Text.Json;

namespace LineageIngest.Airflow.Api;

/// <summary>What Airflow's <c>/version</c> says and which of its two APIs speaks. Example: <c>("3.2.1", V2)</c>.</summary>
public sealed record AirflowVersion(string Text, AirflowApi Api);

/// <summary>The REST API of Airflow 2 (<c>/api/v1</c>) or 3 (<c>/api/v2</c>).</summary>
public enum AirflowApi
{
    V1,
    V2,
}

/// <summary>A DAG of the list; <see cref="Documentation"/> only where its details were read.</summary>
public sealed record Dag(string Id)
{
    public string? DisplayName { get; init; }
    public bool Paused { get; init; }
    public bool Stale { get; init; }
    public bool HasImportErrors { get; init; }
    public string? Description { get; init; }
    public string? Documentation { get; init; }
    public string? File { get; init; }
    public string? FileToken { get; init; }
    public string? RelativeFile { get; init; }
    public string? Bundle { get; init; }
    public string? BundleVersion { get; init; }
    public string[] Owners { get; init; } = [];
    public string[] Tags { get; init; } = [];

    /// <summary>Cron text or preset as Airflow gives it, <c>Dataset</c>/<c>Asset</c> for triggered ones, null for manual.</summary>
    public string? Schedule { get; init; }
    public string? ScheduleDescription { get; init; }
    public DateTimeOffset? LastParsedAt { get; init; }
}

/// <summary>A task as its DAG declares it.</summary>
public sealed record DagTask(string Id)
{
    public string? DisplayName { get; init; }
    public string? OperatorClass { get; init; }
    public string? OperatorModule { get; init; }
    public string? Owner { get; init; }
    public string? Documentation { get; init; }
    public string? TriggerRule { get; init; }
    public string? Pool { get; init; }
    public bool Mapped { get; init; }
    public string[] Downstream { get; init; } = [];
}

/// <summary>One run of a DAG. Airflow 3 leaves <see cref="LogicalDate"/> out for runs that assets or hands triggered; then <see cref="RunAfter"/> counts.</summary>
public sealed record DagRun(string DagId, string Id)
{
    public DateTimeOffset? LogicalDate { get; init; }
    public DateTimeOffset? RunAfter { get; init; }
    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? End { get; init; }
    public DateTimeOffset? IntervalStart { get; init; }
    public DateTimeOffset? IntervalEnd { get; init; }
    public DateTimeOffset? LastDecision { get; init; }
    public string? State { get; init; }
    public string? Type { get; init; }
    public JsonElement Conf { get; init; }
    public bool Ended => State is "success" or "failed";
}

/// <summary>The latest try of one task (of one map index) in one DAG run, with its rendered template fields.</summary>
public sealed record TaskInstance(string DagId, string RunId, string TaskId)
{
    public int MapIndex { get; init; } = -1;
    public int TryNumber { get; init; }
    public DateTimeOffset? LogicalDate { get; init; }
    public DateTimeOffset? RunAfter { get; init; }
    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? End { get; init; }
    public string? State { get; init; }
    public string? Operator { get; init; }
    public string? MapLabel { get; init; }
    public int? DagVersion { get; init; }
    public JsonElement Rendered { get; init; }
}

/// <summary>An asset (Airflow 2: dataset) with the tasks that name it as outlet or inlet and the DAGs that it starts.</summary>
public sealed record AirflowAsset(string Uri)
{
    public string? Name { get; init; }
    public TaskName[] Producers { get; init; } = [];
    public TaskName[] Consumers { get; init; } = [];
    public string[] ScheduledDags { get; init; } = [];
}

/// <summary>A task by its two names; either may hold dots, so they are kept apart.</summary>
public readonly record struct TaskName(string DagId, string TaskId);

/// <summary>An asset was updated by a task and started DAG runs.</summary>
public sealed record AssetEvent(string Uri, DateTimeOffset At)
{
    public string? DagId { get; init; }
    public string? TaskId { get; init; }
    public string? RunId { get; init; }
    public int MapIndex { get; init; } = -1;
    public (string DagId, string RunId)[] Started { get; init; } = [];
}

/// <summary>An Airflow connection without password; <see cref="Extra"/> as Airflow masks it.</summary>
public sealed record ConnectionInfo(string Id, string Type)
{
    public string? Host { get; init; }
    public int? Port { get; init; }
    public string? Schema { get; init; }

    /// <summary>The user, kept only where it names the default schema: Oracle and Teradata.</summary>
    public string? Login { get; init; }
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}

/// <summary>A DAG file that Airflow could not import, and the last line of its stack trace.</summary>
public sealed record ImportError(string File, string Message, DateTimeOffset? At);

/// <summary>Airflow 3 made a new version of a DAG at this instant.</summary>
public sealed record DagVersion(string DagId, DateTimeOffset At);
