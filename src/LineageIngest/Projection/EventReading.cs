using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>Facts of an event, or the words and the place why there are none.</summary>
sealed record ReadEvent(
    long EventId,
    EventFacts? Facts,
    string Reason,
    string Pointer,
    EventKind Kind = EventKind.Run,
    string? EventType = null
);

/// <summary>Bytes → facts, for events that the door let in. Pure; never throws on what an event says.</summary>
public static class EventReading
{
    public static bool CanBeProjected(ReadOnlyMemory<byte> body) =>
        Read(new LoggedEvent(0, Guid.Empty, DateTimeOffset.UnixEpoch, EventSource.Import, body.ToArray())).Facts is not null;

    /// <summary>An unforeseen error is one event's misfortune, not the log's: that event is set aside with the error's name.</summary>
    internal static ReadEvent Read(LoggedEvent logged)
    {
        try
        {
            using var document = TolerantJson.Parse(logged.Body);
            var (source, refusal) = OpenLineageEvent.Recognise(document.RootElement);
            return source is null
                ? new ReadEvent(logged.EventId, null, refusal!.Detail, refusal.Pointer)
                : new ReadEvent(
                    logged.EventId,
                    EventProjector.Project(source, logged.Fingerprint, logged.ReceivedAt),
                    "",
                    "",
                    source.Kind,
                    source.EventType
                );
        }
        catch (UnprojectableException unprojectable)
        {
            return new ReadEvent(logged.EventId, null, unprojectable.Message, unprojectable.Pointer);
        }
        catch (JsonException malformed)
        {
            return new ReadEvent(
                logged.EventId,
                null,
                $"Not JSON: {malformed.Message}",
                $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine}"
            );
        }
        catch (Exception bug)
            when (bug is InvalidOperationException or FormatException or ArgumentException or InvalidDataException or OverflowException)
        {
            return new ReadEvent(logged.EventId, null, $"{bug.GetType().Name}: {bug.Message}", "");
        }
    }
}
