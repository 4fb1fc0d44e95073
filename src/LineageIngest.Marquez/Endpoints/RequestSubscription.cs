using LineageIngest.Names;

namespace LineageIngest.Marquez.Endpoints;

static class RequestSubscription
{
    /// <summary>Whose data a request is about: what the host put into the request, else the default subscription.</summary>
    public static int Subscription(this HttpContext http) => http.Features.Get<SubscriptionFeature>()?.Id ?? SubscriptionFeature.Default;
}
