using System.Net;
using System.Net.Sockets;

namespace LineageIngest.Outward;

/// <summary>
/// The way to a server whose address somebody gave. What a name leads to is looked up and judged for each connection, and the connection is made to the very
/// address that was judged: a name that leads elsewhere tomorrow leads nowhere. Where clouds tell machines their credentials nobody goes.
/// </summary>
/// <param name="reachesPrivate">whether addresses that are not of the internet may be connected to, too</param>
public sealed class OutwardRoute(bool reachesPrivate)
{
    /// <summary>What <paramref name="host"/> leads to, all of it allowed.</summary>
    /// <exception cref="RefusedAddressException">One of its addresses may not be connected to.</exception>
    /// <exception cref="SocketException">There is no such name.</exception>
    public async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation)
    {
        var addresses = await LookUpAsync(host, cancellation);
        foreach (var address in addresses)
            Judge(host, address);
        return addresses;
    }

    /// <summary>Says before anything is sent that it will not be; a name that is not there is for whoever connects to tell.</summary>
    /// <exception cref="RefusedAddressException">It may not be connected to.</exception>
    public async Task EnsureAsync(string host, CancellationToken cancellation)
    {
        try
        {
            if (host.Length > 0)
                await AddressesAsync(host, cancellation);
        }
        catch (SocketException)
        {
            // no such name: nothing is connected to, by this way or another
        }
    }

    /// <summary>The address of <paramref name="host"/> at which something takes connections; the only one it has without asking.</summary>
    /// <exception cref="RefusedAddressException">It may not be connected to.</exception>
    /// <exception cref="SocketException">There is no such name, or nothing answers.</exception>
    public async Task<IPAddress> AnsweringAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await AddressesAsync(host, cancellation);
        if (addresses is [var only])
            return only;
        using var socket = await ConnectAsync(addresses, port, cancellation);
        var answering = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        return answering.IsIPv4MappedToIPv6 ? answering.MapToIPv4() : answering;
    }

    /// <summary>What an HTTP client connects by (<see cref="SocketsHttpHandler.ConnectCallback"/>); the client wraps the refusal (<see cref="RefusedAddressException.In"/>). Through a proxy of this machine the server is judged all the
    /// same, and has to have a name that is known here, too.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (server, next) = (context.InitialRequestMessage.RequestUri!, context.DnsEndPoint);
        if (!IsProxy(next, HttpClient.DefaultProxy.GetProxy(server)))
            return await StreamAsync(await AddressesAsync(next.Host, cancellation), next.Port, cancellation);
        try
        {
            await AddressesAsync(server.IdnHost, cancellation);
        }
        catch (SocketException) when (reachesPrivate)
        {
            // the proxy may know the name, and who gave it may reach what is inside
        }
        return await StreamAsync(await LookUpAsync(next.Host, cancellation), next.Port, cancellation);
    }

    static bool IsProxy(DnsEndPoint next, Uri? proxy) =>
        proxy is not null && proxy.Port == next.Port && string.Equals(proxy.IdnHost, next.Host, StringComparison.OrdinalIgnoreCase);

    static async Task<Stream> StreamAsync(IPAddress[] addresses, int port, CancellationToken cancellation) =>
        new NetworkStream(await ConnectAsync(addresses, port, cancellation), ownsSocket: true);

    static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Trim('[', ']').TrimEnd('.'), out var given))
            return [given];
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (ArgumentException)
        {
            throw new SocketException((int)SocketError.HostNotFound); // no name at all: longer than any
        }
    }

    static async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    void Judge(string host, IPAddress address)
    {
        switch (AddressKinds.Of(address))
        {
            case AddressKind.Metadata:
                throw new RefusedAddressException($"{host} is {address}, where machines are told their credentials; it is never asked.");
            case AddressKind.Private when !reachesPrivate:
                throw new RefusedAddressException(
                    $"{host} is {address}, an address of a private network; only an administrator of the default subscription may give it, or whoever runs the server allows it with --allow-private-addresses."
                );
            default:
                return;
        }
    }
}

/// <summary>A server that may not be connected to; the message says why.</summary>
public sealed class RefusedAddressException(string message) : Exception(message)
{
    /// <summary>The refusal that an HTTP client met when it connected; null where it failed otherwise.</summary>
    public static RefusedAddressException? In(Exception error) => (error as HttpRequestException)?.InnerException as RefusedAddressException;
}
