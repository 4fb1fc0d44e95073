using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LineageIngest.Chaos;

/// <summary>Stands between a service and PostgreSQL and can be slow, deaf or absent.</summary>
sealed class Proxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<Guid, Link> _links = new();
    readonly CancellationTokenSource _ending = new();
    readonly int _target;
    readonly Task _accepting;
    volatile TaskCompletionSource _open = Opened();
    volatile bool _refuses;
    long _delayTicks;

    public Proxy(int targetPort)
    {
        _target = targetPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How late each piece of data comes, in both directions.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>New connections are closed at once.</summary>
    public bool Refuses
    {
        get => _refuses;
        set => _refuses = value;
    }

    /// <summary>Nothing passes and nobody is told, until <see cref="Resume"/>.</summary>
    public void Stall() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => _open.TrySetResult();

    /// <summary>Closes all connections that there are; returns how many.</summary>
    public int Cut()
    {
        var cut = 0;
        foreach (var link in _links.Values)
        {
            link.Close();
            cut++;
        }
        return cut;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Resume();
        _listener.Dispose();
        Cut();
        await _accepting;
        await Task.WhenAll(_links.Values.Select(link => link.Ended));
        _ending.Dispose();
    }

    static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_ending.Token);
            }
            catch (Exception ended) when (_ending.IsCancellationRequested && ended is OperationCanceledException or SocketException)
            {
                return;
            }
            if (_refuses)
            {
                client.Dispose();
                continue;
            }
            var id = Guid.NewGuid();
            var link = new Link(client);
            _links[id] = link;
            link.Ended = Task.Run(async () =>
            {
                await ServeAsync(link);
                _links.TryRemove(id, out _);
            });
        }
    }

    async Task ServeAsync(Link link)
    {
        try
        {
            await link.Server.ConnectAsync(IPAddress.Loopback, _target, _ending.Token);
            (link.Client.NoDelay, link.Server.NoDelay) = (true, true);
            await Task.WhenAny(PumpAsync(link.Client, link.Server), PumpAsync(link.Server, link.Client));
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // PostgreSQL is away, or somebody cut: the service sees its connection end, which is what a proxy can tell.
        }
        link.Close();
    }

    /// <summary>Returns when either side has ended.</summary>
    async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None, _ending.Token) is > 0 and var count)
            {
                await _open.Task.WaitAsync(_ending.Token);
                if (Delay is { Ticks: > 0 } delay)
                    await Task.Delay(delay, _ending.Token);
                var sent = 0;
                while (sent < count)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None, _ending.Token);
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return; // the other direction is closed by who called us
        }
    }

    sealed class Link(Socket client)
    {
        public Socket Client => client;
        public Socket Server { get; } = new(SocketType.Stream, ProtocolType.Tcp);
        public Task Ended { get; set; } = Task.CompletedTask;

        public void Close()
        {
            client.Dispose();
            Server.Dispose();
        }
    }
}
