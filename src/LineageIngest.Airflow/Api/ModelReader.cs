using LineageIngest.Airflow.Api.Rows;

namespace LineageIngest.Airflow.Api;

/// <summary>Airflow's rows of either API and of any version → the one model.</summary>
static class ModelReader
{
    public static Dag Dag(DagRow row) =>
        new(row.DagId ?? "")
        {
            DisplayName = row.DagDisplayName,
            Paused = row.IsPaused == true,
            Stale = row.IsStale == true || row.IsActive == false,
            HasImportErrors = row.HasImportErrors == true,
            Description = row.Description,
            Documentation = row.DocMd,
            File = row.Fileloc,
            FileToken = row.FileToken,
            RelativeFile = row.RelativeFileloc,
            Bundle = row.BundleName,
            BundleVersion = row.BundleVersion,
            Owners = Ordered(row.Owners),
            Tags = Ordered(row.Tags?.Select(tag => tag.Name ?? "")),
            Schedule = row.TimetableSummary ?? Interval(row.ScheduleInterval),
            ScheduleDescription = row.TimetableDescription,
            LastParsedAt = row.LastParsedTime,
        };

    public static DagTask Task(TaskRow row) =>
        new(row.TaskId ?? "")
        {
            DisplayName = row.TaskDisplayName,
            OperatorClass = row.ClassRef?.ClassName ?? row.OperatorName,
            OperatorModule = row.ClassRef?.ModulePath,
            Owner = row.Owner,
            Documentation = row.DocMd,
            TriggerRule = row.TriggerRule,
            Pool = row.Pool,
            Mapped = row.IsMapped == true,
            Downstream = Ordered(row.DownstreamTaskIds),
        };

    public static DagRun Run(RunRow row) =>
        new(row.DagId ?? "", row.DagRunId ?? row.RunId ?? "")
        {
            LogicalDate = row.LogicalDate ?? row.ExecutionDate,
            RunAfter = row.RunAfter,
            Start = row.StartDate,
            End = row.EndDate,
            IntervalStart = row.DataIntervalStart,
            IntervalEnd = row.DataIntervalEnd,
            LastDecision = row.LastSchedulingDecision,
            State = row.State,
            Type = row.RunType,
            Conf = row.Conf,
        };

    public static TaskInstance Instance(InstanceRow row) =>
        new(row.DagId ?? "", row.DagRunId ?? "", row.TaskId ?? "")
        {
            MapIndex = row.MapIndex ?? -1,
            TryNumber = row.TryNumber ?? 0,
            LogicalDate = row.LogicalDate ?? row.ExecutionDate,
            RunAfter = row.RunAfter,
            Start = row.StartDate,
            End = row.EndDate,
            State = row.State,
            Operator = row.Operator ?? row.OperatorName,
            MapLabel = row.RenderedMapIndex,
            DagVersion = row.DagVersion?.VersionNumber,
            Rendered = row.RenderedFields,
        };

    public static AirflowAsset Asset(AssetRow row) =>
        new(row.Uri ?? row.Name ?? "")
        {
            Name = row.Name,
            Producers = TaskNames(row.ProducingTasks),
            Consumers = TaskNames(row.ConsumingTasks),
            ScheduledDags = Ordered(
                (row.ScheduledDags ?? []).Concat(row.ConsumingDags ?? []).Select(dag => dag.DagId).OfType<string>().Distinct()
            ),
        };

    public static AssetEvent AssetEvent(AssetEventRow row) =>
        new(row.Uri ?? row.DatasetUri ?? "", row.Timestamp ?? default)
        {
            DagId = row.SourceDagId,
            TaskId = row.SourceTaskId,
            RunId = row.SourceRunId,
            MapIndex = row.SourceMapIndex ?? -1,
            Started = [.. (row.CreatedDagruns ?? []).Select(run => (run.DagId ?? "", run.RunId ?? run.DagRunId ?? "")).Order()],
        };

    public static ConnectionInfo Connection(ConnectionRow row) =>
        new(row.ConnectionId ?? "", row.ConnType ?? "")
        {
            Host = Blank(row.Host),
            Port = row.Port,
            Schema = Blank(row.Schema),
            Login = row.ConnType is "oracle" or "teradata" ? Blank(row.Login) : null,
            Extra = ConnectionExtra.Read(row.Extra),
        };

    public static ImportError ImportError(ImportErrorRow row) =>
        new(
            row.Filename ?? "",
            row.StackTrace?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "",
            row.Timestamp
        );

    public static DagVersion Version(DagVersionRow row) => new(row.DagId ?? "", row.CreatedAt ?? default);

    static TaskName[] TaskNames(TaskNameRow[]? rows) =>
        [
            .. (rows ?? [])
                .Select(task => new TaskName(task.DagId ?? "", task.TaskId ?? ""))
                .Distinct()
                .OrderBy(task => task.DagId, StringComparer.Ordinal)
                .ThenBy(task => task.TaskId, StringComparer.Ordinal),
        ];

    static string[] Ordered(IEnumerable<string>? texts) => texts is null ? [] : [.. texts.Order(StringComparer.Ordinal)];

    static string? Interval(IntervalRow? interval) =>
        interval?.Value
        ?? (
            interval?.Type == "TimeDelta"
                ? TimeSpan.FromSeconds((interval.Days ?? 0) * 86400.0 + (interval.Seconds ?? 0)).ToString("c")
                : interval?.Type
        );

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
