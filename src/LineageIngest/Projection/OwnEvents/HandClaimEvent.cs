using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>A word by hand as an event: a job event of our own with the facet <c>lineage_ingest_by_hand</c>.</summary>
static class HandClaimEvent
{
    const string Name = "lineage_ingest_by_hand";

    public static byte[] Write(HandClaim said, DateTimeOffset at) =>
        OwnEvent.OfJob(
            said.Owner,
            at,
            Name,
            json =>
            {
                json.WriteString("kind", said.Kind);
                json.WriteString("action", said.Action);
                json.WriteBoolean("anyJob", said.Job is null);
                WriteEnd(json, "source", said.Source, said.SourceColumn);
                WriteEnd(json, "target", said.Target, said.TargetColumn);
                json.Optional("type", said.Type);
                json.Optional("subtype", said.Subtype);
                if (said.Masking)
                    json.WriteBoolean("masking", true);
                json.WriteString("reason", said.Reason);
                json.Optional("by", said.By);
            }
        );

    /// <summary>Null where the event is none of these.</summary>
    /// <exception cref="UnprojectableException">It is one, but says nothing that can be understood.</exception>
    public static HandClaim? Read(OpenLineageEvent source)
    {
        if (OwnEvent.Facet(source, Name) is not { } facet)
            return null;
        JsonElement? said = facet;
        var (from, to) = (End(said, "source"), End(said, "target"));
        var kind = said.Text("kind");
        if (
            !HandKind.All.Contains(kind)
            || !HandAction.All.Contains(said.Text("action"))
            || (kind != HandKind.Write && from is null)
            || (kind != HandKind.Read && to is null)
        )
        {
            throw new UnprojectableException(
                "A claim by hand needs a known kind and action and the datasets of its kind.",
                $"/job/facets/{Name}"
            );
        }

        return new HandClaim(
            kind!,
            said.Text("action")!,
            said.Flag("anyJob") ? null : new JobName(source.Job.Text("namespace")!, source.Job.Text("name")!),
            from,
            said.GetObject("source").Text("column") ?? "",
            to,
            said.GetObject("target").Text("column") ?? "",
            said.Text("type") ?? "",
            said.Text("subtype") ?? "",
            said.Flag("masking"),
            said.Text("reason") ?? "",
            said.Text("by")
        );
    }

    static void WriteEnd(Utf8JsonWriter json, string end, DatasetName? dataset, string column)
    {
        if (dataset is null)
            return;
        json.WriteStartObject(end);
        json.Name(dataset.Namespace, dataset.Name);
        json.Optional("column", column);
        json.WriteEndObject();
    }

    static DatasetName? End(JsonElement? said, string end) =>
        said.GetObject(end) is { } dataset && dataset.Text("namespace") is { } ns && dataset.Text("name") is { } name
            ? new DatasetName(ns, name)
            : null;
}
