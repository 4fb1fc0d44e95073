using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LineageIngest.Postgres;

namespace LineageIngest.IntegrationTests.House;

/// <summary>A pooler between the service and PostgreSQL keeps settings of the session from it: that is told at start, in words that help.</summary>
public sealed class A_pooler_in_between
{
    /// <summary>What pgbouncer 1.18 answers, recorded.</summary>
    [Fact]
    public async Task One_that_refuses_settings_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var db = Database.Open($"Host=127.0.0.1;Port={port};Username=lineage;Database=lineage;Pooling=false");
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Database.CheckAsync(db, CancellationToken.None));
        Assert.Contains("pooler", refused.Message, StringComparison.Ordinal);
        listener.Stop();
        await answering;
    }

    /// <summary>The driver asks again, with and without TLS.</summary>
    static async Task AnswerAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await RefuseAsync(client);
            }
        }
        catch (SocketException)
        {
            return; // the listener was stopped
        }
    }

    static async Task RefuseAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var begin = new byte[8];
        await stream.ReadExactlyAsync(begin);
        while (BinaryPrimitives.ReadInt32BigEndian(begin.AsSpan(4)) is 80877103 or 80877104) // TLS? GSSAPI?
        {
            await stream.WriteAsync("N"u8.ToArray());
            await stream.ReadExactlyAsync(begin);
        }
        await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(begin) - begin.Length]);
        var fields = Encoding.ASCII.GetBytes("SFATAL\0C08P01\0Munsupported startup parameter: options\0\0");
        var answer = new byte[5 + fields.Length];
        answer[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(answer.AsSpan(1), fields.Length + 4);
        fields.CopyTo(answer, 5);
        await stream.WriteAsync(answer);
    }
}
