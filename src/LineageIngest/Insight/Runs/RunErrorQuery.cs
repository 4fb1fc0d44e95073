using LineageIngest.OpenLineage;

namespace LineageIngest.Insight.Runs;

/// <summary>Reads what a run said when it failed (errorMessage facet).</summary>
public sealed class RunErrorQuery(FacetQuery facets)
{
    public async Task<string?> FindAsync(int subscriptionId, Guid runKey, CancellationToken cancellation)
    {
        var facet = (await facets.OfRunAsync(subscriptionId, runKey, cancellation)).Find(f => f.Name == "errorMessage");
        return facet is null ? null : TolerantJson.TextOf(facet.Body, "message");
    }
}
