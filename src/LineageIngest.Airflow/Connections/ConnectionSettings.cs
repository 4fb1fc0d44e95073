using System.Text.Json.Serialization;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Airflow.Operators;
using LineageIngest.Names;
using LineageIngest.Outward;

namespace LineageIngest.Airflow.Connections;

/// <summary>An Airflow that is crawled, without its secret. Example: <c>new ConnectionSettings("prod", new Uri("https://airflow.corp/prod")) { User = "crawler" }</c>.</summary>
public sealed record ConnectionSettings(string Name, Uri Url)
{
    public AirflowAuth Auth { get; init; }

    public string? User { get; init; }

    /// <summary>
    /// Run by this machine's shell with this service's rights; its standard output is a fresh token. Only the operator gives one. A setting, kept in clear: a secret
    /// belongs into what it calls, not into it.
    /// </summary>
    public string? TokenCommand { get; init; }

    /// <summary>The OpenLineage namespace of that Airflow; found from events when not given.</summary>
    public string? Namespace { get; init; }

    /// <summary>DAG ids with <c>*</c> and <c>?</c>; empty takes all.</summary>
    public string[] Dags { get; init; } = [];

    /// <summary>DAGs with one of these tags; empty takes all.</summary>
    public string[] Tags { get; init; } = [];

    /// <summary>A cron text in UTC, or an interval such as <c>15m</c>, <c>2h</c>, <c>1d</c>; null crawls only when asked to.</summary>
    public string? Schedule { get; init; } = "15m";

    public TlsCheck Tls { get; init; }

    /// <summary>PEM file on the server with the authority of the Airflow's certificate.</summary>
    public string? TlsAuthorityFile { get; init; }

    public int PageSize { get; init; } = 100;

    public double RequestsPerSecond { get; init; } = 10;

    public int Concurrency { get; init; } = 4;

    /// <summary>Seconds.</summary>
    public int Timeout { get; init; } = 60;

    /// <summary>Days that the first crawl looks back.</summary>
    public int HistoryDays { get; init; } = 90;

    /// <summary>Requests per crawl.</summary>
    public int Budget { get; init; } = 50_000;

    /// <summary>Whether whoever gave the address may have private networks reached by it.</summary>
    public bool ReachesPrivate { get; init; }

    public AirflowEndpoint Endpoint(string? secret, OutwardRoute route) =>
        new(Url, new AirflowCredentials(Auth, User, secret) { Command = TokenCommand })
        {
            Tls = new AirflowTls(Tls, TlsAuthorityFile),
            PageSize = PageSize,
            RequestsPerSecond = RequestsPerSecond,
            Concurrency = Concurrency,
            TimeoutSeconds = Timeout,
            Route = route,
        };

    public CrawlOptions CrawlOptions() =>
        new()
        {
            Namespace = Namespace,
            DagPatterns = Dags,
            Tags = Tags,
            History = TimeSpan.FromDays(HistoryDays),
            Budget = Budget,
        };

    /// <summary>What is wrong with these settings, by setting; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Wrong()
    {
        var wrong = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Check("name", GivenName.Fits(Name), GivenName.Rule);
        Check(
            "url",
            Url.IsAbsoluteUri && Url.Scheme is "http" or "https" && Url.UserInfo.Length == 0,
            "is an address such as https://airflow.example/prefix, without user and password"
        );
        Check(
            "user",
            Auth is not (AirflowAuth.Basic or AirflowAuth.Password) || !string.IsNullOrEmpty(User),
            "is needed for this kind of log-in"
        );
        Check(
            "tokenCommand",
            Auth != AirflowAuth.TokenCommand || TokenCommand is { Length: > 0 and <= 4000 },
            "is needed for this kind of log-in, at most 4000 characters"
        );
        if (Schedule is not null && Schedules.Read(Schedule).Problem is { } problem)
            wrong["schedule"] = $"schedule {problem}.";
        Check("pageSize", PageSize is >= 1 and <= 1000, "is a number from 1 to 1000");
        Check("requestsPerSecond", RequestsPerSecond is >= 0 and <= 1000, "is a number from 0 (no limit) to 1000");
        Check("concurrency", Concurrency is >= 1 and <= 64, "is a number from 1 to 64");
        Check("timeout", Timeout is >= 1 and <= 3600, "is a number of seconds from 1 to 3600");
        Check("historyDays", HistoryDays is >= 0 and <= 3650, "is a number of days from 0 to 3650");
        Check("budget", Budget >= 1, "is a number of requests from 1 on");
        Check("tlsAuthorityFile", Tls != TlsCheck.AuthorityFile || !string.IsNullOrEmpty(TlsAuthorityFile), "is needed for this check");
        return wrong;

        void Check(string setting, bool holds, string rule)
        {
            if (!holds)
                wrong[setting] = $"{setting} {rule}.";
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConnectionSettings))]
[JsonSerializable(typeof(CrawlCursor))]
[JsonSerializable(typeof(SortedDictionary<string, TaskHints>))]
sealed partial class AirflowJson : JsonSerializerContext;
