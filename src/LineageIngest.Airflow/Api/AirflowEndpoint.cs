using LineageIngest.Outward;

namespace LineageIngest.Airflow.Api;

/// <summary>Where an Airflow answers and how politely it is asked; the path prefix of the URL is kept. Example: <c>new AirflowEndpoint(new Uri("https://host/prefix"), AirflowCredentials.Basic("u", "p"))</c>.</summary>
public sealed record AirflowEndpoint(Uri BaseUrl, AirflowCredentials Credentials)
{
    public AirflowTls Tls { get; init; } = AirflowTls.Verify;

    /// <summary>Rows asked for per page. 100 is the most that Airflow 2 and 3.2 give for a GET by default.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Requests per second, 0 for no limit. Ten leave an Airflow web server with four workers bored.</summary>
    public double RequestsPerSecond { get; init; } = 10;

    /// <summary>Requests at the same time.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Seconds until one request is given up and sent again.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Where connections to it may lead.</summary>
    public OutwardRoute Route { get; init; } = new(reachesPrivate: false);
}

/// <summary>How the server's certificate is checked: against the system's authorities, against one PEM file, or not at all.</summary>
public sealed record AirflowTls(TlsCheck Check, string? AuthorityFile = null)
{
    public static AirflowTls Verify { get; } = new(TlsCheck.System);
}

/// <summary>Whose word about the server's certificate counts.</summary>
public enum TlsCheck
{
    System,
    AuthorityFile,
    None,
}
