using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace LineageIngest.Answers;

/// <summary>200 with an answer that may be large: it is written with the given options (whose converters may write by hand) and goes out in few pieces.</summary>
public sealed class BufferedOk<T>(T value, JsonSerializerOptions options)
    : IResult,
        IValueHttpResult,
        IValueHttpResult<T>,
        IStatusCodeHttpResult,
        IEndpointMetadataProvider
{
    public T? Value { get; } = value;

    object? IValueHttpResult.Value => Value;

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) => httpContext.Response.WriteAsJsonAsync(Value, options, httpContext.RequestAborted);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
