using System.Text.Json;
using LineageIngest.OpenLineage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Marquez.Endpoints;

/// <summary>Reads what a client sends with a write, and says what is wrong with it.</summary>
static class Bodies
{
    /// <summary>More than any description of a dataset with its columns.</summary>
    const int Largest = 8 << 20;

    public static async Task<(T? Meta, JsonHttpResult<ErrorWords>? Wrong)> ReadAsync<T>(HttpContext http, CancellationToken cancellation)
        where T : class
    {
        if (http.Request.ContentLength > Largest)
            return (null, Refusals.Say(413, $"The body is larger than {Largest} bytes."));
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, cancellation);
        if (buffer.Length > Largest)
            return (null, Refusals.Say(413, $"The body is larger than {Largest} bytes."));
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), JsonSerializerOptions.Web) is { } meta
                ? (meta, null)
                : (null, Refusals.BadRequest("The request body must not be null"));
        }
        catch (JsonException malformed)
        {
            return (null, Refusals.BadRequest($"The request body cannot be read: {malformed.Message}"));
        }
    }

    /// <summary>The first member that must be there and is not.</summary>
    public static JsonHttpResult<ErrorWords>? Missing(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is null or "")
                return Refusals.BadRequest($"{name} must not be null or empty");
        }

        return null;
    }

    /// <summary>One of a list's texts is missing, which it also is where the element itself is null.</summary>
    public static JsonHttpResult<ErrorWords>? MissingIn(string what, IEnumerable<string?>? texts) =>
        texts?.Any(string.IsNullOrEmpty) ?? false ? Refusals.BadRequest($"{what} must not be null or empty") : null;

    public static JsonHttpResult<ErrorWords>? NotOneOf(string name, string? value, params string[] words) =>
        value is not null && words.Contains(value) ? null : Refusals.BadRequest($"{name} must be one of [{string.Join(", ", words)}]");

    public static JsonHttpResult<ErrorWords>? NotAnInstant(string name, string? value) =>
        value is null || EventTime.ParseOptional(value) is not null
            ? null
            : Refusals.BadRequest($"{name} must be an instant such as 2025-03-12T00:00:00Z");
}
