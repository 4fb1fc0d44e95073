using LineageIngest.Names;

namespace LineageIngest.Events;

/// <summary>Which way an event came.</summary>
public enum EventSource : short
{
    Http = 0,
    Batch = 1,
    Import = 2,
    Crawl = 3,
}

/// <summary>One event on its way into the log: the decompressed body, byte for byte as sent.</summary>
public sealed record IncomingEvent(ReadOnlyMemory<byte> Body, EventSource Source)
{
    /// <summary>Equal bodies have equal fingerprints; the log keeps one of them.</summary>
    public Guid Fingerprint { get; } = DerivedId.OfContent(Body.Span);
}

/// <summary>What an append did: how many events were new and how many the log knew already.</summary>
public sealed record AppendResult(int New, int Known);

/// <summary>An event as the log keeps it.</summary>
public sealed record LoggedEvent(long EventId, Guid Fingerprint, DateTimeOffset ReceivedAt, EventSource Source, byte[] Body);

/// <summary>The log's queue is full: the caller should come again after <see cref="RetryAfter"/>; nothing was stored.</summary>
public sealed class OverloadedException(TimeSpan retryAfter) : Exception("More events wait than memory should hold.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
