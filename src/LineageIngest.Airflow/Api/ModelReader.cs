using System.Text.Json;

namespace LineageIngest.Airflow.Api;

/// <summary>Airflow's JSON of either API and of any version → the one model. Unknown fields are passed over, absent ones are null.</summary>
static class ModelReader
{
    public static Dag Dag(JsonElement json) =>
        new(json.Text("dag_id") ?? "")
        {
            DisplayName = json.Text("dag_display_name"),
            Paused = json.Flag("is_paused"),
            Stale = json.Flag("is_stale") || json.Field("is_active").ValueKind == JsonValueKind.False,
            HasImportErrors = json.Flag("has_import_errors"),
            Description = json.Text("description"),
            Documentation = json.Text("doc_md"),
            File = json.Text("fileloc"),
            FileToken = json.Text("file_token"),
            RelativeFile = json.Text("relative_fileloc"),
            Bundle = json.Text("bundle_name"),
            BundleVersion = json.Text("bundle_version"),
            Owners = [.. json.Texts("owners").Order(StringComparer.Ordinal)],
            Tags = [.. json.Rows("tags").Select(tag => tag.Text("name") ?? "").Order(StringComparer.Ordinal)],
            Schedule = json.Text("timetable_summary") ?? Interval(json.Field("schedule_interval")),
            ScheduleDescription = json.Text("timetable_description"),
            LastParsedAt = json.Instant("last_parsed_time"),
        };

    public static DagTask Task(JsonElement json) =>
        new(json.Text("task_id") ?? "")
        {
            DisplayName = json.Text("task_display_name"),
            OperatorClass = json.Field("class_ref").Text("class_name") ?? json.Text("operator_name"),
            OperatorModule = json.Field("class_ref").Text("module_path"),
            Owner = json.Text("owner"),
            Documentation = json.Text("doc_md"),
            TriggerRule = json.Text("trigger_rule"),
            Pool = json.Text("pool"),
            Mapped = json.Flag("is_mapped"),
            Downstream = [.. json.Texts("downstream_task_ids").Order(StringComparer.Ordinal)],
        };

    public static DagRun Run(JsonElement json) =>
        new(json.Text("dag_id") ?? "", json.Text("dag_run_id") ?? json.Text("run_id") ?? "")
        {
            LogicalDate = json.Instant("logical_date") ?? json.Instant("execution_date"),
            RunAfter = json.Instant("run_after"),
            Start = json.Instant("start_date"),
            End = json.Instant("end_date"),
            IntervalStart = json.Instant("data_interval_start"),
            IntervalEnd = json.Instant("data_interval_end"),
            LastDecision = json.Instant("last_scheduling_decision"),
            State = json.Text("state"),
            Type = json.Text("run_type"),
            Conf = json.Field("conf"),
        };

    public static TaskInstance Instance(JsonElement json) =>
        new(json.Text("dag_id") ?? "", json.Text("dag_run_id") ?? "", json.Text("task_id") ?? "")
        {
            MapIndex = json.Number("map_index") ?? -1,
            TryNumber = json.Number("try_number") ?? 0,
            LogicalDate = json.Instant("logical_date") ?? json.Instant("execution_date"),
            RunAfter = json.Instant("run_after"),
            Start = json.Instant("start_date"),
            End = json.Instant("end_date"),
            State = json.Text("state"),
            Operator = json.Text("operator") ?? json.Text("operator_name"),
            MapLabel = json.Text("rendered_map_index"),
            DagVersion = json.Field("dag_version").Number("version_number"),
            Rendered = json.Field("rendered_fields"),
        };

    /// <summary>Airflow 2 calls them datasets with <c>consuming_dags</c>, 3.0 assets with the same, 3.1 has <c>scheduled_dags</c> and <c>consuming_tasks</c>.</summary>
    public static AirflowAsset Asset(JsonElement json) =>
        new(json.Text("uri") ?? json.Text("name") ?? "")
        {
            Name = json.Text("name"),
            Producers = TaskNames(json, "producing_tasks"),
            Consumers = TaskNames(json, "consuming_tasks"),
            ScheduledDags =
            [
                .. json.Rows("scheduled_dags")
                    .Concat(json.Rows("consuming_dags"))
                    .Select(dag => dag.Text("dag_id"))
                    .OfType<string>()
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
        };

    public static AssetEvent AssetEvent(JsonElement json) =>
        new(json.Text("uri") ?? json.Text("dataset_uri") ?? "", json.Instant("timestamp") ?? default)
        {
            DagId = json.Text("source_dag_id"),
            TaskId = json.Text("source_task_id"),
            RunId = json.Text("source_run_id"),
            MapIndex = json.Number("source_map_index") ?? -1,
            Started =
            [
                .. json.Rows("created_dagruns")
                    .Select(run => (run.Text("dag_id") ?? "", run.Text("run_id") ?? run.Text("dag_run_id") ?? ""))
                    .Order(),
            ],
        };

    public static ConnectionInfo Connection(JsonElement json) =>
        new(json.Text("connection_id") ?? "", json.Text("conn_type") ?? "")
        {
            Host = Blank(json.Text("host")),
            Port = json.Number("port"),
            Schema = Blank(json.Text("schema")),
            Login = json.Text("conn_type") is "oracle" or "teradata" ? Blank(json.Text("login")) : null,
            Extra = ConnectionExtra.Read(json.Text("extra")),
        };

    public static ImportError ImportError(JsonElement json) =>
        new(
            json.Text("filename") ?? "",
            json.Text("stack_trace")?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
                ?? "",
            json.Instant("timestamp")
        );

    static TaskName[] TaskNames(JsonElement json, string field) =>
        [
            .. json.Rows(field)
                .Select(task => new TaskName(task.Text("dag_id") ?? "", task.Text("task_id") ?? ""))
                .Distinct()
                .OrderBy(task => task.DagId, StringComparer.Ordinal)
                .ThenBy(task => task.TaskId, StringComparer.Ordinal),
        ];

    /// <summary>Airflow 2 wraps the schedule: a cron text in <c>value</c>, or the parts of a timedelta.</summary>
    static string? Interval(JsonElement interval) =>
        interval.Text("value")
        ?? (
            interval.Text("__type") == "TimeDelta"
                ? TimeSpan.FromSeconds((interval.Number("days") ?? 0) * 86400.0 + (interval.Number("seconds") ?? 0)).ToString("c")
                : interval.Text("__type")
        );

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
