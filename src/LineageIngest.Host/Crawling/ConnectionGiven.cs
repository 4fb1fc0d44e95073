using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Connections;

namespace LineageIngest.Host.Crawling;

/// <summary>A connection as people write it; what is left out keeps its value, or takes the default in a new one.</summary>
public sealed record ConnectionGiven
{
    /// <summary>With the path prefix, without /api.</summary>
    public string? Url { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public string? Token { get; init; }

    /// <summary>A command that the server's shell runs to get a fresh token. Refused, unless the server was started with --allow-token-commands and an administrator asks.</summary>
    public string? TokenCommand { get; init; }

    /// <summary>basic, password, token, tokenCommand or none; concluded from what else is given.</summary>
    public string? Auth { get; init; }
    public string? Namespace { get; init; }
    public string[]? Dags { get; init; }
    public string[]? Tags { get; init; }

    /// <summary>Cron text, interval such as 15m, or "none".</summary>
    public string? Schedule { get; init; }

    /// <summary>system, authorityFile or none.</summary>
    public string? Tls { get; init; }
    public string? TlsAuthorityFile { get; init; }
    public int? PageSize { get; init; }
    public double? RequestsPerSecond { get; init; }
    public int? Concurrency { get; init; }
    public int? Timeout { get; init; }
    public int? HistoryDays { get; init; }
    public int? Budget { get; init; }

    /// <summary>What is no value at all, which would otherwise pass for none given.</summary>
    internal string? Wrong() =>
        Auth is not null && !Enum.TryParse<AirflowAuth>(Auth, ignoreCase: true, out _)
            ? $"auth is one of {string.Join(", ", Enum.GetNames<AirflowAuth>())}."
        : Tls is not null && !Enum.TryParse<TlsCheck>(Tls, ignoreCase: true, out _)
            ? $"tls is one of {string.Join(", ", Enum.GetNames<TlsCheck>())}."
        : (Token ?? Password)?.Any(char.IsControl) is true ? "password and token hold no line breaks and no other control characters."
        : null;

    internal (ConnectionSettings Settings, string? Secret) Read(string name, Uri url, ConnectionSettings? before)
    {
        var start = before is null ? new ConnectionSettings(name, url) : before with { Url = url };
        var auth =
            Enum.TryParse<AirflowAuth>(Auth, ignoreCase: true, out var named) ? named
            : TokenCommand is not null ? AirflowAuth.TokenCommand
            : Token is not null ? AirflowAuth.Token
            : User is not null || Password is not null ? AirflowAuth.Password
            : start.Auth;
        return (
            start with
            {
                Auth = auth,
                User = auth is AirflowAuth.Token or AirflowAuth.TokenCommand or AirflowAuth.None ? null : User ?? start.User,
                TokenCommand = auth is AirflowAuth.TokenCommand ? TokenCommand ?? start.TokenCommand : null,
                Namespace = Namespace is "" ? null : Namespace ?? start.Namespace,
                Dags = Dags ?? start.Dags,
                Tags = Tags ?? start.Tags,
                Schedule = Schedule is "none" or "" ? null : Schedule ?? start.Schedule,
                Tls =
                    Enum.TryParse<TlsCheck>(Tls, ignoreCase: true, out var check) ? check
                    : TlsAuthorityFile is not null ? TlsCheck.AuthorityFile
                    : start.Tls,
                TlsAuthorityFile = TlsAuthorityFile ?? start.TlsAuthorityFile,
                PageSize = PageSize ?? start.PageSize,
                RequestsPerSecond = RequestsPerSecond ?? start.RequestsPerSecond,
                Concurrency = Concurrency ?? start.Concurrency,
                Timeout = Timeout ?? start.Timeout,
                HistoryDays = HistoryDays ?? start.HistoryDays,
                Budget = Budget ?? start.Budget,
            },
            Token ?? Password
        );
    }
}

/// <summary>A connection as it is shown: everything but its secret, and how it stands.</summary>
/// <param name="ReachesPrivate">whether an administrator gave the address, so that it may lead into a private network</param>
public sealed record ConnectionShown(
    string Name,
    string Url,
    string Auth,
    string? User,
    string? Namespace,
    string[] Dags,
    string[] Tags,
    string? Schedule,
    string Tls,
    int PageSize,
    double RequestsPerSecond,
    int Concurrency,
    int Timeout,
    int HistoryDays,
    int Budget,
    string? AirflowVersion,
    string? ApiVersion,
    LastCrawl? LastCrawl,
    DateTimeOffset? Watermark,
    IReadOnlyList<MissingRight>? Missing,
    DateTimeOffset? TestedAt,
    bool Paused,
    bool ReachesPrivate
)
{
    internal static ConnectionShown Of(ConnectionSettings settings, ConnectionStanding standing) =>
        new(
            settings.Name,
            settings.Url.AbsoluteUri,
            settings.Auth.ToString().ToLowerInvariant(),
            settings.User,
            settings.Namespace,
            settings.Dags,
            settings.Tags,
            settings.Schedule,
            settings.Tls.ToString().ToLowerInvariant(),
            settings.PageSize,
            settings.RequestsPerSecond,
            settings.Concurrency,
            settings.Timeout,
            settings.HistoryDays,
            settings.Budget,
            standing.AirflowVersion,
            standing.ApiVersion,
            standing.LastCrawl,
            standing.Watermark,
            standing.Missing,
            standing.TestedAt,
            standing.Paused,
            settings.ReachesPrivate
        );
}

public sealed record ConnectionList(IReadOnlyList<ConnectionShown> Connections);
