using LineageIngest.Airflow.Api.Rows;
using Refit;

namespace LineageIngest.Airflow.Api;

/// <summary>The REST API of Airflow 3, as far as a crawl asks; every failure is an <see cref="AirflowException"/>. https://airflow.apache.org/docs/apache-airflow/stable/stable-rest-api-ref.html</summary>
interface IAirflowV2
{
    [Get("/api/v2/version")]
    Task<VersionRow> VersionAsync(CancellationToken cancellation);

    [Get("/api/v2/dags?exclude_stale=false&order_by=dag_id")]
    Task<DagPage> DagsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v2/dags/{dagId}/details")]
    Task<DagRow> DetailsAsync(string dagId, CancellationToken cancellation);

    [Get("/api/v2/dags/{dagId}/tasks")]
    Task<TaskPage> TasksAsync(string dagId, CancellationToken cancellation);

    [Get("/api/v2/dagSources/{dagId}")]
    Task<SourceRow> SourceAsync(string dagId, CancellationToken cancellation);

    [Get("/api/v2/dags/~/dagRuns?order_by=-updated_at")]
    Task<RunPage> RunsAsync(
        [AliasAs("updated_at_gte")] string from,
        [AliasAs("updated_at_lte")] string to,
        int limit,
        int offset,
        CancellationToken cancellation
    );

    [Post("/api/v2/dags/~/dagRuns/~/taskInstances/list")]
    Task<InstancePage> InstancesAsync([Body] InstancesRequest asked, CancellationToken cancellation);

    [Get("/api/v2/assets?order_by=id")]
    Task<AssetPage> AssetsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v2/assets/events?order_by=-timestamp")]
    Task<AssetEventPage> AssetEventsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v2/connections?order_by=id")]
    Task<ConnectionPage> ConnectionsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v2/connections/{id}")]
    Task<ConnectionRow> ConnectionAsync(string id, CancellationToken cancellation);

    [Get("/api/v2/importErrors?order_by=id")]
    Task<ImportErrorPage> ImportErrorsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v2/providers")]
    Task<ProviderPage> ProvidersAsync(int limit, int offset, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    [Get("/api/v2/dags/~/dagVersions?order_by=-id")]
    Task<DagVersionPage> VersionsAsync(int limit, int offset, CancellationToken cancellation);
}
