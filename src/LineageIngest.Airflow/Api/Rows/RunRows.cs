using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.Airflow.Api.Rows;

/// <summary>A DAG run; Airflow 2 before 2.2 said <c>execution_date</c> for the logical date.</summary>
sealed record RunRow : IRow
{
    public string? DagId { get; init; }
    public string? DagRunId { get; init; }
    public string? RunId { get; init; }
    public DateTimeOffset? LogicalDate { get; init; }
    public DateTimeOffset? ExecutionDate { get; init; }
    public DateTimeOffset? RunAfter { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public DateTimeOffset? EndDate { get; init; }
    public DateTimeOffset? DataIntervalStart { get; init; }
    public DateTimeOffset? DataIntervalEnd { get; init; }
    public DateTimeOffset? LastSchedulingDecision { get; init; }
    public string? State { get; init; }
    public string? RunType { get; init; }
    public JsonElement Conf { get; init; }

    string IRow.Key => $"{DagId}\n{DagRunId ?? RunId}";
}

sealed record RunPage : IPage<RunRow>
{
    [JsonConverter(typeof(LenientRows<RunRow>))]
    public RunRow[]? DagRuns { get; init; }
    public int? TotalEntries { get; init; }

    RunRow[]? IPage<RunRow>.Rows => DagRuns;
}

sealed record VersionNumberRow
{
    public int? VersionNumber { get; init; }
}

/// <summary>A task instance; Airflow 2 says <c>operator</c>, Airflow 3 <c>operator_name</c> too.</summary>
sealed record InstanceRow : IRow
{
    public string? DagId { get; init; }
    public string? DagRunId { get; init; }
    public string? TaskId { get; init; }
    public int? MapIndex { get; init; }
    public int? TryNumber { get; init; }
    public DateTimeOffset? LogicalDate { get; init; }
    public DateTimeOffset? ExecutionDate { get; init; }
    public DateTimeOffset? RunAfter { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public DateTimeOffset? EndDate { get; init; }
    public string? State { get; init; }
    public string? Operator { get; init; }
    public string? OperatorName { get; init; }
    public string? RenderedMapIndex { get; init; }

    [JsonConverter(typeof(LenientObject<VersionNumberRow>))]
    public VersionNumberRow? DagVersion { get; init; }
    public JsonElement RenderedFields { get; init; }

    string IRow.Key => $"{DagId}\n{DagRunId}\n{TaskId}\n{MapIndex}";
}

sealed record InstancePage : IPage<InstanceRow>
{
    [JsonConverter(typeof(LenientRows<InstanceRow>))]
    public InstanceRow[]? TaskInstances { get; init; }
    public int? TotalEntries { get; init; }

    InstanceRow[]? IPage<InstanceRow>.Rows => TaskInstances;
}

/// <summary>Body of the one call that fills rendered fields on every version; 2.x answers 400 to an order.</summary>
sealed record InstancesRequest(string[] DagIds, string[] DagRunIds, int? PageLimit, int? PageOffset, string? OrderBy);
