using LineageIngest.Testing;

namespace LineageIngest.Chaos;

/// <summary>One run from the first process to the last: start, trouble, healing, proof, end.</summary>
sealed class ChaosRun : IAsyncDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan _progressLine = TimeSpan.FromSeconds(10);

    readonly ChaosOptions _options;
    readonly Story _story;
    readonly Workplace _place;
    readonly Ledger _ledger = new();
    readonly Cluster _cluster;
    readonly Proxy _proxy;
    readonly ServiceProcess _a;
    readonly ServiceProcess _b;

    ChaosRun(ChaosOptions options, Story story, Workplace place, Cluster cluster)
    {
        (_options, _story, _place, _cluster) = (options, story, place, cluster);
        _proxy = new Proxy(cluster.Port);
        _a = new ServiceProcess("A", cluster.Address(cluster.Port), place, story);
        _b = new ServiceProcess("B", cluster.Address(_proxy.Port), place, story);
    }

    /// <summary>True when nothing was violated.</summary>
    public static async Task<bool> RunAsync(ChaosOptions options, CancellationToken cancellation)
    {
        var story = new Story();
        story.Say($"seed {options.Seed}; the same again: {options.Command}");
        var place = new Workplace();
        try
        {
            await RunAsync(options, story, place, cancellation);
            foreach (var file in place.LeftFiles())
                story.Violated($"a service left {file}");
            foreach (var process in place.LeftProcesses())
                story.Violated($"a process was left: {process}");
        }
        finally
        {
            if (story.Violations.Count == 0)
                place.Remove();
        }
        return Verdict(options, story, place);
    }

    static async Task RunAsync(ChaosOptions options, Story story, Workplace place, CancellationToken cancellation)
    {
        await using var cluster = await Cluster.StartAsync(place.Folder, options.Length, story, cancellation);
        await using var run = new ChaosRun(options, story, place, cluster);
        var deeds = await run.TroubleAsync(cancellation);
        await run.ProveAsync(cancellation);
        Summary.Write(run._ledger, deeds, run._a.FailedStarts + run._b.FailedStarts);
    }

    async Task<Deeds> TroubleAsync(CancellationToken cancellation)
    {
        var recorded = await EventMix.LoadAsync(Path.Combine(AppContext.BaseDirectory, "recordings"), meanBytes: 0);
        var settling = new Settling(_story);
        await settling.HealthyAsync(_a, cancellation);
        await settling.HealthyAsync(_b, cancellation);
        _story.Say(
            $"two services are up, B behind the proxy; {Clients.Count} clients send {recorded.Count} recorded events under ever new run ids"
        );

        await using var clients = new Clients(recorded, _options, [_a, _b], _ledger, _story);
        var deeds = new Deeds(_cluster, _a, _b, _proxy, _place, _story);
        var trouble = deeds.DoAllAsync(Schedule.Of(_options.Seed, _options.Length), _story.Elapsed, _options.Length, cancellation);
        var end = _story.Elapsed + _options.Length;
        while (!trouble.IsCompleted || _story.Elapsed < end)
        {
            await Task.WhenAny(
                trouble.IsCompleted ? Task.Delay(Timeout.Infinite, cancellation) : trouble,
                Task.Delay(_progressLine, cancellation)
            );
            cancellation.ThrowIfCancellationRequested();
            _story.Say(
                $"… {_ledger.Sent} sent, {_ledger.Acknowledged} acknowledged, {_ledger.Repeated} repeated, {_ledger.Refusals} refused, {_ledger.Retries} requests sent again"
            );
        }
        await trouble;

        _story.Say($"all is healed; clients finish what they began");
        if (!await clients.FinishAsync(_patience))
            _story.Violated($"clients still got no answer {_patience.TotalSeconds:0} s after everything was healed");
        return deeds;
    }

    async Task ProveAsync(CancellationToken cancellation)
    {
        var settling = new Settling(_story);
        foreach (var service in new[] { _a, _b })
        {
            await settling.SettledAsync(service, cancellation);
            await settling.HealthyAsync(service, cancellation);
        }
        _story.Say($"both services are healthy and nothing waits");
        await new LogProof(_cluster, _ledger, _place, _story).ProveAsync(_a, cancellation);
        await new GraphProof(_cluster, _place, settling, _story).ProveAsync(_a, cancellation);
    }

    static bool Verdict(ChaosOptions options, Story story, Workplace place)
    {
        if (story.Violations.Count == 0)
        {
            Console.WriteLine("ok");
            return true;
        }
        Console.WriteLine($"{story.Violations.Count} violated:");
        foreach (var violation in story.Violations)
            Console.WriteLine($"  {violation}");
        Console.WriteLine($"seed {options.Seed}; the same schedule again: {options.Command}; logs and exports are in {place.Folder}");
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_a.DisposeAsync().AsTask(), _b.DisposeAsync().AsTask());
        await _proxy.DisposeAsync();
    }
}
