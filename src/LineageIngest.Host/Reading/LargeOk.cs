using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace LineageIngest.Host.Reading;

/// <summary>
/// 200 with an answer that may be large: nodes and edges are written by hand (<see cref="LineageJson"/>), and it goes out in few pieces.
/// </summary>
public sealed class LargeOk<T>(T value) : IResult, IValueHttpResult, IValueHttpResult<T>, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public T? Value { get; } = value;

    object? IValueHttpResult.Value => Value;

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.Response.WriteAsJsonAsync(Value, LineageJson.Options, httpContext.RequestAborted);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
