using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Marquez.Models;
using LineageIngest.OpenLineage;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using Npgsql;

namespace LineageIngest.Marquez.Datasets;

/// <summary>The facets that the makers of a version sent for the dataset: of a run its events, of a declaration its own; the newest of each name.</summary>
sealed record VersionFacets(IReadOnlyDictionary<string, JsonElement> Facets)
{
    public string? Description => Facets.TryGetValue("documentation", out var facet) ? facet.Text("description") : null;

    public static async Task<Dictionary<Guid, VersionFacets>> ReadAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(Guid Dataset, Guid Version, Guid? Run)> versions,
        CancellationToken cancellation
    )
    {
        var subjects = versions.SelectMany(v => new[] { v.Run ?? v.Dataset }).Distinct().ToArray();
        var ids = await connection.QueryAsync(
            "SELECT DISTINCT event_id FROM event_subject WHERE subscription_id = $1 AND subject_id = ANY ($2) ORDER BY event_id",
            row => row.GetInt64(0),
            cancellation,
            subscriptionId,
            subjects
        );
        var stated = (await EventLog.GetAsync(connection, subscriptionId, [.. ids], cancellation)).AsParallel().SelectMany(Read).ToList();
        return versions.ToDictionary(v => v.Version, v => Merge(stated.Where(s => s.Dataset == v.Dataset && s.Version == v.Version)));
    }

    static VersionFacets Merge(IEnumerable<Stated> stated) =>
        new(
            stated
                .SelectMany(s => s.Facets.Select(f => (f.Name, f.Body, s.Stamp)))
                .GroupBy(f => f.Name)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.MaxBy(f => f.Stamp).Body)
        );

    static List<Stated> Read(LoggedEvent logged)
    {
        using var document = TolerantJson.Parse(logged.Body);
        if (OpenLineageEvent.Recognise(document.RootElement).Event is not { } source)
            return [];
        var facts = EventProjector.Project(source, logged.Fingerprint, logged.ReceivedAt);
        var elements = source.Kind == EventKind.Dataset ? [source.Dataset!.Value] : source.Outputs.ToArray();
        return
        [
            .. elements
                .Zip(facts.Versions)
                .Select(pair => new Stated(pair.Second.DatasetId, pair.Second.VersionId, facts.Stamp, Sent(pair.First))),
        ];
    }

    static List<(string, JsonElement)> Sent(JsonElement dataset) =>
        [
            .. dataset
                .GetObject("facets")
                .Members()
                .Concat(dataset.GetObject("outputFacets").Members())
                .Where(f => !FacetText.IsOurs(f.SafeName()))
                .Select(f => (f.SafeName(), f.Value.Clone())),
        ];

    sealed record Stated(Guid Dataset, Guid Version, Stamp Stamp, List<(string Name, JsonElement Body)> Facets);
}
