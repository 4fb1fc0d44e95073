using System.Diagnostics.Metrics;
using LineageIngest.Events;
using LineageIngest.Host.Health;
using LineageIngest.Host.Http;

namespace LineageIngest.Host.Telemetry;

/// <summary>What is looked at when somebody asks for metrics: what waits, what requests hold, the disk.</summary>
sealed class ServiceGauges : IDisposable
{
    public const string Name = "LineageIngest.Service";

    readonly Meter _meter = new(Name);

    public ServiceGauges(StageWatch stages, MemoryBudget memory, EventLog log, DataDisk disk)
    {
        _meter.CreateObservableGauge(
            "lineage.stage.waiting",
            () =>
                stages.Stages.Select(stage => new Measurement<long>(
                    stage.Waiting,
                    new KeyValuePair<string, object?>("stage", stage.Stage)
                )),
            "{item}",
            "Events and claims that wait for a stage; looked at four times a minute."
        );
        _meter.CreateObservableGauge(
            "lineage.stage.standing.still",
            () =>
                stages.Stages.Select(stage => new Measurement<int>(
                    stage.StandsStillSince is null ? 0 : 1,
                    new KeyValuePair<string, object?>("stage", stage.Stage)
                )),
            "{stage}",
            "1 where items wait and none was taken for a minute."
        );
        _meter.CreateObservableGauge(
            "lineage.requests.held",
            () => memory.HeldBytes,
            "By",
            "Bytes that requests hold, of those that they may."
        );
        _meter.CreateObservableGauge("lineage.log.waiting", () => log.WaitingBytes, "By", "Bytes of events that wait for a commit.");
        if (disk.Folder is not null)
        {
            _meter.CreateObservableGauge(
                "lineage.disk.free",
                () => disk.FreeBytes() ?? 0,
                "By",
                "Free where the private PostgreSQL keeps its data."
            );
        }
    }

    public void Dispose() => _meter.Dispose();
}
