using System.Text.Json.Serialization;

namespace LineageIngest.Airflow.Api.Rows;

sealed record TaskNameRow
{
    public string? DagId { get; init; }
    public string? TaskId { get; init; }
}

sealed record DagNameRow
{
    public string? DagId { get; init; }
}

/// <summary>Airflow 2 calls them datasets with <c>consuming_dags</c>, 3.0 assets with the same, 3.1 has <c>scheduled_dags</c> and <c>consuming_tasks</c>.</summary>
sealed record AssetRow : IRow
{
    public string? Id { get; init; }
    public string? Uri { get; init; }
    public string? Name { get; init; }

    [JsonConverter(typeof(LenientRows<TaskNameRow>))]
    public TaskNameRow[]? ProducingTasks { get; init; }

    [JsonConverter(typeof(LenientRows<TaskNameRow>))]
    public TaskNameRow[]? ConsumingTasks { get; init; }

    [JsonConverter(typeof(LenientRows<DagNameRow>))]
    public DagNameRow[]? ScheduledDags { get; init; }

    [JsonConverter(typeof(LenientRows<DagNameRow>))]
    public DagNameRow[]? ConsumingDags { get; init; }

    string IRow.Key => $"{Id}\n{Uri}\n{Name}";
}

sealed record DatasetPage : IPage<AssetRow>
{
    [JsonConverter(typeof(LenientRows<AssetRow>))]
    public AssetRow[]? Datasets { get; init; }
    public int? TotalEntries { get; init; }

    AssetRow[]? IPage<AssetRow>.Rows => Datasets;
}

sealed record AssetPage : IPage<AssetRow>
{
    [JsonConverter(typeof(LenientRows<AssetRow>))]
    public AssetRow[]? Assets { get; init; }
    public int? TotalEntries { get; init; }

    AssetRow[]? IPage<AssetRow>.Rows => Assets;
}

sealed record StartedRunRow
{
    public string? DagId { get; init; }
    public string? RunId { get; init; }
    public string? DagRunId { get; init; }
}

sealed record AssetEventRow : IRow
{
    public string? Id { get; init; }
    public string? Uri { get; init; }
    public string? DatasetUri { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public string? SourceDagId { get; init; }
    public string? SourceTaskId { get; init; }
    public string? SourceRunId { get; init; }
    public int? SourceMapIndex { get; init; }

    [JsonConverter(typeof(LenientRows<StartedRunRow>))]
    public StartedRunRow[]? CreatedDagruns { get; init; }

    string IRow.Key => $"{Id}\n{Uri ?? DatasetUri}\n{Timestamp:O}\n{SourceDagId}\n{SourceTaskId}\n{SourceRunId}\n{SourceMapIndex}";
}

sealed record DatasetEventPage : IPage<AssetEventRow>
{
    [JsonConverter(typeof(LenientRows<AssetEventRow>))]
    public AssetEventRow[]? DatasetEvents { get; init; }
    public int? TotalEntries { get; init; }

    AssetEventRow[]? IPage<AssetEventRow>.Rows => DatasetEvents;
}

sealed record AssetEventPage : IPage<AssetEventRow>
{
    [JsonConverter(typeof(LenientRows<AssetEventRow>))]
    public AssetEventRow[]? AssetEvents { get; init; }
    public int? TotalEntries { get; init; }

    AssetEventRow[]? IPage<AssetEventRow>.Rows => AssetEvents;
}
