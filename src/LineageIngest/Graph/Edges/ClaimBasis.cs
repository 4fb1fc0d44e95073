using LineageIngest.Facts;
using LineageIngest.Names;

namespace LineageIngest.Graph.Edges;

/// <summary>What of a claim decides its job version: everything but times and stamps.</summary>
static class ClaimBasis
{
    public static Guid Of(Guid jobId, ClaimFacts facts) =>
        DerivedId.Of(
            "basis",
            jobId.ToString("N"),
            FactsJson.Write(
                facts with
                {
                    At = default,
                    Snapshot = null,
                    Execution = null,
                    ColumnLineage = new(facts.ColumnLineage.ToDictionary(c => c.Key, c => c.Value with { Stamp = default })),
                    Integration = facts.Integration is null ? null : facts.Integration with { Stamp = default },
                }
            )
        );
}
