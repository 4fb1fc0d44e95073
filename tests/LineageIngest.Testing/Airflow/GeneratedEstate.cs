using System.Collections;
using System.Globalization;

namespace LineageIngest.Testing.Airflow;

/// <summary>An Airflow of any size, made up row by row as it is asked: DAGs in layers, SQL that reads the layer below.</summary>
public sealed class GeneratedEstate(int dags, int tasks, int runs = 1, string version = "3.2.1") : Estate
{
    public static DateTimeOffset Day { get; } = DateTimeOffset.Parse("2026-11-20T00:00:00Z", CultureInfo.InvariantCulture);

    public override string Version => version;

    public override IReadOnlyList<EstateDag> Dags { get; } = new Lazily<EstateDag>(dags, at => new EstateDag(DagId(at), false, Dag(at, version)));

    public override IReadOnlyList<EstateRun> Runs { get; } = new Lazily<EstateRun>(dags * runs, at => Run(at % dags, at / dags));

    public override IReadOnlyList<string> Connections { get; } =
    [
        """{"connection_id":"wh","conn_type":"postgres","description":null,"host":"wh.example","login":"etl","schema":"wh","port":5432,"password":"***","extra":"{}"}""",
    ];

    public override IReadOnlyDictionary<string, string> ConnectionDetails => new Dictionary<string, string> { ["wh"] = Connections[0] };

    public override IReadOnlyList<string>? Tasks(string dagId) =>
        Number(dagId) is { } dag && dag < dags ? [.. Enumerable.Range(0, tasks).Select(Task)] : null;

    public override string? Details(string dagId) => Number(dagId) is { } dag && dag < dags ? Dag(dag, version) : null;

    public override IReadOnlyList<string> Instances(IReadOnlyCollection<string> dagIds, IReadOnlyCollection<string> runIds) =>
        [.. from dag in dagIds from run in runIds from task in Enumerable.Range(0, tasks) select Instance(Number(dag)!.Value, run, task)];

    static string DagId(int dag) => string.Create(CultureInfo.InvariantCulture, $"dag_{dag:D5}");

    static int? Number(string dagId) => int.TryParse(dagId.AsSpan(4), CultureInfo.InvariantCulture, out var dag) ? dag : null;

    static string Dag(int dag, string version) =>
        $$"""{"dag_id":"{{DagId(dag)}}","dag_display_name":"{{DagId(dag)}}","is_paused":false,{{(version[0] == '2' ? "\"is_active\":true" : "\"is_stale\":false")}},"last_parsed_time":"{{Time(Day.AddMinutes(-5))}}","fileloc":"/dags/{{DagId(dag)}}.py","description":"made up","timetable_summary":"@daily","tags":[{"name":"layer{{dag % 4}}"}],"owners":["data-eng"],"has_import_errors":false}""";

    static string Task(int task) =>
        $$"""{"task_id":"t{{task:D2}}","task_display_name":"t{{task:D2}}","owner":"data-eng","class_ref":{"module_path":"airflow.providers.common.sql.operators.sql","class_name":"SQLExecuteQueryOperator"},"is_mapped":false,"downstream_task_ids":["t{{task + 1:D2}}"],"template_fields":["sql","conn_id"],"trigger_rule":"all_success","pool":"default_pool"}""";

    static EstateRun Run(int dag, int run) =>
        new(
            DagId(dag),
            RunId(run),
            Day.AddDays(-run).AddMinutes(10).AddSeconds(dag % 600),
            $$"""{"dag_id":"{{DagId(dag)}}","dag_run_id":"{{RunId(run)}}","logical_date":"{{Time(Day.AddDays(-run))}}","run_after":"{{Time(Day.AddDays(-run))}}","start_date":"{{Time(Day.AddDays(-run))}}","end_date":"{{Time(Day.AddDays(-run).AddMinutes(9))}}","data_interval_start":"{{Time(Day.AddDays(-run - 1))}}","data_interval_end":"{{Time(Day.AddDays(-run))}}","run_type":"scheduled","state":"success","conf":{} }"""
        );

    static string RunId(int run) => $"scheduled__{Day.AddDays(-run):yyyy-MM-dd}T00:00:00+00:00";

    static string Instance(int dag, string run, int task) =>
        $$"""{"task_id":"t{{task:D2}}","dag_id":"{{DagId(dag)}}","dag_run_id":"{{run}}","map_index":-1,"logical_date":"{{run[11..]}}","run_after":"{{run[11..]}}","start_date":"{{Time(Day.AddSeconds(task * 20))}}","end_date":"{{Time(Day.AddSeconds(task * 20 + 15))}}","state":"success","try_number":1,"max_tries":1,"operator":"SQLExecuteQueryOperator","rendered_fields":{"sql":"INSERT INTO layer{{(dag + 1) % 4}}.t_{{dag}}_{{task}} (id, amount) SELECT o.id, sum(o.amount) FROM layer{{dag % 4}}.t_{{Math.Max(0, dag - 1)}}_{{task}} o JOIN ref.currency c ON c.code = o.currency GROUP BY 1","conn_id":"wh","database":null} }""";

    static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    sealed class Lazily<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    {
        public int Count => count;

        public T this[int index] => make(index);

        public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, count).Select(make).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
