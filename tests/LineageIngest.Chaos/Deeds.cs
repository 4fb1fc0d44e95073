using System.Collections.Concurrent;
using Npgsql;

namespace LineageIngest.Chaos;

/// <summary>Does what the schedule says, each target's deeds one after the other, and undoes what lasts.</summary>
sealed class Deeds(Cluster cluster, ServiceProcess a, ServiceProcess b, Proxy proxy, Workplace place, Story story)
{
    static readonly TimeSpan _start = TimeSpan.FromSeconds(20);
    const int Work = 5;
    static readonly TimeSpan _breath = TimeSpan.FromSeconds(3);

    readonly ConcurrentDictionary<DeedKind, int> _done = new();

    public int Count(params ReadOnlySpan<DeedKind> kinds)
    {
        var count = 0;
        foreach (var kind in kinds)
            count += _done.GetValueOrDefault(kind);
        return count;
    }

    /// <summary>Returns after the last deed that begins before the end; on a slow machine some come later than planned, and the last ones not at all.</summary>
    public Task DoAllAsync(IEnumerable<Deed> schedule, TimeSpan beginning, TimeSpan length, CancellationToken cancellation) =>
        Task.WhenAll(
            schedule
                .GroupBy(deed => deed.Target)
                .Select(lane => Task.Run(() => DoLaneAsync(lane, beginning, beginning + length, cancellation), cancellation))
        );

    async Task DoLaneAsync(IEnumerable<Deed> lane, TimeSpan beginning, TimeSpan end, CancellationToken cancellation)
    {
        var endedAt = TimeSpan.Zero;
        foreach (var deed in lane)
        {
            var at = deed.At + beginning;
            // Late ones do not come all at once.
            if (at < endedAt + _breath)
                at = endedAt + _breath;
            if (at > end)
                return;
            if (at - story.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early, cancellation);
            await DoAsync(deed, cancellation);
            endedAt = story.Elapsed;
        }
    }

    async Task DoAsync(Deed deed, CancellationToken cancellation)
    {
        try
        {
            var ofService = deed.Target is Target.ServiceA or Target.ServiceB;
            var done = await (ofService ? ServiceAsync(deed, cancellation) : OtherAsync(deed, cancellation));
            if (done)
                _done.AddOrUpdate(deed.Kind, 1, (_, count) => count + 1);
        }
        catch (NpgsqlException away)
        {
            story.Say($"{deed.Kind} left out: PostgreSQL is away ({away.Message})");
        }
        catch (TimeoutException stuck)
        {
            story.Violated($"after {deed.Kind}: {stuck.Message}");
        }
    }

    /// <summary>False where it could not be done.</summary>
    async Task<bool> ServiceAsync(Deed deed, CancellationToken cancellation)
    {
        var service = deed.Target == Target.ServiceA ? a : b;
        // One in four is struck wherever it is, in its start too; the others shall have work to lose.
        if (deed.Number % 4 != 0)
            await service.ServesAsync(Work, _start, cancellation);
        switch (deed.Kind)
        {
            case DeedKind.KillService:
                story.Say($"kill -9 of service {service.Name}");
                await service.KillAsync();
                return true;
            case DeedKind.EndService:
                story.Say($"SIGTERM to service {service.Name}");
                await service.EndAsync();
                return true;
            default:
                story.Say($"service {service.Name} stands frozen for {deed.Length.TotalSeconds:0.0} s");
                await service.FreezeAsync(deed.Length, cancellation);
                story.Say($"service {service.Name} goes on");
                return true;
        }
    }

    Task<bool> OtherAsync(Deed deed, CancellationToken cancellation) =>
        deed.Kind switch
        {
            DeedKind.KillDatabase => EndDatabaseAsync("KILL", "kill -9 of PostgreSQL's postmaster"),
            DeedKind.RestartDatabase => EndDatabaseAsync("INT", "PostgreSQL is restarted"),
            DeedKind.KillBackend => BackendAsync(deed, "KILL", cancellation),
            DeedKind.FreezeBackend => BackendAsync(deed, "STOP", cancellation),
            DeedKind.FillDisk => FillDiskAsync(deed, cancellation),
            DeedKind.Migrate => MigrateAsync(cancellation),
            DeedKind.Replay => ReplayAsync(cancellation),
            _ => ProxyAsync(deed, cancellation),
        };

    async Task<bool> EndDatabaseAsync(string signal, string what)
    {
        if (cluster.Postmaster is not { } pid)
            return false;
        story.Say($"{what}");
        await Signals.SendAsync(signal, pid);
        await GoneAsync(pid);
        story.Say($"PostgreSQL answers again, {(await cluster.AnswersAsync()).TotalSeconds:0.0} s after it ended");
        return true;
    }

    static async Task GoneAsync(int pid)
    {
        for (var waited = 0; waited < 600 && Directory.Exists($"/proc/{pid}"); waited++)
            await Task.Delay(100);
    }

    async Task<bool> BackendAsync(Deed deed, string signal, CancellationToken cancellation)
    {
        var backends = await cluster.BackendsAsync();
        if (backends.Count == 0)
            return false;
        var pid = backends[deed.Number % backends.Count];
        if (signal == "KILL")
        {
            story.Say($"kill -9 of a PostgreSQL backend, which ends all sessions");
            await Signals.SendAsync("KILL", pid);
            await GoneAsync(pid);
            story.Say($"PostgreSQL answers again, {(await cluster.AnswersAsync()).TotalSeconds:0.0} s after it ended");
            return true;
        }
        story.Say($"one of {backends.Count} backends stands frozen for {deed.Length.TotalSeconds:0.0} s");
        await Signals.SendAsync("STOP", pid);
        await Task.Delay(deed.Length, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Signals.SendAsync("CONT", pid);
        return true;
    }

    async Task<bool> FillDiskAsync(Deed deed, CancellationToken cancellation)
    {
        if (!cluster.HasSmallDisk)
            return false;
        try
        {
            var written = await cluster.FillDiskAsync();
            story.Say($"the disk of PostgreSQL is full for {deed.Length.TotalSeconds:0.0} s ({written} MiB of ballast)");
            await Task.Delay(deed.Length, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            cluster.FreeDisk();
        }
        story.Say($"the disk is free; PostgreSQL answers after {(await cluster.AnswersAsync()).TotalSeconds:0.0} s");
        return true;
    }

    async Task<bool> MigrateAsync(CancellationToken cancellation)
    {
        var (exitCode, output) = await place.RunAsync(["migrate", "--database", cluster.Address(cluster.Port)], cancellation);
        story.Say($"lineage migrate under load: {(exitCode == 0 ? "nothing to do" : LastLine(output))}");
        return exitCode == 0;
    }

    async Task<bool> ReplayAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = a.Address, Timeout = TimeSpan.FromMinutes(2) };
        try
        {
            using var answer = await http.PostAsync(new Uri("/api/lineage/replay", UriKind.Relative), null, cancellation);
            story.Say($"replay under load: answered {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested && away is HttpRequestException or OperationCanceledException)
        {
            story.Say($"replay under load: no answer, the service was killed or frozen");
            return false;
        }
    }

    async Task<bool> ProxyAsync(Deed deed, CancellationToken cancellation)
    {
        switch (deed.Kind)
        {
            case DeedKind.Cut:
                story.Say($"the proxy cuts {proxy.Cut()} connections between service B and PostgreSQL");
                return true;
            case DeedKind.Delay:
                proxy.Delay = TimeSpan.FromMilliseconds(20 + (deed.Number % 280));
                story.Say($"the proxy delays by {proxy.Delay.TotalMilliseconds:0} ms for {deed.Length.TotalSeconds:0.0} s");
                break;
            case DeedKind.Refuse:
                proxy.Refuses = true;
                story.Say($"the proxy cuts {proxy.Cut()} connections and refuses new ones for {deed.Length.TotalSeconds:0.0} s");
                break;
            default:
                proxy.Stall();
                story.Say($"the proxy lets nothing pass for {deed.Length.TotalSeconds:0.0} s");
                break;
        }
        await Task.Delay(deed.Length, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (proxy.Delay, proxy.Refuses) = (TimeSpan.Zero, false);
        proxy.Resume();
        return true;
    }

    static string LastLine(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it said nothing";
}
