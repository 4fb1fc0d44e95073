using System.Net;
using LineageIngest.DataSources;
using LineageIngest.Host.Crawling;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.Postgres;

namespace LineageIngest.Host;

/// <summary>What the web application needs to start: <c>new ServeOptions { Database = "postgresql://localhost/lineage" }</c>.</summary>
public sealed record ServeOptions
{
    /// <summary>A URL or Npgsql's connection string.</summary>
    public required string Database { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 5000;

    /// <summary>The address to listen on: loopback, unless somebody decides to open it.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Whether this process projects; false leaves it to others and only receives and answers.</summary>
    public bool RunStages { get; init; } = true;

    /// <summary>Who may use it, and under which names it answers.</summary>
    public SecurityOptions Security { get; init; } = new();

    /// <summary>The certificate to answer with over TLS; null for plain HTTP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Whether secrets are taken out of events before they are stored.</summary>
    public bool Redacts { get; init; } = true;

    /// <summary>Where the private PostgreSQL keeps its data, so that its disk is watched; null for a database elsewhere.</summary>
    public string? DataFolder { get; init; }

    internal SchedulingOptions Scheduling { get; init; } = new();

    internal CrawlingOptions Crawling { get; init; } = new();

    /// <summary>The folders whose files may be data sources; none unless somebody allows them.</summary>
    public DataFolders DataFolders { get; init; } = new([]);

    internal IPAddress Address =>
        Listen switch
        {
            "localhost" => IPAddress.Loopback,
            "*" => IPAddress.Any,
            _ when IPAddress.TryParse(Listen, out var address) => address,
            _ => throw new CannotStartException($"--listen takes an IP address such as 127.0.0.1 or 0.0.0.0, not {Listen}."),
        };
}
