namespace LineageIngest.Graph.Map;

/// <summary>A link as stored; a read has no target, a write no source.</summary>
internal readonly record struct LinkRow(Guid ItemId, Guid JobId, Guid? SourceId, Guid? TargetId);

/// <summary>The links of some jobs with all that is known of them, as read from the store.</summary>
internal sealed class JobLinks(IReadOnlyList<LinkRow> links, IReadOnlyList<(Guid JobId, MapVersion Version)> versions)
{
    private static readonly (Held, Held[]) Never = (new Held(long.MaxValue, long.MaxValue), []);
    private readonly Dictionary<Guid, MapVersion> _versions = versions.ToDictionary(row => row.Version.Id, row => row.Version);
    private readonly Dictionary<Guid, Showing[]> _showings = [];
    private readonly Dictionary<Guid, (Held Newest, Held[] Earlier)> _held = [];
    private readonly Dictionary<Showing, Showing[]> _alone = [];

    public IReadOnlyList<LinkRow> Links => links;

    public IReadOnlyList<(Guid JobId, MapVersion Version)> Versions => versions;

    /// <summary>Null for a version that was written after the versions were read.</summary>
    public MapVersion? Version(Guid id) => _versions.GetValueOrDefault(id);

    /// <summary>The showings of an item, in order of kind. Most items have one, which most items of a job version share.</summary>
    public void AddShowings(Guid itemId, List<Showing> showings)
    {
        if (showings.Count != 1) _showings[itemId] = [.. showings];
        else if (_alone.TryGetValue(showings[0], out var shared)) _showings[itemId] = shared;
        else _alone[showings[0]] = _showings[itemId] = [showings[0]];
    }

    public void AddHeld(Guid itemId, Held held) =>
        _held[itemId] = !_held.TryGetValue(itemId, out var known) ? (held, [])
            : held.From > known.Newest.From ? (held, [.. known.Earlier, known.Newest]) : (known.Newest, [.. known.Earlier, held]);

    public Showing[] ShowingsOf(Guid itemId) => _showings.GetValueOrDefault(itemId, []);

    public (Held Newest, Held[] Earlier) HeldOf(Guid itemId) => _held.GetValueOrDefault(itemId, Never);
}
