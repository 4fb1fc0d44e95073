using LineageIngest.Host.Receiving;

namespace LineageIngest.Host.Http;

/// <summary>
/// Counts the bytes that requests hold: bodies, what they become when parsed, and the copies on their way into the log. What does not fit waits a while
/// before it is read, and is refused with 503 when nothing was given back: overload is an answer and not an out-of-memory.
/// </summary>
public sealed class MemoryBudget(ReceivingOptions options)
{
    readonly Lock _gate = new();
    readonly LinkedList<Waiter> _waiting = [];
    long _held;

    /// <summary>A share that grows with its request and is given back when disposed.</summary>
    public Share Open() => new(this);

    /// <summary>What all requests hold now.</summary>
    public long HeldBytes => Interlocked.Read(ref _held);

    bool TryTake(long bytes)
    {
        lock (_gate)
        {
            if (_held + bytes > options.MaxBytesInFlight)
                return false;
            _held += bytes;
            return true;
        }
    }

    async Task<bool> TakeAsync(long bytes, CancellationToken cancellation)
    {
        LinkedListNode<Waiter> mine;
        lock (_gate)
        {
            if (_waiting.Count == 0 && _held + bytes <= options.MaxBytesInFlight)
            {
                _held += bytes;
                return true;
            }
            if (bytes > options.MaxBytesInFlight)
                return false;
            mine = _waiting.AddLast(new Waiter(bytes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)));
        }
        try
        {
            await mine.Value.Turn.Task.WaitAsync(options.Patience, cancellation);
            return true;
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            lock (_gate)
            {
                if (mine.List is not null)
                    _waiting.Remove(mine);
                else
                    _held -= bytes; // our turn came as we left
                ServeWaiting();
            }
            if (given is OperationCanceledException)
                throw;
            return false;
        }
    }

    void GiveBack(long bytes)
    {
        lock (_gate)
        {
            _held -= bytes;
            ServeWaiting();
        }
    }

    /// <summary>In their order: a large one is not overtaken for ever by small ones.</summary>
    void ServeWaiting()
    {
        while (_waiting.First is { } next && _held + next.Value.Bytes <= options.MaxBytesInFlight)
        {
            _held += next.Value.Bytes;
            _waiting.RemoveFirst();
            next.Value.Turn.SetResult();
        }
    }

    /// <summary>What one request holds.</summary>
    public sealed class Share(MemoryBudget budget) : IDisposable
    {
        long _bytes;

        /// <summary>Takes more at once; false when the budget is spent.</summary>
        public bool TryTake(long bytes)
        {
            if (!budget.TryTake(bytes))
                return false;
            _bytes += bytes;
            return true;
        }

        /// <summary>Takes the first bytes, for which a request may wait; false when its patience ended.</summary>
        public async Task<bool> TakeAsync(long bytes, CancellationToken cancellation)
        {
            if (!await budget.TakeAsync(bytes, cancellation))
                return false;
            _bytes += bytes;
            return true;
        }

        public void Dispose()
        {
            budget.GiveBack(_bytes);
            _bytes = 0;
        }
    }

    sealed record Waiter(long Bytes, TaskCompletionSource Turn);
}
