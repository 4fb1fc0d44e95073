using LineageIngest.Airflow.Api.Rows;
using Refit;

namespace LineageIngest.Airflow.Api;

/// <summary>The REST API of Airflow 2, as far as a crawl asks; every failure is an <see cref="AirflowException"/>. https://airflow.apache.org/docs/apache-airflow/2.10.5/stable-rest-api-ref.html</summary>
interface IAirflowV1
{
    [Get("/api/v1/version")]
    Task<VersionRow> VersionAsync(CancellationToken cancellation);

    [Get("/api/v1/dags?only_active=false&order_by=dag_id")]
    Task<DagPage> DagsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v1/dags/{dagId}/details")]
    Task<DagRow> DetailsAsync(string dagId, CancellationToken cancellation);

    [Get("/api/v1/dags/{dagId}/tasks")]
    Task<TaskPage> TasksAsync(string dagId, CancellationToken cancellation);

    [Get("/api/v1/dagSources/{fileToken}")]
    Task<SourceRow> SourceAsync(string fileToken, CancellationToken cancellation);

    [Get("/api/v1/dags/~/dagRuns?order_by=-updated_at")]
    Task<RunPage> RunsAsync(
        [AliasAs("updated_at_gte")] string from,
        [AliasAs("updated_at_lte")] string to,
        int limit,
        int offset,
        CancellationToken cancellation
    );

    [Post("/api/v1/dags/~/dagRuns/~/taskInstances/list")]
    Task<InstancePage> InstancesAsync([Body] InstancesRequest asked, CancellationToken cancellation);

    [Get("/api/v1/datasets?order_by=id")]
    Task<DatasetPage> AssetsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v1/datasets/events?order_by=-timestamp")]
    Task<DatasetEventPage> AssetEventsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v1/connections?order_by=id")]
    Task<ConnectionPage> ConnectionsAsync(int limit, int offset, CancellationToken cancellation);

    [Get("/api/v1/connections/{id}")]
    Task<ConnectionRow> ConnectionAsync(string id, CancellationToken cancellation);

    [Get("/api/v1/importErrors?order_by=import_error_id")]
    Task<ImportErrorPage> ImportErrorsAsync(int limit, int offset, CancellationToken cancellation);

    /// <summary>Takes no paging and refuses unknown parameters.</summary>
    [Get("/api/v1/providers")]
    Task<ProviderPage> ProvidersAsync(CancellationToken cancellation);
}
