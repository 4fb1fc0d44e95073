using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace LineageIngest.Outward;

/// <summary>Where an address leads.</summary>
public enum AddressKind
{
    /// <summary>To the internet.</summary>
    Public,

    /// <summary>To this machine, a network of its own, or nowhere: all that the registries of IANA do not call globally reachable.</summary>
    Private,

    /// <summary>To where clouds tell machines their credentials.</summary>
    Metadata,
}

/// <summary>
/// Tells apart where addresses lead (RFC 6890 and https://www.iana.org/assignments/iana-ipv4-special-registry,
/// https://www.iana.org/assignments/iana-ipv6-special-registry). An IPv4 address written into an IPv6 one is judged as what it is.
/// </summary>
public static class AddressKinds
{
    /// <summary>IPv4 link-local holds the metadata addresses of AWS, Azure and Google; the others are those of AWS and Google by IPv6, Alibaba, Oracle and Azure.</summary>
    static readonly IPNetwork[] _metadata =
    [
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("168.63.129.16/32"),
        IPNetwork.Parse("100.100.100.200/32"),
        IPNetwork.Parse("192.0.0.192/32"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::/32"),
        IPNetwork.Parse("fd20:ce::/32"),
    ];

    static readonly IPNetwork[] _private =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>The only part of IPv6 that is handed out to the internet.</summary>
    static readonly IPNetwork _handedOut = IPNetwork.Parse("2000::/3");

    /// <summary>Where in an IPv6 address of a network an IPv4 one stands, by its first byte: NAT64 (RFC 6052), 6to4 (RFC 3056), IPv4-compatible (RFC 4291).</summary>
    static readonly (IPNetwork Network, int At)[] _embedding =
    [
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
        (IPNetwork.Parse("::/96"), 12),
    ];

    public static AddressKind Of(IPAddress address)
    {
        var plain = Plain(address);
        if (_metadata.Any(network => network.Contains(plain)))
            return AddressKind.Metadata;
        var isInside = plain.AddressFamily == AddressFamily.InterNetworkV6 && !_handedOut.Contains(plain);
        return isInside || _private.Any(network => network.Contains(plain)) ? AddressKind.Private : AddressKind.Public;
    }

    static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var unscoped = new IPAddress(bytes);
        foreach (var (network, at) in _embedding)
        {
            if (network.Contains(unscoped) && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)) > 1) // :: and ::1 are what they are
                return new IPAddress(bytes.AsSpan(at, 4));
        }
        return unscoped;
    }
}
