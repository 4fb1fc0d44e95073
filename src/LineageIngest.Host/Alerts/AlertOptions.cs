namespace LineageIngest.Host.Alerts;

/// <summary>How alerts are found and sent.</summary>
public sealed class AlertOptions
{
    /// <summary>How long a webhook may take to answer. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When a message that was not taken is sent again; after the last one it has failed. Default 30 s, 2, 10 and 30 min, 2 and 6 h.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; set; } =
    [
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
    ];
}

/// <summary>The server that sends e-mail. Without a host no e-mail is sent, and the delivery log says why.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    /// <summary>Default 587.</summary>
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Whose name messages bear. Default lineage@localhost.</summary>
    public string From { get; set; } = "lineage@localhost";

    /// <summary>starttls (required), tls (from the first byte on) or none. Default starttls.</summary>
    public string Security { get; set; } = "starttls";
}
