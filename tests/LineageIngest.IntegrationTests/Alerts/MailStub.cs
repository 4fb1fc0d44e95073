using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LineageIngest.IntegrationTests.Alerts;

/// <summary>A server on a real socket that speaks as much SMTP as a message needs, and keeps what it was sent.</summary>
sealed class MailStub : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly Task _serving;

    public MailStub()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Recipient and text.</summary>
    public ConcurrentQueue<(string To, string Text)> Messages { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client, _end.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // the test has ended
        }
    }

    async Task TalkAsync(TcpClient client, CancellationToken cancellation)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 stub");
        var to = "";
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                to = line["RCPT TO:".Length..].Trim('<', '>', ' ');
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            if (!line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("250 ok");
                continue;
            }
            await writer.WriteLineAsync("354 go on");
            var text = new StringBuilder();
            while (await reader.ReadLineAsync(cancellation) is { } part && part != ".")
                text.Append(part).Append('\n');
            Messages.Enqueue((to, text.ToString()));
            await writer.WriteLineAsync("250 kept");
        }
    }
}
