using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LineageIngest.Chaos;

/// <summary><c>lineage serve</c> in a process of its own, started again whenever it ends, as a supervisor does.</summary>
sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>The longest that requests which had begun may take to end.</summary>
    static readonly TimeSpan _orderly = TimeSpan.FromSeconds(90);

    readonly Workplace _place;
    readonly string _database;
    readonly Story _story;
    readonly Task _minding;
    readonly int _port;
    volatile Running? _running;
    int _answered;
    volatile bool _ready;
    volatile bool _struck;
    volatile bool _ending;

    public ServiceProcess(string name, string database, Workplace place, Story story)
    {
        (Name, _database, _place, _story, _port) = (name, database, place, story, FreePort());
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));
        _minding = MindAsync();
    }

    public string Name { get; }
    public Uri Address { get; }

    /// <summary>Starts that failed while PostgreSQL was away; the supervisor tries again.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>Returns when it has answered so many requests since it began to serve, or when it has not come to that in time.</summary>
    public async Task ServesAsync(int requests, TimeSpan patience, CancellationToken cancellation)
    {
        var since = _story.Elapsed;
        while (!(_ready && Volatile.Read(ref _answered) >= requests) && _story.Elapsed - since < patience)
            await Task.Delay(100, cancellation);
    }

    /// <summary>A client was answered.</summary>
    public void Answered() => Interlocked.Increment(ref _answered);

    public Task KillAsync() => StrikeAsync("KILL");

    public async Task EndAsync()
    {
        if (_running is not { } running)
            return;
        await StrikeAsync("TERM");
        try
        {
            await running.Exited.WaitAsync(_orderly);
        }
        catch (TimeoutException)
        {
            _story.Violated($"service {Name} had not ended {_orderly.TotalSeconds:0} s after SIGTERM");
            await StrikeAsync("KILL");
        }
    }

    public async Task FreezeAsync(TimeSpan length, CancellationToken cancellation)
    {
        if (_running is not { } running)
            return;
        await Signals.SendAsync("STOP", running.Pid);
        await Task.Delay(length, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Signals.SendAsync("CONT", running.Pid);
    }

    public async ValueTask DisposeAsync()
    {
        _ending = true;
        await EndAsync();
        await _minding;
    }

    async Task StrikeAsync(string signal)
    {
        (_ready, _struck) = (false, true);
        if (_running is { } running)
            await Signals.SendAsync(signal, running.Pid);
    }

    async Task MindAsync()
    {
        await using var log = new StreamWriter(_place.LogOf(Name), append: true) { AutoFlush = true };
        while (!_ending)
        {
            (_ready, _struck, _answered) = (false, false, 0);
            using var process = Launch();
            var exited = process.WaitForExitAsync();
            _running = new Running(process.Id, exited);
            if (_ending)
                await Signals.SendAsync("KILL", process.Id); // asked to end while it was started
            await Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log), exited);
            _running = null;
            if (_struck || _ending)
                continue;
            if (_ready)
                _story.Violated($"service {Name} ended by itself with exit code {process.ExitCode}; see {_place.LogOf(Name)}");
            else
                FailedStarts++;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    async Task CopyAsync(StreamReader from, StreamWriter log)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            if (line.Contains("is ready at", StringComparison.Ordinal))
                _ready = true;
            if (line.StartsWith("Unhandled exception", StringComparison.Ordinal))
                _story.Violated($"service {Name} died: {line}");
            lock (log)
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_story.Elapsed:mm\\:ss\\.f} {line}"));
        }
    }

    sealed record Running(int Pid, Task Exited);

    Process Launch() => _place.Start("serve", "--port", _port.ToString(CultureInfo.InvariantCulture), "--database", _database);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
