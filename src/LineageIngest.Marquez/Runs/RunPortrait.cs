using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Marquez.Models;
using LineageIngest.Marquez.Requests;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Projection;

namespace LineageIngest.Marquez.Runs;

/// <summary>A dataset that a run read: when it said so last, the facets that it sent for it as input, and the version that it says it read, if it does.</summary>
sealed record PortraitInput(DatasetName Dataset, DateTimeOffset At, IReadOnlyDictionary<string, JsonElement> Facets, string? Version);

/// <summary>A version of a dataset that a run wrote.</summary>
sealed record PortraitOutput(DatasetName Dataset, Guid VersionId, IReadOnlyDictionary<string, JsonElement> Facets);

/// <summary>All that the events of one run say of it, merged by stamp. It is read from the log: nothing of it is stored a second time (docs/decisions/0003).</summary>
sealed record RunPortrait(
    IReadOnlyDictionary<string, JsonElement> RunFacets,
    IReadOnlyDictionary<string, JsonElement> JobFacets,
    IReadOnlyDictionary<string, string> Args,
    IReadOnlyList<PortraitInput> Inputs,
    IReadOnlyList<PortraitOutput> Outputs
)
{
    public static readonly RunPortrait Empty = new(FacetText.None, FacetText.None, new Dictionary<string, string>(), [], []);

    public static RunPortrait Of(IEnumerable<LoggedEvent> events)
    {
        var (runFacets, jobFacets) = (new Merged(), new Merged());
        var inputs = new Dictionary<DatasetName, (DateTimeOffset At, Merged Facets, string? Version)>();
        var outputs = new Dictionary<(DatasetName Dataset, Guid Version), Merged>();
        foreach (var logged in events)
        {
            using var document = TolerantJson.Parse(logged.Body);
            if (OpenLineageEvent.Recognise(document.RootElement).Event is not { Kind: EventKind.Run } source)
                continue;
            var facts = EventProjector.Project(source, logged.Fingerprint, logged.ReceivedAt);
            runFacets.Add(facts.Stamp, source.RunFacets);
            jobFacets.Add(facts.Stamp, source.JobFacets);
            foreach (var input in source.Inputs)
            {
                var name = Name(input);
                var known = inputs.GetValueOrDefault(name, (facts.At, new Merged(), null));
                known.Facets.Add(facts.Stamp, input.GetObject("inputFacets"));
                var version = input.GetObject("facets").GetObject("version").Text("datasetVersion");
                inputs[name] =
                    known.At > facts.At
                        ? known with
                        {
                            Version = known.Version ?? version,
                        }
                        : (facts.At, known.Facets, version ?? known.Version);
            }
            foreach (var (output, version) in source.Outputs.Zip(facts.Versions))
            {
                var key = (Name(output), version.VersionId);
                if (!outputs.TryGetValue(key, out var known))
                    outputs[key] = known = new Merged();
                known.Add(facts.Stamp, output.GetObject("outputFacets"));
            }
        }
        return new RunPortrait(
            runFacets.Shown(),
            jobFacets.Shown(),
            RunArgs.Of(runFacets.All()),
            [
                .. inputs
                    .Select(i => new PortraitInput(i.Key, i.Value.At, i.Value.Facets.Shown(), i.Value.Version))
                    .OrderBy(i => i.Dataset.Namespace, StringComparer.Ordinal)
                    .ThenBy(i => i.Dataset.Name, StringComparer.Ordinal),
            ],
            [
                .. outputs
                    .Select(o => new PortraitOutput(o.Key.Dataset, o.Key.Version, o.Value.Shown()))
                    .OrderBy(o => o.Dataset.Namespace, StringComparer.Ordinal)
                    .ThenBy(o => o.Dataset.Name, StringComparer.Ordinal)
                    .ThenBy(o => o.VersionId),
            ]
        );
    }

    static DatasetName Name(JsonElement dataset) => new(dataset.Text("namespace")!, dataset.Text("name")!);

    /// <summary>Facets of one entity, of each name the newest.</summary>
    sealed class Merged
    {
        readonly SortedDictionary<string, (Stamp Stamp, JsonElement Body)> _facets = new(StringComparer.Ordinal);

        public void Add(Stamp stamp, JsonElement? facets)
        {
            foreach (var facet in facets.Members())
            {
                var name = facet.SafeName();
                if (!_facets.TryGetValue(name, out var known) || stamp > known.Stamp)
                    _facets[name] = (stamp, facet.Value.Clone());
            }
        }

        public Dictionary<string, JsonElement> All() => _facets.ToDictionary(f => f.Key, f => f.Value.Body);

        public Dictionary<string, JsonElement> Shown() =>
            _facets
                .Where(f => !FacetText.IsOurs(f.Key) && !((JsonElement?)f.Value.Body).Flag("_deleted"))
                .ToDictionary(f => f.Key, f => f.Value.Body);
    }
}
