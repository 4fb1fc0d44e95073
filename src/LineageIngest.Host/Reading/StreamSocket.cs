using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace LineageIngest.Host.Reading;

/// <summary>The live stream over a WebSocket (https://www.rfc-editor.org/rfc/rfc6455): each message is one text with the JSON that an event of the stream has as data.</summary>
sealed class StreamSocket(IOptions<JsonOptions> json, IHostApplicationLifetime lifetime)
{
    /// <summary>A client has nothing to say; what it says all the same is read in pieces of this size and let go.</summary>
    const int ReadBytes = 1024;

    /// <summary>A client that does not answer a close is left after this time.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the client left, when it went silent, or when the service ends.</summary>
    public async Task SendAsync(HttpContext http, IAsyncEnumerable<SseItem<LiveMessage>> items)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var listening = ListenAsync(socket, ended);
        try
        {
            await foreach (var item in items.WithCancellation(ended.Token))
            {
                var text = JsonSerializer.SerializeToUtf8Bytes(item.Data, json.Value.SerializerOptions);
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            await CloseAsync(socket);
        }
        finally
        {
            await ended.CancelAsync();
            await listening;
        }
    }

    /// <summary>Notices that the client closes or is gone.</summary>
    static async Task ListenAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var rest = new byte[ReadBytes];
        try
        {
            while ((await socket.ReceiveAsync(rest, ended.Token)).MessageType != WebSocketMessageType.Close)
                continue;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            return; // whoever ended it knows; what is left is to end the sending
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(_patience);
        var (status, reason) = lifetime.ApplicationStopping.IsCancellationRequested
            ? (WebSocketCloseStatus.EndpointUnavailable, "The service ends; come back with the last changeId.")
            : (WebSocketCloseStatus.NormalClosure, null);
        try
        {
            await socket.CloseOutputAsync(status, reason, patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }
}
