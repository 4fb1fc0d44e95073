using System.Globalization;
using LineageIngest.Airflow.Api.Http;
using LineageIngest.Airflow.Api.Rows;
using Refit;

namespace LineageIngest.Airflow.Api;

/// <summary>
/// Airflow's REST API, versions 2.x and 3.x, as one model. Throws <see cref="AirflowException"/> for whatever is not an answer.
/// Example: <c>await foreach (var page in client.DagsAsync(cancellation)) …</c>.
/// </summary>
public sealed class AirflowClient : IDisposable
{
    readonly AirflowTransport _transport;
    readonly IAirflowV1 _v1;
    readonly IAirflowV2 _v2;
    readonly int _pageSize;
    AirflowVersion? _version;

    public AirflowClient(AirflowEndpoint endpoint, TimeProvider time)
    {
        _transport = new AirflowTransport(endpoint, time);
        _v1 = RestService.ForGenerated<IAirflowV1>(_transport.Http, _transport.Settings);
        _v2 = RestService.ForGenerated<IAirflowV2>(_transport.Http, _transport.Settings);
        _pageSize = Math.Max(1, endpoint.PageSize);
    }

    /// <summary>Requests sent so far, tries and log-ins included.</summary>
    public int Requests => _transport.Rate.Requests;

    /// <summary>Requests after which no more are sent, null for no end.</summary>
    public int? Budget
    {
        get => _transport.Rate.Budget;
        set => _transport.Rate.Budget = value;
    }

    /// <summary>The server's clock as of its newest answer; null when it sends none.</summary>
    public DateTimeOffset? ServerTime => _transport.Rate.ServerTime;

    public int PageSize => _pageSize;

    /// <summary>Told each row that Airflow itself could not show: list and position.</summary>
    public Action<string>? Unreadable { get; set; }

    public AirflowVersion Version => _version ?? throw new InvalidOperationException("ConnectAsync comes first");

    /// <summary>Finds the version: 3.x answers <c>/api/v2/version</c>, 2.x only <c>/api/v1/version</c>. Both are open to everybody.</summary>
    public async Task<AirflowVersion> ConnectAsync(CancellationToken cancellation)
    {
        var refusals = new List<AirflowException>();
        _version =
            await VersionAsync(_v2.VersionAsync, AirflowApi.V2, refusals, cancellation)
            ?? await VersionAsync(_v1.VersionAsync, AirflowApi.V1, refusals, cancellation)
            ?? throw new AirflowException(
                AirflowFailure.NotAirflow,
                404,
                "neither /api/v2/version nor /api/v1/version is Airflow's: check URL and path prefix" + Said(refusals)
            );
        _transport.Session.UseApi(_version.Api);
        return _version;
    }

    /// <summary>All DAGs, stale ones too, by id.</summary>
    public IAsyncEnumerable<Dag[]> DagsAsync(CancellationToken cancellation) =>
        PagesAsync(
            "/dags",
            async (offset, limit, token) =>
                Is2 ? await _v1.DagsAsync(limit, offset, token) : (IPage<DagRow>)await _v2.DagsAsync(limit, offset, token),
            ModelReader.Dag,
            cancellation
        );

    public async Task<Dag> DetailsAsync(string dagId, CancellationToken cancellation) =>
        ModelReader.Dag(Is2 ? await _v1.DetailsAsync(dagId, cancellation) : await _v2.DetailsAsync(dagId, cancellation));

    /// <summary>The Python text of the DAG's file: by a token of the list on Airflow 2, by DAG on Airflow 3.</summary>
    public async Task<string> SourceAsync(Dag dag, CancellationToken cancellation) =>
        (Is2 ? await _v1.SourceAsync(dag.FileToken ?? "", cancellation) : await _v2.SourceAsync(dag.Id, cancellation)).Content ?? "";

    public async Task<DagTask[]> TasksAsync(string dagId, CancellationToken cancellation)
    {
        var answer = Is2 ? await _v1.TasksAsync(dagId, cancellation) : await _v2.TasksAsync(dagId, cancellation);
        var rows =
            answer.Tasks
            ?? throw new AirflowException(AirflowFailure.NotAirflow, 200, $"/dags/{dagId}/tasks: the answer has no list of tasks");
        return [.. rows.Select(ModelReader.Task).OrderBy(task => task.Id, StringComparer.Ordinal)];
    }

    /// <summary>Runs whose row changed in a window, newest change first. The upper bound keeps the pages still.</summary>
    public IAsyncEnumerable<DagRun[]> RunsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        PagesAsync(
            "/dags/~/dagRuns",
            async (offset, limit, token) =>
                Is2
                    ? await _v1.RunsAsync(Instant(from), Instant(to), limit, offset, token)
                    : (IPage<RunRow>)await _v2.RunsAsync(Instant(from), Instant(to), limit, offset, token),
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
            .ReadAsync<InstanceRow>(
                async (offset, limit, token) =>
                {
                    var asked = new InstancesRequest([.. dagIds], [.. runIds], limit, offset, Is2 ? null : "id");
                    return Is2 ? await _v1.InstancesAsync(asked, token) : await _v2.InstancesAsync(asked, token);
                },
                _pageSize,
                dagIds.Count == 1 && runIds.Count == 1
                    ? (position, problem) =>
                        Unreadable?.Invoke($"task instance {position} of run {runIds.First()} of DAG {dagIds.First()}: {problem.Message}")
                    : null, // of several runs: whoever asks takes them one by one, so that the row has a run
                cancellation
            )
            .Select(page => page.Select(ModelReader.Instance).ToArray());

    public IAsyncEnumerable<AirflowAsset[]> AssetsAsync(CancellationToken cancellation) =>
        PagesAsync(
            Is2 ? "/datasets" : "/assets",
            async (offset, limit, token) =>
                Is2 ? await _v1.AssetsAsync(limit, offset, token) : (IPage<AssetRow>)await _v2.AssetsAsync(limit, offset, token),
            ModelReader.Asset,
            cancellation
        );

    /// <summary>Updates of assets, newest first; stop reading when they are old enough.</summary>
    public IAsyncEnumerable<AssetEvent[]> AssetEventsAsync(CancellationToken cancellation) =>
        PagesAsync(
            Is2 ? "/datasets/events" : "/assets/events",
            async (offset, limit, token) =>
                Is2
                    ? await _v1.AssetEventsAsync(limit, offset, token)
                    : (IPage<AssetEventRow>)await _v2.AssetEventsAsync(limit, offset, token),
            ModelReader.AssetEvent,
            cancellation
        );

    /// <summary>Connections of the metadata database; those of the environment or of a secrets back end are not visible to anybody.</summary>
    public IAsyncEnumerable<ConnectionInfo[]> ConnectionsAsync(CancellationToken cancellation) =>
        PagesAsync(
            "/connections",
            async (offset, limit, token) =>
                Is2
                    ? await _v1.ConnectionsAsync(limit, offset, token)
                    : (IPage<ConnectionRow>)await _v2.ConnectionsAsync(limit, offset, token),
            ModelReader.Connection,
            cancellation
        );

    /// <summary>One connection with its <c>extra</c>, which Airflow 2 leaves out of the list.</summary>
    public async Task<ConnectionInfo> ConnectionAsync(string id, CancellationToken cancellation) =>
        ModelReader.Connection(Is2 ? await _v1.ConnectionAsync(id, cancellation) : await _v2.ConnectionAsync(id, cancellation));

    public IAsyncEnumerable<ImportError[]> ImportErrorsAsync(CancellationToken cancellation) =>
        PagesAsync(
            "/importErrors",
            async (offset, limit, token) =>
                Is2
                    ? await _v1.ImportErrorsAsync(limit, offset, token)
                    : (IPage<ImportErrorRow>)await _v2.ImportErrorsAsync(limit, offset, token),
            ModelReader.ImportError,
            cancellation
        );

    /// <summary>Versions of the installed providers by package name, such as <c>apache-airflow-providers-openlineage</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProvidersAsync(CancellationToken cancellation)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var pages = Is2
            ? new[] { (await _v1.ProvidersAsync(cancellation)).Providers ?? [] }.ToAsyncEnumerable()
            : PagesAsync(
                "/providers",
                async (offset, limit, token) => (IPage<ProviderRow>)await _v2.ProvidersAsync(limit, offset, token),
                row => row,
                cancellation
            );
        await foreach (var page in pages)
        {
            foreach (var row in page)
            {
                found[row.PackageName ?? ""] = row.Version ?? "";
            }
        }

        return found;
    }

    /// <summary>DAG versions of Airflow 3, newest first: who is named here has changed.</summary>
    public IAsyncEnumerable<DagVersion[]> VersionsAsync(CancellationToken cancellation) =>
        PagesAsync(
            "/dags/~/dagVersions",
            async (offset, limit, token) => (IPage<DagVersionRow>)await _v2.VersionsAsync(limit, offset, token),
            ModelReader.Version,
            cancellation
        );

    public void Dispose() => _transport.Dispose();

    bool Is2 => Version.Api == AirflowApi.V1;

    IAsyncEnumerable<T[]> PagesAsync<TRow, T>(
        string path,
        Func<int, int, CancellationToken, Task<IPage<TRow>>> fetch,
        Func<TRow, T> read,
        CancellationToken cancellation
    )
        where TRow : class, IRow =>
        Pages
            .ReadAsync(
                fetch,
                _pageSize,
                (position, problem) => Unreadable?.Invoke($"{path} row {position}: {problem.Message}"),
                cancellation
            )
            .Select(page => page.Select(read).ToArray());

    static async Task<AirflowVersion?> VersionAsync(
        Func<CancellationToken, Task<VersionRow>> ask,
        AirflowApi api,
        List<AirflowException> refusals,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await ask(cancellation)).Version is { Length: > 0 } text ? new AirflowVersion(text, api) : null;
        }
        catch (AirflowException problem)
            when (problem.Failure is AirflowFailure.NotFound or AirflowFailure.NotAirflow or AirflowFailure.BadRequest)
        {
            refusals.Add(problem);
            return null; // the other API may answer; a refusal or an outage may not be taken for "not this version"
        }
    }

    /// <summary>What was answered in place of a version, where it was more than that there is no such address: a redirect, a page.</summary>
    static string Said(List<AirflowException> refusals) =>
        refusals.Find(problem => problem.Failure != AirflowFailure.NotFound) is { } telling ? $" ({telling.Message})" : "";

    static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
