using System.Collections.Concurrent;

namespace LineageIngest.Chaos;

/// <summary>What clients sent and what they were answered, by fingerprint.</summary>
sealed class Ledger
{
    readonly ConcurrentDictionary<Guid, State> _events = new();
    long _sent;
    long _acknowledged;
    long _repeated;
    long _refused;
    long _tries;
    long _longestOutage;

    public long Sent => Interlocked.Read(ref _sent);
    public long Repeated => Interlocked.Read(ref _repeated);
    public long Refusals => Interlocked.Read(ref _refused);

    /// <summary>Distinct events that were acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Requests that had to be sent again.</summary>
    public long Retries => Interlocked.Read(ref _tries);

    /// <summary>The longest that one request took from its first failure to its answer.</summary>
    public TimeSpan LongestOutage => TimeSpan.FromTicks(Interlocked.Read(ref _longestOutage));

    public IReadOnlyCollection<KeyValuePair<Guid, State>> Events => [.. _events];

    public void Sends(Payload payload)
    {
        Interlocked.Increment(ref _sent);
        _events.TryAdd(payload.Fingerprint, payload.Poison ? State.Poison : State.None);
    }

    public void Acknowledge(Payload payload)
    {
        if (Add(payload.Fingerprint, State.Acknowledged))
            Interlocked.Increment(ref _acknowledged);
        else
            Interlocked.Increment(ref _repeated);
    }

    public void Refuse(Payload payload)
    {
        Interlocked.Increment(ref _refused);
        Add(payload.Fingerprint, State.Refused);
    }

    /// <summary>The door said that it will be set aside.</summary>
    public void Announce(Payload payload) => Add(payload.Fingerprint, State.Announced);

    public void TriedAgain() => Interlocked.Increment(ref _tries);

    public void Outage(TimeSpan length)
    {
        for (var longest = Interlocked.Read(ref _longestOutage); length.Ticks > longest; longest = Interlocked.Read(ref _longestOutage))
            Interlocked.CompareExchange(ref _longestOutage, length.Ticks, longest);
    }

    /// <summary>False where it was set already.</summary>
    bool Add(Guid fingerprint, State state)
    {
        while (true)
        {
            var before = _events[fingerprint];
            if (before.HasFlag(state))
                return false;
            if (_events.TryUpdate(fingerprint, before | state, before))
                return true;
        }
    }

    [Flags]
    internal enum State
    {
        None = 0,
        Poison = 1,
        Acknowledged = 2,
        Refused = 4,
        Announced = 8,
    }
}
