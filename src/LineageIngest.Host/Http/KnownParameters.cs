using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace LineageIngest.Host.Http;

/// <summary>Refuses requests that name a parameter which the endpoint does not have: a mistyped filter must not give the answer without it.</summary>
static class KnownParameters
{
    /// <summary>A filter for a group of endpoints.</summary>
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var known = context
            .MethodInfo.GetParameters()
            .SelectMany(Names)
            .Concat(["format", "part"])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        var listed = string.Join(", ", context.MethodInfo.GetParameters().Where(IsAsked).SelectMany(Names).Order(StringComparer.Ordinal));
        return async invocation =>
        {
            var query = invocation.HttpContext.Request.Query;
            foreach (var name in query.Keys)
            {
                if (!known.Contains(name))
                {
                    return Errors
                        .BadParameter(
                            name,
                            listed.Length > 0
                                ? $"is no parameter of this request; it has {listed}"
                                : "is no parameter of this request; it has none"
                        )
                        .ToResult(invocation.HttpContext.Response);
                }
            }
            return await next(invocation);
        };
    }

    static IEnumerable<string> Names(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!]
            : parameter
                .ParameterType.GetConstructors()[0]
                .GetParameters()
                .Select(part => part.GetCustomAttribute<FromQueryAttribute>()?.Name ?? JsonName(part.Name!));

    /// <summary>What a client may send, as opposed to a service that the endpoint uses.</summary>
    static bool IsAsked(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string)
            || type == typeof(string[])
            || type.IsPrimitive
            || parameter.GetCustomAttribute<AsParametersAttribute>() is not null;
    }

    static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
