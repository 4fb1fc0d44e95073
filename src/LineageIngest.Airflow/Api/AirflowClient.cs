using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LineageIngest.Airflow.Api;

/// <summary>
/// Airflow's REST API, versions 2.x and 3.x, as one model. Throws <see cref="AirflowException"/> for whatever is not an answer.
/// Example: <c>await foreach (var page in client.DagsAsync(cancellation)) …</c>.
/// </summary>
public sealed class AirflowClient : IDisposable
{
    readonly AirflowHttp _http;
    readonly int _pageSize;
    AirflowVersion? _version;

    public AirflowClient(AirflowEndpoint endpoint, TimeProvider time)
    {
        _http = new AirflowHttp(endpoint, time);
        _pageSize = Math.Max(1, endpoint.PageSize);
    }

    public int Requests => _http.Requests;

    public int? Budget
    {
        get => _http.Budget;
        set => _http.Budget = value;
    }

    /// <summary>The server's clock as of its newest answer; null when it sends none.</summary>
    public DateTimeOffset? ServerTime => _http.ServerTime;

    public int PageSize => _pageSize;

    /// <summary>Told each row that Airflow itself could not show: list and position.</summary>
    public Action<string>? Unreadable { get; set; }

    public AirflowVersion Version => _version ?? throw new InvalidOperationException("ConnectAsync comes first");

    /// <summary>Finds the version: 3.x answers <c>/api/v2/version</c>, 2.x only <c>/api/v1/version</c>. Both are open to everybody.</summary>
    public async Task<AirflowVersion> ConnectAsync(CancellationToken cancellation)
    {
        _version =
            await VersionAsync(AirflowApi.V2, cancellation)
            ?? await VersionAsync(AirflowApi.V1, cancellation)
            ?? throw new AirflowException(
                AirflowFailure.NotAirflow,
                404,
                "neither /api/v2/version nor /api/v1/version is Airflow's: check URL and path prefix"
            );
        _http.UseApi(_version.Api);
        return _version;
    }

    /// <summary>All DAGs, stale ones too, by id.</summary>
    public IAsyncEnumerable<Dag[]> DagsAsync(CancellationToken cancellation) =>
        PagesAsync("/dags", (Is2 ? "only_active" : "exclude_stale") + "=false&order_by=dag_id", "dags", ModelReader.Dag, cancellation);

    public async Task<Dag> DetailsAsync(string dagId, CancellationToken cancellation) =>
        ModelReader.Dag(await _http.GetAsync($"{Root}/dags/{Escape(dagId)}/details", cancellation));

    /// <summary>The Python text of the DAG's file: by a token of the list on Airflow 2, by DAG on Airflow 3.</summary>
    public async Task<string> SourceAsync(Dag dag, CancellationToken cancellation) =>
        (await _http.GetAsync($"{Root}/dagSources/{Escape(Is2 ? dag.FileToken ?? "" : dag.Id)}", cancellation)).Text("content") ?? "";

    public async Task<DagTask[]> TasksAsync(string dagId, CancellationToken cancellation) =>
        [
            .. (await _http.GetAsync($"{Root}/dags/{Escape(dagId)}/tasks", cancellation))
                .Rows("tasks")
                .Select(ModelReader.Task)
                .OrderBy(task => task.Id, StringComparer.Ordinal),
        ];

    /// <summary>Runs whose row changed in a window, newest change first. The upper bound keeps the pages still.</summary>
    public IAsyncEnumerable<DagRun[]> RunsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        PagesAsync(
            "/dags/~/dagRuns",
            $"updated_at_gte={Instant(from)}&updated_at_lte={Instant(to)}&order_by=-updated_at",
            "dag_runs",
            ModelReader.Run,
            cancellation
        );

    /// <summary>The task instances of some runs with their rendered fields: the one call that fills them on every version.</summary>
    public IAsyncEnumerable<TaskInstance[]> InstancesAsync(
        IReadOnlyCollection<string> dagIds,
        IReadOnlyCollection<string> runIds,
        CancellationToken cancellation
    ) =>
        Pages
            .ReadAsync(
                (offset, limit, token) =>
                    _http.PostAsync(
                        $"{Root}/dags/~/dagRuns/~/taskInstances/list",
                        InstancesBody(dagIds, runIds, offset, limit, Is2),
                        token
                    ),
                "task_instances",
                _pageSize,
                dagIds.Count == 1 && runIds.Count == 1
                    ? (position, problem) =>
                        Unreadable?.Invoke($"task instance {position} of run {runIds.First()} of DAG {dagIds.First()}: {problem.Message}")
                    : null, // of several runs: whoever asks takes them one by one, so that the row has a run
                cancellation
            )
            .Select(page => page.Select(ModelReader.Instance).ToArray());

    public IAsyncEnumerable<AirflowAsset[]> AssetsAsync(CancellationToken cancellation) =>
        Is2
            ? PagesAsync("/datasets", "order_by=id", "datasets", ModelReader.Asset, cancellation)
            : PagesAsync("/assets", "order_by=id", "assets", ModelReader.Asset, cancellation);

    /// <summary>Updates of assets, newest first; stop reading when they are old enough.</summary>
    public IAsyncEnumerable<AssetEvent[]> AssetEventsAsync(CancellationToken cancellation) =>
        Is2
            ? PagesAsync("/datasets/events", "order_by=-timestamp", "dataset_events", ModelReader.AssetEvent, cancellation)
            : PagesAsync("/assets/events", "order_by=-timestamp", "asset_events", ModelReader.AssetEvent, cancellation);

    /// <summary>Connections of the metadata database; those of the environment or of a secrets back end are not visible to anybody.</summary>
    public IAsyncEnumerable<ConnectionInfo[]> ConnectionsAsync(CancellationToken cancellation) =>
        PagesAsync("/connections", "order_by=id", "connections", ModelReader.Connection, cancellation);

    /// <summary>One connection with its <c>extra</c>, which Airflow 2 leaves out of the list.</summary>
    public async Task<ConnectionInfo> ConnectionAsync(string id, CancellationToken cancellation) =>
        ModelReader.Connection(await _http.GetAsync($"{Root}/connections/{Escape(id)}", cancellation));

    public IAsyncEnumerable<ImportError[]> ImportErrorsAsync(CancellationToken cancellation) =>
        PagesAsync(
            "/importErrors",
            Is2 ? "order_by=import_error_id" : "order_by=id",
            "import_errors",
            ModelReader.ImportError,
            cancellation
        );

    /// <summary>Versions of the installed providers by package name, such as <c>apache-airflow-providers-openlineage</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProvidersAsync(CancellationToken cancellation)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // Airflow 2 takes no paging here and refuses unknown parameters.
        var pages = Is2
            ? Once(await _http.GetAsync($"{Root}/providers", cancellation))
            : PagesAsync("/providers", "", "providers", row => row, cancellation);
        await foreach (var page in pages)
        {
            foreach (var row in page)
            {
                found[row.Text("package_name") ?? ""] = row.Text("version") ?? "";
            }
        }

        return found;

        static IAsyncEnumerable<JsonElement[]> Once(JsonElement answer) => new[] { answer.Rows("providers").ToArray() }.ToAsyncEnumerable();
    }

    /// <summary>DAG versions of Airflow 3, newest first: who is named here has changed.</summary>
    public IAsyncEnumerable<DagVersion[]> VersionsAsync(CancellationToken cancellation) =>
        PagesAsync(
            "/dags/~/dagVersions",
            "order_by=-id",
            "dag_versions",
            row => new DagVersion(row.Text("dag_id") ?? "", row.Instant("created_at") ?? default),
            cancellation
        );

    public void Dispose() => _http.Dispose();

    bool Is2 => Version.Api == AirflowApi.V1;

    string Root => Is2 ? "/api/v1" : "/api/v2";

    IAsyncEnumerable<T[]> PagesAsync<T>(
        string path,
        string query,
        string rows,
        Func<JsonElement, T> read,
        CancellationToken cancellation
    ) =>
        Pages
            .ReadAsync(
                (offset, limit, token) =>
                    _http.GetAsync($"{Root}{path}?limit={limit}&offset={offset}{(query.Length > 0 ? "&" : "")}{query}", token),
                rows,
                _pageSize,
                (position, problem) => Unreadable?.Invoke($"{path} row {position}: {problem.Message}"),
                cancellation
            )
            .Select(page => page.Select(read).ToArray());

    async Task<AirflowVersion?> VersionAsync(AirflowApi api, CancellationToken cancellation)
    {
        try
        {
            var answer = await _http.GetAsync(api == AirflowApi.V2 ? "/api/v2/version" : "/api/v1/version", cancellation);
            return answer.Text("version") is { Length: > 0 } text ? new AirflowVersion(text, api) : null;
        }
        catch (AirflowException problem)
            when (problem.Failure is AirflowFailure.NotFound or AirflowFailure.NotAirflow or AirflowFailure.BadRequest)
        {
            return null; // the other API may answer; a refusal or an outage may not be taken for "not this version"
        }
    }

    static string InstancesBody(IReadOnlyCollection<string> dagIds, IReadOnlyCollection<string> runIds, int offset, int limit, bool is2)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Array("dag_ids", dagIds);
            Array("dag_run_ids", runIds);
            json.WriteNumber("page_limit", limit);
            json.WriteNumber("page_offset", offset);
            if (!is2)
            {
                json.WriteString("order_by", "id"); // 2.x answers 400 to an order
            }

            json.WriteEndObject();

            void Array(string name, IReadOnlyCollection<string> values)
            {
                json.WriteStartArray(name);
                foreach (var value in values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    static string Instant(DateTimeOffset at) =>
        Escape(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture));

    static string Escape(string text) => Uri.EscapeDataString(text);
}
