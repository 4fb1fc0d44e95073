namespace LineageIngest.Graph.Memory;

/// <summary>Inputs of jobs of which nothing says which feeds which output.</summary>
sealed class MapSet(Guid id, MapNode[] members)
{
    public Guid Id { get; } = id;

    public MapNode[] Members { get; } = members;

    /// <summary>By job, the links that come from it.</summary>
    public Dictionary<MapJob, List<SetLink>> Links { get; } = [];
}

/// <summary>Stands for an edge from each member of a set to the target, but where the job has a link of that pair itself.</summary>
sealed class SetLink(Guid id, MapJob job, MapSet sources, MapNode target)
{
    public Guid Id { get; } = id;
    public MapJob Job { get; } = job;
    public MapSet Sources { get; } = sources;
    public MapNode Target { get; } = target;
    public Showing[] Showings { get; set; } = [];
    public Held Newest { get; set; }
    public Held[] Earlier { get; set; } = [];

    /// <summary>No other set of the job leads to the target, so what is so of one member is so of all.</summary>
    public bool IsAlone => Target.EnteringSets.Count == 1 || Target.EnteringSets.Count(link => link.Job == Job) == 1;

    public Link From(MapNode source) =>
        new(Guid.Empty, Job, source, Target)
        {
            Showings = Showings,
            Newest = Newest,
            Earlier = Earlier,
        };
}

/// <summary>The edges that links of sets stand for, made when they are asked for.</summary>
static class Pairs
{
    public static IEnumerable<Link> Entering(MapNode target, Func<MapNode, bool>? wanted = null)
    {
        foreach (var links in target.EnteringSets.GroupBy(link => link.Job))
        {
            foreach (var pair in Entering(target, links.Key, [.. links], wanted))
                yield return pair;
        }
    }

    /// <summary>Through one job.</summary>
    public static IEnumerable<Link> Entering(MapNode target, MapJob job) =>
        Entering(target, job, target.EnteringSets.FindAll(link => link.Job == job), null);

    static IEnumerable<Link> Entering(MapNode target, MapJob job, List<SetLink> parts, Func<MapNode, bool>? wanted)
    {
        var sources = parts.Count == 1 ? parts[0].Sources.Members : parts.SelectMany(part => part.Sources.Members).Distinct();
        foreach (var source in sources)
        {
            if ((wanted is null || wanted(source)) && !job.Names(source, target))
                yield return parts.Count == 1 ? parts[0].From(source) : Join(parts, source);
        }
    }

    public static IEnumerable<Link> Leaving(MapNode source, Func<MapNode, bool>? wanted = null)
    {
        foreach (var link in source.Sets.SelectMany(set => set.Links.Values).SelectMany(links => links))
        {
            if ((wanted is not null && !wanted(link.Target)) || link.Job.Names(source, link.Target))
                continue;
            if (link.IsAlone)
            {
                yield return link.From(source);
                continue;
            }
            var parts = link.Target.EnteringSets.FindAll(other => other.Job == link.Job);
            if (parts.Find(part => source.Sets.Contains(part.Sources)) == link)
                yield return Join(parts, source);
        }
    }

    public static IEnumerable<Link> Of(MapJob job) =>
        job.SetLinks.Select(link => link.Target).Distinct().SelectMany(target => Entering(target, job));

    /// <summary>One edge of which several versions of the job speak, each with another set.</summary>
    static Link Join(List<SetLink> links, MapNode source)
    {
        var parts = links.FindAll(link => source.Sets.Contains(link.Sources));
        if (parts.Count == 1)
            return parts[0].From(source);
        var held = Held.Union(parts.SelectMany(part => part.Earlier.Append(part.Newest)));
        return new Link(Guid.Empty, parts[0].Job, source, parts[0].Target)
        {
            Showings =
            [
                .. parts
                    .SelectMany(part => part.Showings)
                    .OrderBy(showing => showing.Kind, StringComparer.Ordinal)
                    .ThenBy(showing => showing.Version.Id),
            ],
            Newest = held[^1],
            Earlier = [.. held.SkipLast(1)],
        };
    }
}
