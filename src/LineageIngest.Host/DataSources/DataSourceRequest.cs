using LineageIngest.DataSources;

namespace LineageIngest.Host.DataSources;

/// <summary>A data source as people write it; what is left out keeps its value, or takes the default in a new one.</summary>
public sealed record DataSourceRequest
{
    /// <summary>postgresql://HOST:PORT/DATABASE, mysql://, mssql://, duckdb:///PATH or file:///FOLDER; without user and password.</summary>
    public string? Address { get; init; }

    /// <summary>A role that may only read.</summary>
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>The OpenLineage namespace of its datasets, where events name the server otherwise than the address.</summary>
    public string? Namespace { get; init; }

    /// <summary>Schemas with * and ?; none takes all.</summary>
    public string[]? Schemas { get; init; }

    /// <summary>When the catalog is crawled: cron text in UTC, interval such as 1h, or "none".</summary>
    public string? Schedule { get; init; }
    public bool? RequireTls { get; init; }

    /// <summary>Seconds that one statement may take.</summary>
    public int? StatementTimeout { get; init; }

    /// <summary>A table with more rows is profiled by a sample of about so many.</summary>
    public long? MaxRows { get; init; }

    /// <summary>Whether the statements that the database remembers are evidence of lineage.</summary>
    public bool? QueryHistory { get; init; }

    internal DataSourceSettings Read(string name, Uri address, DataSourceSettings? before)
    {
        var start = before is null ? new DataSourceSettings(name, address) : before with { Address = address };
        return start with
        {
            User = User is "" ? null : User ?? start.User,
            Namespace = Namespace is "" ? null : Namespace ?? start.Namespace,
            Schemas = Schemas ?? start.Schemas,
            Schedule = Schedule is "none" or "" ? null : Schedule ?? start.Schedule,
            RequireTls = RequireTls ?? start.RequireTls,
            StatementTimeout = StatementTimeout ?? start.StatementTimeout,
            MaxRows = MaxRows ?? start.MaxRows,
            QueryHistory = QueryHistory ?? start.QueryHistory,
        };
    }
}

/// <summary>A data source as it is shown: everything but its secret, and how its last crawl went.</summary>
public sealed record DataSourceResponse(
    string Name,
    string Kind,
    string Address,
    string? User,
    bool HasPassword,
    string Namespace,
    string[] Schemas,
    string? Schedule,
    bool RequireTls,
    int StatementTimeout,
    long MaxRows,
    bool QueryHistory,
    bool ReachesPrivate,
    CatalogCrawl? LastCrawl
)
{
    internal static DataSourceResponse Of(DataSourceSettings settings, bool hasPassword, CatalogCrawl? last) =>
        new(
            settings.Name,
            settings.Kind.ToString().ToLowerInvariant(),
            settings.Address.OriginalString,
            settings.User,
            hasPassword,
            SourceNaming.Namespace(settings),
            settings.Schemas,
            settings.Schedule,
            settings.RequireTls,
            settings.StatementTimeout,
            settings.MaxRows,
            settings.QueryHistory,
            settings.ReachesPrivate,
            last
        );
}

/// <summary>The last run of the job that crawls a catalog.</summary>
public sealed record CatalogCrawl(
    long RunId,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Outcome,
    string? Summary,
    string? Error
);

public sealed record DataSourceList(IReadOnlyList<DataSourceResponse> DataSources);
