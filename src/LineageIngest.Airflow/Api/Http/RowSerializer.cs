using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using LineageIngest.Airflow.Api.Rows;
using Refit;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>Refit's bodies by generated code, read straight from the memory into which they were received.</summary>
sealed class RowSerializer : IHttpContentSerializer
{
    public HttpContent ToHttpContent<T>(T item) =>
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(item, typeof(T), AirflowRows.Default))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        Task.FromResult<T?>(AirflowRows.Read<T>(((ResponseBody)content).Bytes));

    /// <summary>Only forms ask for it; no call here sends one.</summary>
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
