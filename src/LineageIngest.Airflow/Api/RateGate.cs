namespace LineageIngest.Airflow.Api;

/// <summary>Lets requests through no faster than a rate and no more than some at a time; a server that says "later" stops all of them.</summary>
sealed class RateGate(double perSecond, int concurrency, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim slots = new(concurrency);
    private readonly Lock clock = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            var wait = Turn() - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellation);
            }

            return new Slot(slots);
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    /// <summary>No request starts before <paramref name="until"/>.</summary>
    public void HoldUntil(DateTimeOffset until)
    {
        lock (clock)
        {
            next = until > next ? until : next;
        }
    }

    public void Dispose() => slots.Dispose();

    private DateTimeOffset Turn()
    {
        lock (clock)
        {
            var now = time.GetUtcNow();
            var turn = next > now ? next : now;
            next = perSecond > 0 ? turn + TimeSpan.FromSeconds(1 / perSecond) : next;
            return turn;
        }
    }

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
