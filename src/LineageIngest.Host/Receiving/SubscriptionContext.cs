namespace LineageIngest.Host.Receiving;

/// <summary>Whose data a request is about: what authentication put into the request, else the subscription that needs no set-up.</summary>
static class SubscriptionContext
{
    public const string Item = "lineage.subscription";
    public const int Default = 1;

    public static int Subscription(this HttpContext http) =>
        http.Items.TryGetValue(Item, out var id) && id is int subscription ? subscription : Default;
}
