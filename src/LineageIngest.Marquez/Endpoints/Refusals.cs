using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

/// <summary>An error as clients of Marquez read it.</summary>
public sealed record ErrorWords(int Code, string Message);

/// <summary>Parameters or members that are wrong, as clients of Marquez read it.</summary>
public sealed record ErrorsWords(IReadOnlyList<string> Errors);

/// <summary>The ways to say no below /api/v1, in Marquez's words.</summary>
static class Refusals
{
    public static JsonHttpResult<ErrorWords> NotFound(string noun, string name) => Say(404, $"{noun} '{name}' not found.");

    public static JsonHttpResult<ErrorWords> FieldNotFound(string dataset, string field) =>
        Say(404, $"Field '{field}' not found for dataset '{dataset}'.");

    public static JsonHttpResult<ErrorWords> BadRequest(string message) => Say(400, message);

    /// <summary>The write is durable, but the stages are behind and did not show it in time.</summary>
    public static JsonHttpResult<ErrorWords> NotYetShown(HttpResponse response)
    {
        response.Headers.RetryAfter = "5";
        return Say(503, "Stored, but not shown yet: the server is behind with its events. Ask again later.");
    }

    /// <summary>What a write is about is not there, or (behind) is not shown yet: then nothing was stored.</summary>
    public static JsonHttpResult<ErrorWords> Missing(HttpResponse response, bool behind, string noun, string name)
    {
        if (!behind)
            return NotFound(noun, name);
        response.Headers.RetryAfter = "5";
        return Say(
            503,
            $"{noun} '{name}' is not shown yet: the server is behind with its events. Nothing was stored; send this again later."
        );
    }

    public static JsonHttpResult<ErrorWords> Say(int code, string message) =>
        TypedResults.Json(new ErrorWords(code, message), statusCode: code);

    public static JsonHttpResult<ErrorsWords> Errors(params string[] errors) =>
        TypedResults.Json(new ErrorsWords(errors), statusCode: StatusCodes.Status400BadRequest);

    /// <summary>The body of answers that no endpoint wrote: no such path, or not by this method.</summary>
    public static async Task WriteStatusAsync(HttpContext http) =>
        await http.Response.WriteAsJsonAsync(
            new ErrorWords(
                http.Response.StatusCode,
                $"HTTP {http.Response.StatusCode} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(http.Response.StatusCode)}"
            )
        );
}
