using LineageIngest.Outward;

namespace LineageIngest.Host.Security;

/// <summary>
/// Which servers this one connects to because somebody gave their address: those of private networks only where the service is for this machine alone, or by
/// the word of who runs it, which is kept with the address.
/// </summary>
sealed class OutwardAddresses(SecurityOptions options)
{
    /// <summary>Whether an address that <paramref name="caller"/> gives may lead into a private network; where he left it as it was, it may as before.</summary>
    public static bool ReachesPrivate(Caller? caller, Uri? now, Uri? before, bool reachedBefore) =>
        IsOperator(caller) || (reachedBefore && now is not null && now.Scheme == before?.Scheme && now.Authority == before.Authority);

    /// <summary>Whether he may name files of the server, too.</summary>
    public bool NamesFiles(Caller? caller) => options.ReachesPrivate || IsOperator(caller);

    static bool IsOperator(Caller? caller) =>
        caller is { SubscriptionId: Answers.SubscriptionContext.Default } && caller.Permissions.HasFlag(Permissions.Admin);

    /// <param name="reachesPrivate">what is kept with the address</param>
    public OutwardRoute Route(bool reachesPrivate) => new(reachesPrivate || options.ReachesPrivate);

    /// <summary>Why this server is not asked; null where it is. A name that cannot be looked up is judged when it can.</summary>
    public async Task<string?> RefusalAsync(string host, bool reachesPrivate, CancellationToken cancellation)
    {
        try
        {
            await Route(reachesPrivate).EnsureAsync(host, cancellation);
            return null;
        }
        catch (RefusedAddressException refused)
        {
            return refused.Message;
        }
    }
}
