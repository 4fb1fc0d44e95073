using System.Security.Claims;

namespace LineageIngest.Host.Security;

/// <summary>Which claims of an identity provider say what somebody may do here, and in which subscription.</summary>
/// <param name="Role">claim that holds viewer, editor, ops or admin; the greatest counts</param>
/// <param name="Subscription">claim that holds the subscription's name; without it the default one</param>
public sealed record CallerClaims(string Role = "role", string Subscription = "subscription")
{
    internal Permissions PermissionsOf(IEnumerable<Claim> claims) =>
        claims.Where(c => c.Type == Role).Aggregate(Permissions.None, (all, one) => all | PermissionNames.OfRole(one.Value));

    internal string? SubscriptionOf(IEnumerable<Claim> claims) => claims.FirstOrDefault(c => c.Type == Subscription)?.Value;
}
