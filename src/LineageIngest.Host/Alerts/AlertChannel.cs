using LineageIngest.Names;

namespace LineageIngest.Host.Alerts;

/// <summary>Where alerts are sent.</summary>
/// <param name="Kind">webhook or email</param>
/// <param name="Url">of a webhook</param>
/// <param name="Template">of a webhook: json, slack or teams</param>
/// <param name="To">addresses of e-mail; the word owners stands for the owners of what changed and of what lies downstream, where their names are addresses</param>
public sealed record AlertChannel(string Name, string Kind, Uri? Url, string? Template, string[] To)
{
    /// <summary>Whether whoever gave the address may have private networks reached by it.</summary>
    public bool ReachesPrivate { get; init; }

    public const string Webhook = "webhook";
    public const string Email = "email";
    public const string Owners = "owners";
    internal static readonly IReadOnlyList<string> Templates = [AlertMessage.Json, AlertMessage.Slack, AlertMessage.Teams];

    internal IReadOnlyList<string> Wrong()
    {
        var wrong = new List<string>();
        if (!GivenName.Fits(Name))
            wrong.Add($"name {GivenName.Rule}.");
        if (Kind is not (Webhook or Email))
            wrong.Add("kind is webhook or email.");
        if (Kind == Webhook && Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            wrong.Add("url is an address that begins with http:// or https://.");
        if (Url is { IsAbsoluteUri: true, UserInfo.Length: > 0 })
            wrong.Add("url has no user and no password; what a webhook is known by is its signature.");
        if (Kind == Webhook && (Template is null || !Templates.Contains(Template)))
            wrong.Add($"template is {string.Join(", ", Templates)}.");
        if (Kind == Email && To.Length is 0 or > 100)
            wrong.Add("to has 1 to 100 addresses.");
        if (Kind == Email && To.FirstOrDefault(to => to != Owners && !MailSender.IsAddress(to)) is { } odd)
            wrong.Add($"to: '{odd}' is neither an address nor the word owners.");
        return wrong;
    }

    /// <summary>Who gets a message of an alert: the webhook itself, or each address once.</summary>
    internal IEnumerable<string> Recipients(IEnumerable<string> owners) =>
        Kind == Webhook
            ? [Webhook]
            : To.SelectMany(to => to == Owners ? owners.Where(MailSender.IsAddress) : [to])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A channel as it is shown; its secret never is.</summary>
public sealed record AlertChannelResponse(AlertChannel Channel, bool HasSecret);

public sealed record AlertChannelList(IReadOnlyList<AlertChannelResponse> Channels);

/// <summary>A channel as people write it. secret: what messages are signed with; left out keeps the stored one.</summary>
public sealed record AlertChannelRequest
{
    public string? Kind { get; init; }
    public string? Url { get; init; }
    public string? Template { get; init; }
    public string?[]? To { get; init; }
    public string? Secret { get; init; }
}
