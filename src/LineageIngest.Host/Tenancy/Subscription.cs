namespace LineageIngest.Host.Tenancy;

/// <summary>A tenant: his events, his graph, his keys, what he may use and how much.</summary>
/// <param name="SuspendedAt">since when nobody may send to it or read it; null while all is well</param>
/// <param name="Reason">why it is suspended</param>
/// <param name="Edition">standard or premium</param>
/// <param name="Features">what is on: by the edition, and what an administrator switched on or off beside it</param>
/// <param name="RequestsPerSecond">null: as the service was started (--rate-limit)</param>
/// <param name="EventsPerDay">received since midnight UTC; null: as many as come</param>
public sealed record Subscription(
    string Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SuspendedAt,
    string? Reason,
    string Edition,
    IReadOnlyList<string> Features,
    int? RequestsPerSecond,
    long? EventsPerDay
)
{
    internal int Id { get; init; }

    internal bool Has(Feature feature) => Features.Contains(feature.Name);
}
