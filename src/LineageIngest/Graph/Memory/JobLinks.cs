namespace LineageIngest.Graph.Memory;

/// <summary>A link as stored; a read has no target, a write no source. The source may be a set.</summary>
readonly record struct LinkRow(Guid ItemId, Guid JobId, Guid? SourceId, Guid? TargetId, bool SourceIsSet);

/// <summary>The links of some jobs with all that is known of them, as read from the store.</summary>
sealed class JobLinks
{
    static readonly (Held, Held[]) _never = (Held.AtNoTime, []);
    readonly List<LinkRow> _links = [];
    readonly Dictionary<Guid, Guid[]> _sets = [];
    readonly Dictionary<Guid, (Guid JobId, MapVersion Version)> _versions = [];
    readonly Dictionary<Guid, Showing[]> _showings = [];
    readonly Dictionary<Guid, (Held Newest, Held[] Earlier)> _held = [];
    readonly Dictionary<Showing, Showing[]> _alone = [];

    public IReadOnlyList<LinkRow> Links => _links;

    public IEnumerable<(Guid JobId, MapVersion Version)> Versions => _versions.Values;

    public void Add(LinkRow link) => _links.Add(link);

    public void AddSet(Guid setId, Guid[] members) => _sets[setId] = members;

    public Guid[] MembersOf(Guid setId) => _sets[setId];

    public void Add(Guid jobId, MapVersion version) => _versions[version.Id] = (jobId, version);

    /// <summary>Null for a version of which no run is left.</summary>
    public MapVersion? Version(Guid id) => _versions.TryGetValue(id, out var known) ? known.Version : null;

    /// <summary>Those of an item come in order of kind. Most items have one, which most items of a job version share.</summary>
    public void Add(Guid itemId, Showing showing)
    {
        if (_showings.TryGetValue(itemId, out var known))
            _showings[itemId] = [.. known, showing];
        else if (_alone.TryGetValue(showing, out var shared))
            _showings[itemId] = shared;
        else
            _alone[showing] = _showings[itemId] = [showing];
    }

    public void Add(Guid itemId, Held held) =>
        _held[itemId] =
            !_held.TryGetValue(itemId, out var known) ? (held, [])
            : held.From > known.Newest.From ? (held, [.. known.Earlier, known.Newest])
            : (known.Newest, [.. known.Earlier, held]);

    public Showing[] ShowingsOf(Guid itemId) => _showings.GetValueOrDefault(itemId, []);

    public (Held Newest, Held[] Earlier) HeldOf(Guid itemId) => _held.GetValueOrDefault(itemId, _never);
}
