using LineageIngest.Names;

namespace LineageIngest.Host.Http;

/// <summary>Whose data a request is about: what authentication put into the request, else the subscription that needs no set-up.</summary>
static class SubscriptionContext
{
    public static int Subscription(this HttpContext http) => http.Features.Get<SubscriptionFeature>()?.Id ?? SubscriptionFeature.Default;
}
