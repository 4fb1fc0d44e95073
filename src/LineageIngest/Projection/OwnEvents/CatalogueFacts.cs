using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Graph.Catalogue;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>
/// What people state by hand enters as an event too (WriteEvents of LineageIngest.Marquez and PiiEvent write it). Such an event is about the catalogue: it does not
/// make its dataset or job seen, so a tag neither changes when a dataset was updated nor brings a deleted one back.
/// </summary>
static class CatalogueFacts
{
    public const string Producer = "urn:lineage-ingest:catalogue";
    public const string Facet = "lineage_ingest_catalogue";

    public static bool IsCatalogue(OpenLineageEvent source) =>
        source.Producer == Producer && source.Kind != EventKind.Run && Entry(source) is not null;

    public static void Read(OpenLineageEvent source, EventFacts facts)
    {
        var (entry, isJob) = (Entry(source), source.Kind == EventKind.Job);
        var entity = isJob ? source.Job : source.Dataset;
        var (ns, name) = (entity.Text("namespace") ?? "", entity.Text("name")!);
        var entityId = isJob ? new JobName(ns, name).Id : new DatasetName(ns, name).Id;
        var kind =
            entry.Text("kind")
            ?? throw new UnprojectableException(
                "An entry of the catalogue without a kind says nothing.",
                $"/{(isJob ? "job" : "dataset")}/facets/{Facet}/kind"
            );
        if (kind == EntryKind.Pii && (isJob || PiiEvent.Wrong(entry) is not null))
        {
            throw new UnprojectableException(
                "A word on personal data needs a dataset, a column and a known kind.",
                $"/{(isJob ? "job" : "dataset")}/facets/{Facet}/{PiiEvent.Wrong(entry) ?? "kind"}"
            );
        }
        if (AssetWordEvent.Wrong(kind, entry) is { } member)
        {
            throw new UnprojectableException(
                "A word on an asset cannot be understood.",
                $"/{(isJob ? "job" : "dataset")}/facets/{Facet}/{member}"
            );
        }
        var subject = kind switch
        {
            EntryKind.Namespace or EntryKind.HiddenNamespace => NamespaceStore.IdOf(entry.Text("name") ?? ""),
            EntryKind.Source => SourceStore.IdOf(entry.Text("name") ?? ""),
            EntryKind.Tag or EntryKind.Term => DerivedId.Of(kind, entry.Text("name") ?? ""),
            _ => entityId,
        };
        facts.SubjectId = subject;
        facts.Entries.Add(
            new EntryFact(
                kind,
                subject,
                isJob ? FacetEntity.Job : FacetEntity.Dataset,
                entry.Text("name") ?? "",
                entry.Text("field") ?? "",
                !entry.Flag("absent"),
                entry!.Value.SafeRaw()
            )
        );
    }

    static JsonElement? Entry(OpenLineageEvent source) =>
        (source.Kind == EventKind.Job ? source.JobFacets : source.Dataset.GetObject("facets")).GetObject(Facet);
}
