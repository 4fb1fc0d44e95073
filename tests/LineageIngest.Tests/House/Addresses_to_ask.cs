using System.Net;
using LineageIngest.Host.Security;
using LineageIngest.Outward;
using LineageIngest.Tests.Airflow.Faults;

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
    [InlineData("[fd20:ce::254]")]
    [InlineData("[fe80::a9fe:a9fe]")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("::169.254.169.254")]
    [InlineData("2852039166")]
    [InlineData("0xa9.0xfe.0xa9.0xfe")]
    public async Task Nobody_has_a_metadata_address_asked(string host)
    {
        foreach (var options in new[] { new SecurityOptions(), new SecurityOptions { ReachesPrivate = true } })
            Assert.Contains("never asked", await RefusalAsync(options, host, _operator), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("fd12::1")]
    [InlineData("fec0::1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0")]
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
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("no-such-name.invalid")]
    public async Task Any_other_address_is_asked(string host) => Assert.Null(await RefusalAsync(new SecurityOptions(), host, _tenant));

    [Theory]
    [InlineData("http://169。254。169。254/", "never asked")]
    [InlineData("http://169．254．169．254/", "never asked")]
    [InlineData("http://169｡254｡169｡254/", "never asked")]
    [InlineData("http://127。0。0。1/", "private network")]
    public async Task An_address_in_other_characters_is_the_one_that_it_leads_to(string url, string refusal) =>
        Assert.Contains(refusal, await RefusalAsync(new SecurityOptions(), new Uri(url).IdnHost, _tenant), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://db.corp/a", "http://db.corp/b", true)]
    [InlineData("http://db.corp/", "http://other.corp/", false)]
    [InlineData("http://db.corp/", "http://db.corp:81/", false)]
    [InlineData("https://db.corp/", "http://db.corp/", false)]
    public void What_an_administrator_gave_others_may_change_but_not_lead_elsewhere(string before, string now, bool reaches)
    {
        Assert.Equal(reaches, OutwardAddresses.ReachesPrivate(_ops, new Uri(now), new Uri(before), reachedBefore: true));
        Assert.False(OutwardAddresses.ReachesPrivate(_ops, new Uri(now), new Uri(before), reachedBefore: false));
        Assert.True(OutwardAddresses.ReachesPrivate(_operator, new Uri(now), new Uri(before), reachedBefore: false));
        Assert.False(OutwardAddresses.ReachesPrivate(_tenant, new Uri(now), null, reachedBefore: false));
    }

    [Fact]
    public void Files_of_the_server_are_named_by_who_runs_it()
    {
        var closed = new OutwardAddresses(new SecurityOptions());
        Assert.True(closed.NamesFiles(_operator));
        Assert.False(closed.NamesFiles(_ops));
        Assert.False(closed.NamesFiles(_tenant));
        Assert.True(new OutwardAddresses(new SecurityOptions { ReachesPrivate = true }).NamesFiles(_tenant));
    }

    [Fact]
    public async Task What_was_not_refused_before_is_refused_when_it_is_connected_to()
    {
        using var server = new RawServer(_ => RawServer.Json("{}"));
        var url = new UriBuilder(server.Url) { Host = "localhost" }.Uri;
        using var refused = Client(reachesPrivate: false);
        var why = await Assert.ThrowsAnyAsync<HttpRequestException>(() => refused.GetAsync(url));
        Assert.IsType<RefusedAddressException>(why.InnerException);
        Assert.Empty(server.Asked);
        using var allowed = Client(reachesPrivate: true);
        Assert.Equal(HttpStatusCode.OK, (await allowed.GetAsync(url)).StatusCode);
    }

    static HttpClient Client(bool reachesPrivate) =>
        new(new SocketsHttpHandler { ConnectCallback = new OutwardRoute(reachesPrivate).ConnectAsync });

    static Task<string?> RefusalAsync(SecurityOptions options, string host, Caller caller) =>
        new OutwardAddresses(options).RefusalAsync(
            host,
            OutwardAddresses.ReachesPrivate(caller, null, null, reachedBefore: false),
            CancellationToken.None
        );
}
