using Microsoft.AspNetCore.Http;

namespace LineageIngest.Answers;

/// <summary>Whose data a request is about, as a feature of the request.</summary>
/// <param name="Id">the subscription's number</param>
public sealed record SubscriptionFeature(int Id);

/// <summary>Reads whose data a request is about.</summary>
public static class SubscriptionContext
{
    /// <summary>The subscription that needs no set-up.</summary>
    public const int Default = 1;

    /// <summary>Its name.</summary>
    public const string DefaultName = "default";

    /// <summary>What authentication put into the request, else the subscription that needs no set-up.</summary>
    public static int Subscription(this HttpContext http) => http.Features.Get<SubscriptionFeature>()?.Id ?? Default;
}
