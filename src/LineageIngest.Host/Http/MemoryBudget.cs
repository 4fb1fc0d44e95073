using LineageIngest.Host.Receiving;

namespace LineageIngest.Host.Http;

/// <summary>Counts what requests hold, so that overload is an answer and not an out-of-memory.</summary>
public sealed class MemoryBudget(ReceivingOptions options)
{
    long _held;

    /// <summary>A share that grows with its request and is given back when disposed.</summary>
    public Share Open() => new(this);

    public sealed class Share(MemoryBudget budget) : IDisposable
    {
        long _bytes;

        /// <summary>Takes more; false when the budget is spent.</summary>
        public bool TryTake(long bytes)
        {
            if (Interlocked.Add(ref budget._held, bytes) > budget.MaxBytes)
            {
                Interlocked.Add(ref budget._held, -bytes);
                return false;
            }
            _bytes += bytes;
            return true;
        }

        public void Dispose()
        {
            Interlocked.Add(ref budget._held, -_bytes);
            _bytes = 0;
        }
    }

    long MaxBytes => options.MaxBytesInFlight;
}
