using System.Data;
using Hangfire.PostgreSql;
using Hangfire.Storage;

namespace LineageIngest.Host.Scheduling;

/// <summary>Whether this process takes runs from the queue.</summary>
sealed class DrainSwitch : IDisposable
{
    readonly Lock _guard = new();
    readonly ManualResetEventSlim _open = new(initialState: true);
    CancellationTokenSource _drains = new();

    public bool IsDraining => !_open.IsSet;

    /// <summary>Cancelled when draining begins.</summary>
    public CancellationToken Drains
    {
        get
        {
            lock (_guard)
                return _drains.Token;
        }
    }

    public void Set(bool draining)
    {
        lock (_guard)
        {
            if (draining == IsDraining)
                return;
            if (draining)
            {
                _open.Reset();
                _drains.Cancel();
            }
            else
            {
                _drains = new CancellationTokenSource(); // the old one may still be linked; it holds nothing to dispose of
                _open.Set();
            }
        }
    }

    /// <summary>Waits until runs may be taken again.</summary>
    public void Wait(CancellationToken cancellation) => _open.Wait(cancellation);

    public void Dispose()
    {
        _open.Dispose();
        _drains.Dispose();
    }
}

/// <summary>Hangfire's queue with a tap: while the process drains, its workers are given nothing.</summary>
sealed class DrainableQueue(IPersistentJobQueueProvider queues, DrainSwitch drain) : IPersistentJobQueueProvider, IPersistentJobQueue
{
    readonly IPersistentJobQueue _queue = queues.GetJobQueue();

    public IPersistentJobQueue GetJobQueue() => this;

    public IPersistentJobQueueMonitoringApi GetJobQueueMonitoringApi() => queues.GetJobQueueMonitoringApi();

    public IFetchedJob Dequeue(string[] queues, CancellationToken cancellationToken)
    {
        while (true)
        {
            drain.Wait(cancellationToken);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Drains);
            try
            {
                return _queue.Dequeue(queues, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                continue; // draining began while it waited for a job
            }
        }
    }

    public void Enqueue(IDbConnection connection, string queue, string jobId) => _queue.Enqueue(connection, queue, jobId);
}
