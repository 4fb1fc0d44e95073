using LineageIngest.Host.Exporting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LineageIngest.Host.Reading;

/// <summary>What the OpenAPI document says about the whole service; the snapshot schemas/api/openapi.json is held to it by a test.</summary>
static class OpenApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "LineageIngest";
                document.Info.Version = "v1";
                document.Info.Description =
                    "Lineage of Airflow, Spark and dbt: OpenLineage events in, tables, columns, jobs and runs out. Errors are RFC 9457 problems.";
                document.Servers?.Clear(); // the address depends on who asks
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<OtherFormats>().Any())
                    (operation.Parameters ??= []).Add(Format());
                NameParameters(operation);
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, _, _) =>
            {
                SayNumber(schema);
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>camelCase as everywhere in the API; max_depth is an older name of maxDepth that is still understood.</summary>
    static void NameParameters(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().ToList() ?? [])
        {
            if (parameter.Name == "Max_depth")
                operation.Parameters!.Remove(parameter);
            else if (parameter is { In: ParameterLocation.Query, Name: [>= 'A' and <= 'Z', .. var rest] })
                parameter.Name = char.ToLowerInvariant(parameter.Name[0]) + rest;
        }
    }

    /// <summary>The serializer reads numbers from text too; answers hold numbers, and that is what clients should be told.</summary>
    static void SayNumber(OpenApiSchema schema)
    {
        const JsonSchemaType Numbers = JsonSchemaType.Integer | JsonSchemaType.Number;
        if (schema.Type is not { } type || (type & Numbers) == 0 || (type & JsonSchemaType.String) == 0)
            return;
        schema.Type = type & ~JsonSchemaType.String;
        schema.Pattern = null;
    }

    static OpenApiParameter Format() =>
        new()
        {
            Name = "format",
            In = ParameterLocation.Query,
            Description =
                "The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line).",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. AnswerFormat.Known.Select(name => (System.Text.Json.Nodes.JsonNode)name)],
            },
        };
}
