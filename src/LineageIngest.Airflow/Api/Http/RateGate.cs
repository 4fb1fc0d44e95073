namespace LineageIngest.Airflow.Api.Http;

/// <summary>Lets requests through no faster than a rate and no more than some at a time; a server that says "later" stops all of them.</summary>
sealed class RateGate(double perSecond, int concurrency, TimeProvider time) : IDisposable
{
    readonly SemaphoreSlim _slots = new(concurrency);
    readonly Lock _clock = new();
    DateTimeOffset _next = DateTimeOffset.MinValue;

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            var wait = Turn() - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellation);
            }

            return new Slot(_slots);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    /// <summary>No request starts before <paramref name="until"/>.</summary>
    public void HoldUntil(DateTimeOffset until)
    {
        lock (_clock)
        {
            _next = until > _next ? until : _next;
        }
    }

    public void Dispose() => _slots.Dispose();

    DateTimeOffset Turn()
    {
        lock (_clock)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = perSecond > 0 ? turn + TimeSpan.FromSeconds(1 / perSecond) : _next;
            return turn;
        }
    }

    sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
