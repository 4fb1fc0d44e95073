using Microsoft.AspNetCore.OpenApi;

namespace LineageIngest.Host.Reading;

/// <summary>What the OpenAPI document says about the whole service; the snapshot schemas/api/openapi.json is held to it by a test.</summary>
internal static class OpenApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "LineageIngest";
            document.Info.Version = "v1";
            document.Info.Description = "Lineage of Airflow, Spark and dbt: OpenLineage events in, tables, columns, jobs and runs out. Errors are RFC 9457 problems.";
            document.Servers?.Clear(); // the address depends on who asks
            return Task.CompletedTask;
        });
    }
}
