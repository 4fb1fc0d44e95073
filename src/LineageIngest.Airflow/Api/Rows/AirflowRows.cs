using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineageIngest.Airflow.Api.Rows;

/// <summary>
/// Airflow's answers as generated code reads them: field names are those of the properties in snake case, unknown fields are passed over, absent ones are null,
/// a value of another type than expected is taken for what it can mean (<see cref="LenientText"/> and its kin) and never fails a page.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientFlag), typeof(LenientNumber), typeof(LenientInstant), typeof(LenientTexts)]
)]
[JsonSerializable(typeof(VersionRow))]
[JsonSerializable(typeof(SourceRow))]
[JsonSerializable(typeof(DagPage))]
[JsonSerializable(typeof(TaskPage))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(InstancePage))]
[JsonSerializable(typeof(DatasetPage))]
[JsonSerializable(typeof(AssetPage))]
[JsonSerializable(typeof(DatasetEventPage))]
[JsonSerializable(typeof(AssetEventPage))]
[JsonSerializable(typeof(ConnectionPage))]
[JsonSerializable(typeof(ImportErrorPage))]
[JsonSerializable(typeof(ProviderPage))]
[JsonSerializable(typeof(DagVersionPage))]
[JsonSerializable(typeof(InstancesRequest))]
[JsonSerializable(typeof(TagRow))]
[JsonSerializable(typeof(IntervalRow))]
[JsonSerializable(typeof(DagRow))]
[JsonSerializable(typeof(ClassRow))]
[JsonSerializable(typeof(TaskRow))]
[JsonSerializable(typeof(RunRow))]
[JsonSerializable(typeof(VersionNumberRow))]
[JsonSerializable(typeof(InstanceRow))]
[JsonSerializable(typeof(TaskNameRow))]
[JsonSerializable(typeof(DagNameRow))]
[JsonSerializable(typeof(AssetRow))]
[JsonSerializable(typeof(StartedRunRow))]
[JsonSerializable(typeof(AssetEventRow))]
[JsonSerializable(typeof(ConnectionRow))]
[JsonSerializable(typeof(ImportErrorRow))]
[JsonSerializable(typeof(ProviderRow))]
[JsonSerializable(typeof(DagVersionRow))]
sealed partial class AirflowRows : JsonSerializerContext
{
    /// <exception cref="JsonException">Not JSON, or not an object.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        (T)(JsonSerializer.Deserialize(json, typeof(T), Default) ?? throw new JsonException("null"));
}

/// <summary>A row that can be told from others: a server that does not page gives the same first row again.</summary>
interface IRow
{
    string Key { get; }
}

/// <summary>One page of a list. Rows are null where the answer has no such list.</summary>
interface IPage<out TRow>
{
    TRow[]? Rows { get; }
    int? TotalEntries { get; }
}

sealed record VersionRow(string? Version = null);

sealed record SourceRow(string? Content = null);

sealed record TagRow
{
    public string? Name { get; init; }
}

/// <summary>Airflow 2 wraps the schedule: a cron text in <c>value</c>, or the parts of a timedelta.</summary>
sealed record IntervalRow
{
    [JsonPropertyName("__type")]
    public string? Type { get; init; }
    public string? Value { get; init; }
    public int? Days { get; init; }
    public int? Seconds { get; init; }
}

/// <summary>Airflow 2 says <c>is_active</c>, Airflow 3 <c>is_stale</c>.</summary>
sealed record DagRow : IRow
{
    public string? DagId { get; init; }
    public string? DagDisplayName { get; init; }
    public bool? IsPaused { get; init; }
    public bool? IsStale { get; init; }
    public bool? IsActive { get; init; }
    public bool? HasImportErrors { get; init; }
    public string? Description { get; init; }
    public string? DocMd { get; init; }
    public string? Fileloc { get; init; }
    public string? FileToken { get; init; }
    public string? RelativeFileloc { get; init; }
    public string? BundleName { get; init; }
    public string? BundleVersion { get; init; }
    public string[]? Owners { get; init; }

    [JsonConverter(typeof(LenientRows<TagRow>))]
    public TagRow[]? Tags { get; init; }
    public string? TimetableSummary { get; init; }
    public string? TimetableDescription { get; init; }

    [JsonConverter(typeof(LenientObject<IntervalRow>))]
    public IntervalRow? ScheduleInterval { get; init; }
    public DateTimeOffset? LastParsedTime { get; init; }

    string IRow.Key => DagId ?? "";
}

sealed record DagPage : IPage<DagRow>
{
    [JsonConverter(typeof(LenientRows<DagRow>))]
    public DagRow[]? Dags { get; init; }
    public int? TotalEntries { get; init; }

    DagRow[]? IPage<DagRow>.Rows => Dags;
}

sealed record ClassRow
{
    public string? ClassName { get; init; }
    public string? ModulePath { get; init; }
}

sealed record TaskRow
{
    public string? TaskId { get; init; }
    public string? TaskDisplayName { get; init; }
    public string? OperatorName { get; init; }

    [JsonConverter(typeof(LenientObject<ClassRow>))]
    public ClassRow? ClassRef { get; init; }
    public string? Owner { get; init; }
    public string? DocMd { get; init; }
    public string? TriggerRule { get; init; }
    public string? Pool { get; init; }
    public bool? IsMapped { get; init; }
    public string[]? DownstreamTaskIds { get; init; }
}

sealed record TaskPage
{
    [JsonConverter(typeof(LenientRows<TaskRow>))]
    public TaskRow[]? Tasks { get; init; }
}

sealed record ImportErrorRow : IRow
{
    public string? ImportErrorId { get; init; }
    public string? Filename { get; init; }
    public string? StackTrace { get; init; }
    public DateTimeOffset? Timestamp { get; init; }

    string IRow.Key => $"{ImportErrorId}\n{Filename}\n{Timestamp:O}";
}

sealed record ImportErrorPage : IPage<ImportErrorRow>
{
    [JsonConverter(typeof(LenientRows<ImportErrorRow>))]
    public ImportErrorRow[]? ImportErrors { get; init; }
    public int? TotalEntries { get; init; }

    ImportErrorRow[]? IPage<ImportErrorRow>.Rows => ImportErrors;
}

sealed record ProviderRow : IRow
{
    public string? PackageName { get; init; }
    public string? Version { get; init; }

    string IRow.Key => PackageName ?? "";
}

sealed record ProviderPage : IPage<ProviderRow>
{
    [JsonConverter(typeof(LenientRows<ProviderRow>))]
    public ProviderRow[]? Providers { get; init; }
    public int? TotalEntries { get; init; }

    ProviderRow[]? IPage<ProviderRow>.Rows => Providers;
}

sealed record DagVersionRow : IRow
{
    public string? Id { get; init; }
    public string? DagId { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }

    string IRow.Key => $"{Id}\n{DagId}\n{CreatedAt:O}";
}

sealed record DagVersionPage : IPage<DagVersionRow>
{
    [JsonConverter(typeof(LenientRows<DagVersionRow>))]
    public DagVersionRow[]? DagVersions { get; init; }
    public int? TotalEntries { get; init; }

    DagVersionRow[]? IPage<DagVersionRow>.Rows => DagVersions;
}

sealed record ConnectionRow : IRow
{
    public string? ConnectionId { get; init; }
    public string? ConnType { get; init; }
    public string? Host { get; init; }
    public string? Login { get; init; }
    public string? Schema { get; init; }
    public int? Port { get; init; }
    public string? Extra { get; init; }

    string IRow.Key => ConnectionId ?? "";
}

sealed record ConnectionPage : IPage<ConnectionRow>
{
    [JsonConverter(typeof(LenientRows<ConnectionRow>))]
    public ConnectionRow[]? Connections { get; init; }
    public int? TotalEntries { get; init; }

    ConnectionRow[]? IPage<ConnectionRow>.Rows => Connections;
}
