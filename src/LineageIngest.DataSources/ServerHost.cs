using System.Net.Sockets;
using LineageIngest.Outward;

namespace LineageIngest.DataSources;

/// <summary>What a driver is told to connect to.</summary>
static class ServerHost
{
    /// <summary>
    /// The address that was judged, so that the driver's own look-up cannot lead elsewhere. Where the server has to prove its name it stays the name: nobody in
    /// a private network holds a certificate for the name of somebody else, and the driver compares the two.
    /// </summary>
    /// <exception cref="DataSourceException">There is no such name, or nothing takes connections there.</exception>
    /// <exception cref="RefusedAddressException">It may not be connected to.</exception>
    public static async Task<string> OfAsync(DataSourceSettings settings, OutwardRoute route, CancellationToken cancellation)
    {
        var name = settings.Address.IdnHost;
        try
        {
            if (!settings.RequireTls)
                return (await route.AnsweringAsync(name, settings.Port, cancellation)).ToString();
            await route.AddressesAsync(name, cancellation);
            return name;
        }
        catch (SocketException away)
        {
            throw new DataSourceException($"{name}: {away.Message}", away);
        }
    }
}
