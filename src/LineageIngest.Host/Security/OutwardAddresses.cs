using System.Net;
using System.Net.Sockets;

namespace LineageIngest.Host.Security;

/// <summary>
/// Which servers this one connects to because somebody gave their address. Addresses at which clouds tell machines their credentials are never asked; those
/// of loopback and private networks only where the service is for this machine alone, or by the word of who runs it.
/// </summary>
sealed class OutwardAddresses(SecurityOptions options)
{
    /// <summary>IPv4 link-local holds the metadata addresses of AWS, Azure and Google; the others are those of AWS by IPv6, Alibaba and Oracle.</summary>
    static readonly IPNetwork[] _metadata =
    [
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::/32"),
        IPNetwork.Parse("100.100.100.200/32"),
        IPNetwork.Parse("192.0.0.192/32"),
    ];

    /// <summary>RFC 1918, RFC 4193, RFC 6598, loopback and "this host".</summary>
    static readonly IPNetwork[] _private =
    [
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
    ];

    /// <summary>Why <paramref name="caller"/> may not have this server asked; null where he may. A name that cannot be looked up is judged when it can.</summary>
    public async Task<string?> RefusalAsync(string host, Caller? caller, CancellationToken cancellation)
    {
        var addresses = await LookUpAsync(host, cancellation);
        if (addresses.FirstOrDefault(address => IsIn(_metadata, address)) is { } metadata)
            return Metadata(host, metadata);
        if (options.ReachesPrivate || IsOperator(caller))
            return null;
        return addresses.FirstOrDefault(address => IsIn(_private, address)) is { } inside
            ? $"{host} is {inside}, an address of a private network; only an administrator of the default subscription may give it, or whoever runs the server allows it with --allow-private-addresses."
            : null;
    }

    /// <summary>Before anything is sent: a name may lead elsewhere than when it was given.</summary>
    /// <exception cref="RefusedAddressException">It leads to where machines are told their credentials.</exception>
    public static async Task EnsureAsync(string host, CancellationToken cancellation)
    {
        if ((await LookUpAsync(host, cancellation)).FirstOrDefault(address => IsIn(_metadata, address)) is { } metadata)
            throw new RefusedAddressException(Metadata(host, metadata));
    }

    static bool IsOperator(Caller? caller) =>
        caller is { SubscriptionId: Answers.SubscriptionContext.Default } && caller.Permissions.HasFlag(Permissions.Admin);

    static string Metadata(string host, IPAddress address) => $"{host} is {address}, where machines are told their credentials; it is never asked.";

    static bool IsIn(IPNetwork[] networks, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain));
    }

    static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return [address];
        try
        {
            return host.Length == 0 ? [] : await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (SocketException)
        {
            return []; // the test and the crawl of it will say that there is no such name
        }
    }
}

/// <summary>A server that is never asked, whoever gave its address.</summary>
sealed class RefusedAddressException(string message) : Exception(message);
