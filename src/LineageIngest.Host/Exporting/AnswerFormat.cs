using System.Text;
using System.Text.Json;
using LineageIngest.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace LineageIngest.Host.Exporting;

/// <summary>On an endpoint: its answers come in other formats too.</summary>
sealed class OtherFormats;

/// <summary>
/// Gives any answer in another form: <c>?format=csv</c> for whatever has rows; <c>mermaid</c>, <c>dot</c> and <c>openlineage</c> for whatever is a graph.
/// It stands around the endpoints, so none of them knows of it.
/// </summary>
sealed class AnswerFormat(IOptions<JsonOptions> json) : IEndpointFilter
{
    public static readonly string[] Known = ["csv", "mermaid", "dot", "openlineage"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var result = await next(context);
        var format = http.Request.Query["format"].ToString();
        if (format is "" or "json")
            return result;
        var answer = (result as INestedHttpResult)?.Result ?? result;
        if (answer is not IValueHttpResult { Value: { } value } || answer is not IStatusCodeHttpResult { StatusCode: 200 })
            return result;
        return Known.Contains(format)
            ? Write(http, format, value)
            : Errors.BadParameter("format", $"is one of json, {string.Join(", ", Known)}").ToResult(http.Response);
    }

    IResult Write(HttpContext http, string format, object value)
    {
        if (format == "csv")
        {
            var part = http.Request.Query["part"].ToString();
            return AnswerRows.Of(JsonSerializer.SerializeToElement(value, value.GetType(), json.Value.SerializerOptions), part) is { } rows
                ? Text(Csv.Write(rows), "text/csv")
                : Errors.BadParameter("part", "names no list of this answer").ToResult(http.Response);
        }
        if (Drawing.Of(value) is not { } drawing)
        {
            return Errors
                .BadParameter("format", "mermaid, dot and openlineage need an answer that is a graph; this one is not: csv or json")
                .ToResult(http.Response);
        }

        return format switch
        {
            "mermaid" => Text(Mermaid.Write(drawing), "text/vnd.mermaid"),
            "dot" => Text(Dot.Write(drawing), "text/vnd.graphviz"),
            _ => Text(OpenLineageEvents.Write(drawing), "application/x-ndjson"),
        };
    }

    static ContentHttpResult Text(string text, string type) => TypedResults.Text(text, type, Encoding.UTF8);
}
