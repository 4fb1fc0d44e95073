using LineageIngest.Events;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>A captured node on its way into the log.</summary>
public static class Captured
{
    public static IncomingEvent ToEvent(CaptureReport report, DateTimeOffset now) => new(CaptureEvent.Write(report, now), EventSource.Http);
}
