namespace LineageIngest.Names;

/// <summary>Whose data a request is about, as a feature of the request; where none is set it is the default subscription, which needs no set-up.</summary>
/// <param name="Id">the subscription's number</param>
public sealed record SubscriptionFeature(int Id)
{
    public const int Default = 1;
}
