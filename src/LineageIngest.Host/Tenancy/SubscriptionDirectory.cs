namespace LineageIngest.Host.Tenancy;

/// <summary>The subscriptions as of a few seconds ago: every request asks about one.</summary>
sealed class SubscriptionDirectory(SubscriptionStore store, TimeProvider time) : IDisposable
{
    static readonly TimeSpan _holds = TimeSpan.FromSeconds(5);
    readonly SemaphoreSlim _gate = new(1, 1);
    volatile Known? _known;

    public async Task<Subscription?> FindAsync(string name, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(s => s.Name == name);

    public async Task<Subscription?> FindAsync(int id, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(s => s.Id == id);

    /// <summary>The next question reads them anew.</summary>
    public void Forget() => _known = null;

    public void Dispose() => _gate.Dispose();

    async Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellation)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < _holds)
            return known.All;
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_known is not { } current || time.GetElapsedTime(current.At) >= _holds)
                _known = current = new Known(await store.ListAsync(cancellation), time.GetTimestamp());
            return current.All;
        }
        finally
        {
            _gate.Release();
        }
    }

    sealed record Known(IReadOnlyList<Subscription> All, long At);
}
