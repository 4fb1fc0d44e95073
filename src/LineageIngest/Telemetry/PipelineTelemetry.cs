using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LineageIngest.Telemetry;

/// <summary>
/// What the pipeline counts and times, as System.Diagnostics has it; the host sends it on (OpenTelemetry) or shows it at <c>/metrics</c>, where
/// <c>lineage.events.appended</c> is <c>lineage_events_appended_total</c>. Counters count since the start of the process.
/// </summary>
public static class PipelineTelemetry
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "LineageIngest";

    static readonly Meter _meter = new(Name);

    /// <summary>Spans: append, and one for each batch of a stage.</summary>
    public static readonly ActivitySource Spans = new(Name);

    internal static readonly Counter<long> EventsAppended = _meter.CreateCounter<long>(
        "lineage.events.appended",
        "{event}",
        "Events stored in the log."
    );

    internal static readonly Counter<long> EventsRepeated = _meter.CreateCounter<long>(
        "lineage.events.repeated",
        "{event}",
        "Events that the log had already."
    );

    internal static readonly Counter<long> AppendsFailed = _meter.CreateCounter<long>(
        "lineage.appends.failed",
        "{append}",
        "Requests whose events could not be stored; their senders were told."
    );

    internal static readonly Counter<long> StageItems = _meter.CreateCounter<long>(
        "lineage.stage.items",
        "{item}",
        "Events projected (stage=projection) and claims resolved (stage=resolution)."
    );

    internal static readonly Histogram<double> StageBatch = _meter.CreateHistogram<double>(
        "lineage.stage.batch",
        "s",
        "How long a batch of a stage took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.02, 0.1, 0.5, 2, 10, 60] }
    );

    internal static readonly Counter<long> StageFailures = _meter.CreateCounter<long>(
        "lineage.stage.failures",
        "{batch}",
        "Batches of a stage that failed and are tried again."
    );

    internal static readonly Counter<long> SetAside = _meter.CreateCounter<long>(
        "lineage.set.aside",
        "{item}",
        "Events and claims that were set aside (kind=event, claim)."
    );

    internal static KeyValuePair<string, object?> Stage(string name) => new("stage", name);

    internal static KeyValuePair<string, object?> Kind(string name) => new("kind", name);
}
