using LineageIngest.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LineageIngest.Host.Telemetry;

/// <summary>
/// OpenTelemetry: metrics at <c>/metrics</c> in the format of Prometheus; metrics and traces to a collector where the standard variables name one
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/: OTEL_EXPORTER_OTLP_ENDPOINT and the like).
/// </summary>
static class TelemetryServices
{
    static readonly string[] _endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    ];

    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<ServiceGauges>();
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("lineage-ingest"))
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(
                        PipelineTelemetry.Name,
                        ServiceGauges.Name,
                        "Microsoft.AspNetCore.Hosting",
                        "Microsoft.AspNetCore.Server.Kestrel",
                        "System.Net.Http",
                        "System.Runtime",
                        "Npgsql"
                    )
                    .AddPrometheusExporter()
            );
        if (!_endpoints.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }))
            return services;
        telemetry
            .WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(PipelineTelemetry.Name, "Npgsql").AddAspNetCoreInstrumentation().AddOtlpExporter());
        return services;
    }

    /// <summary>Shows them at <c>/metrics</c>; the gauges are there from now on.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<ServiceGauges>();
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
