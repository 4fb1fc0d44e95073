using LineageIngest.Testing;

namespace LineageIngest.Chaos;

/// <summary>All clients of a run, and one that reads.</summary>
sealed class Clients : IAsyncDisposable
{
    public const int Count = 6;

    readonly CancellationTokenSource _enough = new();
    readonly CancellationTokenSource _givingUp = new();
    readonly Task _running;

    public Clients(EventMix recorded, ChaosOptions options, IReadOnlyList<ServiceProcess> services, Ledger ledger, Story story)
    {
        var clients = Enumerable
            .Range(0, Count)
            .Select(number => new Client(
                new Traffic(recorded, number, options.Seed),
                // Half of them prefer the one service, half the other.
                number % 2
                == 0
                    ? services
                    : [.. services.Reverse()],
                ledger,
                story
            ));
        var pause = TimeSpan.FromSeconds((double)Count / options.Rate);
        _running = Task.WhenAll(
            clients
                .Select(client => Task.Run(() => client.RunAsync(pause, _enough.Token, _givingUp.Token)))
                .Append(Task.Run(() => new Reader([.. services.Select(service => service.Address)], story).RunAsync(_enough.Token)))
        );
    }

    /// <summary>Lets each send what it has begun until it is answered.</summary>
    /// <returns>whether all were answered in time</returns>
    public async Task<bool> FinishAsync(TimeSpan patience)
    {
        await _enough.CancelAsync();
        _givingUp.CancelAfter(patience);
        await _running;
        return !_givingUp.IsCancellationRequested;
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _givingUp.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _enough.Dispose();
        _givingUp.Dispose();
    }
}
