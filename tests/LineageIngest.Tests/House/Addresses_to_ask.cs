using LineageIngest.Host.Security;

namespace LineageIngest.Tests.House;

/// <summary>Which servers are asked because somebody gave their address.</summary>
public sealed class Addresses_to_ask
{
    static readonly Caller _ops = new("ops", Permissions.Read | Permissions.Edit | Permissions.Ops, 1, "key");
    static readonly Caller _tenant = new("admin of a tenant", Permissions.All, 7, "key");
    static readonly Caller _operator = new("administrator", Permissions.All, 1, "key");

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("100.100.100.200")]
    public async Task Nobody_has_a_metadata_address_asked(string host)
    {
        foreach (var options in new[] { new SecurityOptions(), new SecurityOptions { ReachesPrivate = true } })
            Assert.Contains("never asked", await RefusalAsync(options, host, _operator), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedAddressException>(() => OutwardAddresses.EnsureAsync(host, CancellationToken.None));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("[::1]")]
    [InlineData("fd12::1")]
    public async Task A_private_address_is_for_who_runs_the_service_unless_it_is_open_to_all(string host)
    {
        Assert.Contains("private network", await RefusalAsync(new SecurityOptions(), host, _ops), StringComparison.Ordinal);
        Assert.Contains("private network", await RefusalAsync(new SecurityOptions(), host, _tenant), StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(new SecurityOptions(), host, _operator));
        Assert.Null(await RefusalAsync(new SecurityOptions { ReachesPrivate = true }, host, _tenant));
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("no-such-name.invalid")]
    public async Task Any_other_address_is_asked(string host) => Assert.Null(await RefusalAsync(new SecurityOptions(), host, _tenant));

    static Task<string?> RefusalAsync(SecurityOptions options, string host, Caller caller) =>
        new OutwardAddresses(options).RefusalAsync(host, caller, CancellationToken.None);
}
