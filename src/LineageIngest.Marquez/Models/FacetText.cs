using System.Text;
using System.Text.Json;
using LineageIngest.OpenLineage;

namespace LineageIngest.Marquez.Models;

/// <summary>Stored facets as JSON again. Those that carry our own writes are not shown: what they say stands elsewhere in the answer.</summary>
static class FacetText
{
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();

    public static bool IsOurs(string name) =>
        name.StartsWith("lineage_ingest_", StringComparison.Ordinal)
        && name is not ("lineage_ingest_airflow" or "lineage_ingest_sql" or "lineage_ingest_claim");

    public static JsonElement Parse(string body)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(body));
        return document.RootElement.Clone();
    }
}
