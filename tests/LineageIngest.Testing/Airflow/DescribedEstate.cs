namespace LineageIngest.Testing.Airflow;

/// <summary>An Airflow with one DAG that ran once: its tasks as operator and rendered fields.</summary>
/// <param name="version">Of Airflow.</param>
/// <param name="tasks">Task id (with <c>#n</c> behind it for a mapped one), operator, rendered fields as JSON.</param>
/// <param name="connections">Rows of Airflow's connections as JSON.</param>
public sealed class DescribedEstate(
    string version,
    IReadOnlyList<(string Task, string Operator, string Rendered)> tasks,
    string[] connections
) : Estate
{
    const string Run = "scheduled__2026-11-20T00:00:00+00:00";

    public override string Version => version;

    public override IReadOnlyList<EstateDag> Dags =>
        [
            new(
                "unseen",
                false,
                $$"""{"dag_id":"unseen","dag_display_name":"unseen","is_paused":false,{{(version[0] == '2' ? "\"is_active\":true" : "\"is_stale\":false")}},"last_parsed_time":"2026-11-19T23:55:00Z","fileloc":"/dags/unseen.py","timetable_summary":"@daily","tags":[],"owners":["data-eng"],"has_import_errors":false}"""
            ),
        ];

    public override IReadOnlyList<EstateRun> Runs =>
        [
            new(
                "unseen",
                Run,
                GeneratedEstate.Day.AddMinutes(10),
                $$"""{"dag_id":"unseen","dag_run_id":"{{Run}}","logical_date":"2026-11-20T00:00:00Z","run_after":"2026-11-20T00:00:00Z","start_date":"2026-11-20T00:00:00Z","end_date":"2026-11-20T00:09:00Z","data_interval_start":"2026-11-19T00:00:00Z","data_interval_end":"2026-11-20T00:00:00Z","run_type":"scheduled","state":"success","conf":{} }"""
            ),
        ];

    public override IReadOnlyList<string> Connections => connections;

    public override IReadOnlyDictionary<string, string> ConnectionDetails =>
        connections.ToDictionary(row => System.Text.Json.JsonDocument.Parse(row).RootElement.GetProperty("connection_id").GetString()!);

    public override IReadOnlyList<string>? Tasks(string dagId) =>
        dagId == "unseen" ? [.. tasks.Select(task => (Id: Id(task.Task), task.Operator)).DistinctBy(task => task.Id).Select(Row)] : null;

    public override string? Details(string dagId) => dagId == "unseen" ? Dags[0].Json : null;

    public override IReadOnlyList<string> Instances(IReadOnlyCollection<string> dagIds, IReadOnlyCollection<string> runIds) =>
        dagIds.Contains("unseen") && runIds.Contains(Run) ? [.. tasks.Select(Instance)] : [];

    static string Id(string task) => task.Split('#')[0];

    static string Row((string Id, string Operator) task) =>
        $$"""{"task_id":"{{task.Id}}","task_display_name":"{{task.Id}}","owner":"data-eng","class_ref":{"module_path":"unseen","class_name":"{{task.Operator}}"},"is_mapped":false,"downstream_task_ids":[],"template_fields":[],"trigger_rule":"all_success","pool":"default_pool"}""";

    static string Instance((string Task, string Operator, string Rendered) task) =>
        $$"""{"task_id":"{{Id(task.Task)}}","dag_id":"unseen","dag_run_id":"{{Run}}","map_index":{{(task.Task.Split('#') is [_, var index] ? index : "-1")}},"logical_date":"2026-11-20T00:00:00Z","run_after":"2026-11-20T00:00:00Z","start_date":"2026-11-20T00:00:10Z","end_date":"2026-11-20T00:01:00Z","state":"success","try_number":1,"max_tries":1,"operator":"{{task.Operator}}","rendered_fields":{{task.Rendered}} }""";
}
