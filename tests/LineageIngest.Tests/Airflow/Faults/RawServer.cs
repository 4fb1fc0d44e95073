using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LineageIngest.Tests.Airflow.Faults;

/// <summary>Answers with given bytes and hangs up: what no well-behaved web server does.</summary>
sealed class RawServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Func<int, string> _answer;

    /// <param name="answer">the bytes of the n-th answer, from 1</param>
    public RawServer(Func<int, string> answer)
    {
        _answer = answer;
        _listener.Start();
        Serving = ServeAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}");

    /// <summary>Request lines as they came.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public Task Serving { get; }

    public static string Json(string body, int? length = null) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {length ?? body.Length}\r\n\r\n{body}";

    public void Dispose() => _listener.Dispose();

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                Asked.Enqueue(await reader.ReadLineAsync() ?? "");
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(Asked.Count)));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // disposed: the test is over
        }
    }
}
