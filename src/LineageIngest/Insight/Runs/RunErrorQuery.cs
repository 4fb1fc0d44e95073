using System.Text;
using LineageIngest.OpenLineage;

namespace LineageIngest.Insight.Runs;

/// <summary>Reads what a run said when it failed (errorMessage facet).</summary>
public sealed class RunErrorQuery(FacetQuery facets)
{
    public async Task<string?> FindAsync(int subscriptionId, Guid runKey, CancellationToken cancellation)
    {
        if ((await facets.OfRunAsync(subscriptionId, runKey, cancellation)).Find(f => f.Name == "errorMessage") is not { } facet)
            return null;
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(facet.Body));
        return document.RootElement.Text("message");
    }
}
