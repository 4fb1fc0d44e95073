using LineageIngest.Events;
using LineageIngest.Host.Http;
using LineageIngest.Stages;

namespace LineageIngest.Host.Manual;

/// <summary>Lets the answer to a word come after its effect, where that is a matter of moments.</summary>
sealed class Application(StageProgress progress, EventLog log)
{
    /// <summary>A busy service may be behind for longer; then the answer says that the word is stored and not applied yet.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>Stores words durably, then waits for their effect; a problem where they could not be stored.</summary>
    public async Task<(Problem? Problem, bool Applied)> SayAsync(
        int subscriptionId,
        IReadOnlyList<IncomingEvent> words,
        CancellationToken cancellation
    ) =>
        await log.TryAppendAsync(subscriptionId, words, cancellation) is { } problem
            ? (problem, false)
            : (null, await WaitAsync(subscriptionId, cancellation));

    /// <summary>Whether every stage has passed the log's present end.</summary>
    public async Task<bool> WaitAsync(int subscriptionId, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        try
        {
            await progress.WaitAsync(log, subscriptionId, patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
