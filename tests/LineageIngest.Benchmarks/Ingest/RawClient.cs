using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LineageIngest.Benchmarks.Ingest;

/// <summary>One keep-alive HTTP/1.1 connection without a client library, so that the load costs little beside what is measured.</summary>
sealed class RawClient(Uri server) : IDisposable
{
    readonly Socket _socket = Connect(server);
    readonly byte[] _answer = new byte[4096];

    /// <summary>Posts one event and returns the status.</summary>
    public async Task<int> PostAsync(byte[] body, CancellationToken cancellation)
    {
        var head = Encoding.ASCII.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"
            )
        );
        await _socket.SendAsync(new ArraySegment<byte>[] { head, body });
        var length = 0;
        while (_answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length), cancellation);
            if (read == 0)
                throw new IOException("The server closed the connection.");
            length += read;
        }
        return int.Parse(_answer.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _socket.Dispose();

    static Socket Connect(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(server.Host, server.Port);
        return socket;
    }
}
