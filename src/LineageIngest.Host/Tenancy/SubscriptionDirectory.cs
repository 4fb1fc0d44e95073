using LineageIngest.Answers;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Tenancy;

/// <summary>The subscriptions as of a few seconds ago, or since one was suspended: every request asks about one.</summary>
sealed class SubscriptionDirectory(SubscriptionStore store, Wakeups wakeups, TimeProvider time) : IDisposable
{
    static readonly TimeSpan _holds = TimeSpan.FromSeconds(5);
    readonly SemaphoreSlim _gate = new(1, 1);
    volatile Known? _known;

    public async Task<Subscription?> FindAsync(string name, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(s => s.Name == name);

    public async Task<Subscription?> FindAsync(int id, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(s => s.Id == id);

    /// <summary>The subscription that a provider's claim names: the default one where it names none, null where there is none of that name.</summary>
    public async Task<int?> OfClaimAsync(string? name, CancellationToken cancellation) =>
        name is null ? SubscriptionContext.Default : (await FindAsync(name, cancellation))?.Id;

    /// <summary>The next question reads them anew.</summary>
    public void Forget() => _known = null;

    public void Dispose() => _gate.Dispose();

    /// <summary>One request reads anew, the others go on with what was known; so do all while the database is away.</summary>
    async Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellation)
    {
        var known = _known;
        if (known is not null && IsFresh(known))
            return known.All;
        if (known is null)
            await _gate.WaitAsync(cancellation);
        else if (!await _gate.WaitAsync(TimeSpan.Zero, cancellation))
            return known.All;
        try
        {
            if (_known is { } current && IsFresh(current))
                return current.All;
            var changed = wakeups.Next(WakeupKind.Callers);
            var read = new Known(await store.ListAsync(cancellation), changed, time.GetTimestamp());
            _known = read;
            return read.All;
        }
        catch (Exception away) when (known is not null && DatabaseTrouble.IsTemporary(away))
        {
            _known = known with { Changed = wakeups.Next(WakeupKind.Callers), At = time.GetTimestamp() };
            return known.All;
        }
        finally
        {
            _gate.Release();
        }
    }

    bool IsFresh(Known known) => !known.Changed.IsCompleted && time.GetElapsedTime(known.At) < _holds;

    sealed record Known(IReadOnlyList<Subscription> All, Task Changed, long At);
}
