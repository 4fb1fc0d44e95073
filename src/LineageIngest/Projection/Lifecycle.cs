using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>
/// What an output does to the life of its dataset (spec/facets/LifecycleStateChangeDatasetFacet.json): TRUNCATE, DROP, ALTER and RENAME are outputs that
/// write no data; RENAME moves the data of the old name to the new one.
/// </summary>
static class Lifecycle
{
    public const string Facet = "lifecycleStateChange";

    /// <summary>Our own facet of the old name of a renamed dataset: the new name.</summary>
    public const string RenamedFacet = "lineage_ingest_renamed";

    static readonly string[] _noData = ["TRUNCATE", "DROP", "ALTER", "RENAME"];

    public static bool IsDataWrite(JsonElement output) =>
        !_noData.Contains(output.GetObject("facets").GetObject(Facet).Text(Facet)?.ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>The flow from the old name to the new one, column by column where the columns are told.</summary>
    public static void Read(JsonElement output, DatasetName dataset, ClaimFacts claim, EventFacts facts)
    {
        var change = output.GetObject("facets").GetObject(Facet);
        var previous = change.GetObject("previousIdentifier");
        if (
            change.Text(Facet)?.ToUpperInvariant() != "RENAME"
            || previous.Text("name") is not { } name
            || new DatasetName(previous.Text("namespace") ?? dataset.Namespace, name) is var old && old == dataset
        )
        {
            return;
        }
        facts.Datasets.Add(old);
        facts.Facets.Add(
            new FacetFact(
                FacetEntity.Dataset,
                old.Id,
                RenamedFacet,
                false,
                JsonSerializer.Serialize(new { to = new { @namespace = dataset.Namespace, name = dataset.Name } }),
                facts.Stamp
            )
        );
        var columns = SchemaColumn.ReadAll(output.GetObject("facets").GetObject("schema") ?? default);
        claim.Renames[dataset.Id] = new Register<Rename>(facts.Stamp, new Rename(old.Id, [.. columns.Select(c => c.Name).Distinct()]));
    }
}
