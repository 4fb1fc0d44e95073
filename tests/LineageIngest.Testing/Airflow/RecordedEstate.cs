using System.Text.Json.Nodes;

namespace LineageIngest.Testing.Airflow;

/// <summary>An Airflow as its recorded REST answers show it: every row of every answer, the fullest one of each.</summary>
public sealed class RecordedEstate : Estate
{
    readonly SortedDictionary<string, EstateDag> _dags = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _tasks = [];
    readonly Dictionary<string, string> _details = [];
    readonly Dictionary<string, string> _sources = [];
    readonly Dictionary<(string, string), EstateRun> _runs = [];
    readonly Dictionary<(string Dag, string Run, string Task, int Map), JsonObject> _instances = [];
    readonly Dictionary<string, SortedDictionary<string, string>> _lists = [];
    readonly Dictionary<string, string> _connections = [];

    RecordedEstate(string version) => Version = version;

    public override string Version { get; }
    public override IReadOnlyList<EstateDag> Dags => [.. _dags.Values];
    public override IReadOnlyList<EstateRun> Runs =>
        [.. _runs.Values.OrderBy(run => run.UpdatedAt).ThenBy(run => run.RunId, StringComparer.Ordinal)];
    public override IReadOnlyList<string> Assets => List("assets");
    public override IReadOnlyList<string> AssetEvents => List("asset_events");
    public override IReadOnlyList<string> Connections => List("connections");
    public override IReadOnlyDictionary<string, string> ConnectionDetails => _connections;
    public override IReadOnlyList<string> ImportErrors => List("import_errors");
    public override IReadOnlyList<string> Providers => List("providers");
    public override IReadOnlyList<string> Versions => List("dag_versions");

    public static RecordedEstate Load(string version, params IEnumerable<string>[] files)
    {
        var estate = new RecordedEstate(version);
        foreach (var line in files.SelectMany(lines => lines))
        {
            var recorded = JsonNode.Parse(line)!.AsObject();
            if ((int)recorded["status"]! == 200 && recorded["body"] is JsonObject body)
            {
                estate.Take((string)recorded["name"]!, body);
                var path = (string)recorded["request"]!["path"]!;
                if (path.Contains("/dagSources/", StringComparison.Ordinal))
                    estate._sources[Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..].Split('?')[0])] = body.ToJsonString();
            }
        }

        return estate;
    }

    public override IReadOnlyList<string>? Tasks(string dagId) => _tasks.GetValueOrDefault(dagId);

    public override string? Source(string key) => _sources.GetValueOrDefault(key);

    public override string? Details(string dagId) => _details.GetValueOrDefault(dagId);

    public override IReadOnlyList<string> Instances(IReadOnlyCollection<string> dagIds, IReadOnlyCollection<string> runIds) =>
        [
            .. _instances
                .Where(row => (dagIds.Count == 0 || dagIds.Contains(row.Key.Dag)) && (runIds.Count == 0 || runIds.Contains(row.Key.Run)))
                .OrderBy(row => (string?)row.Value["start_date"], StringComparer.Ordinal)
                .Select(row => row.Value.ToJsonString()),
        ];

    void Take(string name, JsonObject body)
    {
        foreach (var dag in Rows(body, "dags").Where(dag => dag.ContainsKey("fileloc")))
        {
            var id = (string)dag["dag_id"]!;
            _dags[id] = new EstateDag(id, (bool?)dag["is_stale"] == true || (bool?)dag["is_active"] == false, dag.ToJsonString());
        }

        foreach (var run in Rows(body, "dag_runs"))
        {
            var (dag, id) = ((string)run["dag_id"]!, (string)run["dag_run_id"]!);
            _runs[(dag, id)] = new EstateRun(
                dag,
                id,
                DateTimeOffset.Parse(
                    (string?)run["end_date"] ?? (string?)run["start_date"] ?? (string?)run["run_after"] ?? (string)run["logical_date"]!
                ),
                run.ToJsonString()
            );
        }

        foreach (var instance in Rows(body, "task_instances").Append(body).Where(row => row.ContainsKey("rendered_fields")))
        {
            var key = (
                (string)instance["dag_id"]!,
                (string)instance["dag_run_id"]!,
                (string)instance["task_id"]!,
                (int?)instance["map_index"] ?? -1
            );
            if (
                !_instances.TryGetValue(key, out var known)
                || known["rendered_fields"]!.AsObject().Count <= instance["rendered_fields"]!.AsObject().Count
            )
            {
                _instances[key] = instance.DeepClone().AsObject();
            }
        }

        if (name.EndsWith("_tasks", StringComparison.Ordinal) && name.StartsWith("dag_", StringComparison.Ordinal))
        {
            _tasks[name[4..^6]] = [.. Rows(body, "tasks").Select(task => task.ToJsonString())];
        }

        if (name.EndsWith("_details", StringComparison.Ordinal))
        {
            var id = (string)body["dag_id"]!;
            _details[id] = body.ToJsonString();
            _dags.TryAdd(id, new EstateDag(id, false, body.ToJsonString()));
            _recordedNames[name[4..^8]] = id; // files name a DAG without the dots of its id
        }

        if (name == "connection_one")
        {
            _connections[(string)body["connection_id"]!] = body.ToJsonString();
        }

        foreach (var (rows, list, key) in _recordedLists)
        {
            foreach (var row in Rows(body, rows))
            {
                (_lists.TryGetValue(list, out var known) ? known : _lists[list] = new(StringComparer.Ordinal))[row[key]!.ToString()] =
                    row.ToJsonString();
            }
        }

        foreach (var (recorded, id) in _recordedNames)
        {
            if (recorded != id && _tasks.Remove(recorded, out var mine))
            {
                _tasks[id] = mine;
            }
        }
    }

    readonly Dictionary<string, string> _recordedNames = [];

    static readonly (string Rows, string List, string Key)[] _recordedLists =
    [
        ("assets", "assets", "id"),
        ("datasets", "assets", "id"),
        ("asset_events", "asset_events", "id"),
        ("dataset_events", "asset_events", "id"),
        ("connections", "connections", "connection_id"),
        ("import_errors", "import_errors", "import_error_id"),
        ("providers", "providers", "package_name"),
        ("dag_versions", "dag_versions", "id"),
    ];

    IReadOnlyList<string> List(string name) => _lists.TryGetValue(name, out var rows) ? [.. rows.Values] : [];

    static IEnumerable<JsonObject> Rows(JsonObject body, string name) => body[name] is JsonArray rows ? rows.OfType<JsonObject>() : [];
}
