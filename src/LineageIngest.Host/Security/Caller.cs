namespace LineageIngest.Host.Security;

/// <summary>Who makes a request, as a feature of it.</summary>
/// <param name="Name">name of the key or of the person; null in open mode</param>
/// <param name="Authentication">none (open mode), key, session or token</param>
/// <param name="KeyId">the key that he came with; null for people with a token and for the administrator's key</param>
/// <param name="Limit">requests per second with this key; null where it has none of its own</param>
public sealed record Caller(
    string? Name,
    Permissions Permissions,
    int SubscriptionId,
    string Authentication,
    Guid? KeyId = null,
    int? Limit = null
)
{
    /// <summary>Anybody, where no log-in is required.</summary>
    public static readonly Caller Anybody = new(null, Permissions.All, Answers.SubscriptionContext.Default, "none");
}

static class CallerContext
{
    /// <summary>The caller that the doors let in; null before them and on addresses that need none.</summary>
    public static Caller? Caller(this HttpContext http) => http.Features.Get<Caller>();

    /// <summary>Who says what a request writes down: the caller where he has a name, with the one that he gives for himself beside it.</summary>
    public static string? Author(this HttpContext http, string? given) =>
        http.Caller()?.Name is not { } name ? given
        : given is null || given == name ? name
        : $"{given} ({name})";
}
