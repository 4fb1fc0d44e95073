using System.Globalization;
using LineageIngest.Facts;
using LineageIngest.Graph.Edges;
using LineageIngest.Names;
using LineageIngest.Projection.Producers;

namespace LineageIngest.Resolution;

/// <summary>
/// Checks claims against the SQL of the same claim. Confirmed: our analysis says it too. Contradicted: the SQL is fully understood and says otherwise,
/// or what is claimed is no table at all (a phantom). Else unchecked: a doubt never contradicts.
/// </summary>
sealed class Verdicts(SqlFindings findings, IReadOnlyDictionary<Guid, DatasetName> names, IReadOnlyDictionary<Guid, string[]> columns)
{
    const string NoSuchStatement = "no statement reads the one and writes the other";
    readonly ILookup<Guid, Guid> _sourcesOf = findings.Edges.ToLookup(edge => edge.Target, edge => edge.Source);
    readonly Dictionary<Guid, List<SetPart>> _parts = [];

    /// <summary>What was claimed, judged, and what the SQL says itself.</summary>
    public List<ItemEvidence> Judge(Guid jobId, IReadOnlyList<ItemEvidence> claimed)
    {
        var judged = claimed.SelectMany(Judge).ToList();
        judged.AddRange(OwnEvidence(jobId));
        return judged;
    }

    IEnumerable<ItemEvidence> Judge(ItemEvidence claim) =>
        claim.Verdict != Verdict.Unchecked || claim.Kind == Evidence.Explicit
            ? [claim]
            : claim.Item switch
            {
                JobDatasetItem dataset => [Judge(claim, dataset)],
                EdgeItem edge => [Judge(claim, edge)],
                SetEdgeItem edges => Judge(claim, edges),
                ColumnEdgeItem column => Judge(claim, column),
                _ => [claim],
            };

    ItemEvidence Judge(ItemEvidence claim, JobDatasetItem item)
    {
        var said = item.Direction == Direction.Read ? findings.Reads : findings.Writes;
        if (said.Contains(item.DatasetId))
            return Confirmed(claim);
        if (Phantom(item.DatasetId) is { } phantom)
            return Contradicted(claim, phantom);
        // A claim of the other direction is not refuted by a name in the text: DROP and TRUNCATE are outputs to some and nothing to others.
        return findings.TablesAreComplete && IsOurs(item.DatasetId) && !findings.Names(item.DatasetId)
            ? Contradicted(claim, "the SQL names no such table")
            : claim;
    }

    ItemEvidence Judge(ItemEvidence claim, EdgeItem item)
    {
        if (findings.Edges.Contains((item.SourceId, item.TargetId)))
            return Confirmed(claim);
        if ((Phantom(item.SourceId) ?? Phantom(item.TargetId)) is { } phantom)
            return Contradicted(claim, phantom);
        return findings.TablesAreComplete && IsOurs(item.SourceId) && IsOurs(item.TargetId) ? Contradicted(claim, NoSuchStatement) : claim;
    }

    /// <summary>What the SQL names of it stands for itself; of the rest those members stay together that fare alike.</summary>
    IEnumerable<ItemEvidence> Judge(ItemEvidence claim, SetEdgeItem item)
    {
        var confirmed = _sourcesOf[item.TargetId].Where(item.Sources.Contains).ToHashSet();
        foreach (var source in confirmed)
            yield return Confirmed(claim with { Item = new EdgeItem(item.JobId, source, item.TargetId) });
        var (phantom, isOurs) = (Phantom(item.TargetId), IsOurs(item.TargetId));
        foreach (var part in PartsOf(item.Sources))
        {
            if (confirmed.Count >= part.Sources.Members.Count && part.Sources.Members.All(confirmed.Contains))
                continue;
            var same = claim with
            {
                Item =
                    part.Sources.Members.Count == 1
                        ? new EdgeItem(item.JobId, part.Sources.Members[0], item.TargetId)
                        : new SetEdgeItem(item.JobId, part.Sources, item.TargetId),
            };
            yield return (part.Phantom ?? phantom) is { } why ? Contradicted(same, why)
            : part.IsExcluded && isOurs ? Contradicted(same, NoSuchStatement)
            : same;
        }
    }

    List<SetPart> PartsOf(SourceSet sources)
    {
        if (!_parts.TryGetValue(sources.Id, out var parts))
        {
            _parts[sources.Id] = parts = [
                .. sources
                    .Members.GroupBy(source => (Phantom: Phantom(source), IsExcluded: findings.TablesAreComplete && IsOurs(source)))
                    .Select(part => new SetPart(SourceSet.Of(part), part.Key.Phantom, part.Key.IsExcluded)),
            ];
        }
        return parts;
    }

    IEnumerable<ItemEvidence> Judge(ItemEvidence claim, ColumnEdgeItem item)
    {
        var same = findings
            .Columns.Where(c =>
                c.SourceId == item.SourceId
                && c.TargetId == item.TargetId
                && Same(c.SourceColumn, item.SourceColumn)
                && Same(c.TargetColumn, item.TargetColumn)
            )
            .ToList();
        var alike = item.Subtype.Length == 0 ? same : same.FindAll(c => c.Type == item.Type);
        if (alike.Count > 0)
            // The claim said that, not how: it stands beside our more precise words, not as an edge of its own.
            return item.Subtype.Length > 0 ? [Confirmed(claim)] : alike.Select(c => Confirmed(claim with { Item = ItemOf(item.JobId, c) }));
        if ((Phantom(item.SourceId) ?? Phantom(item.TargetId)) is { } phantom)
            return [Contradicted(claim, phantom)];
        if (IsUnnamed(item))
            return [Contradicted(claim, "a number of an unnamed expression, not a column")];
        return findings.ColumnsAreComplete && IsOurs(item.SourceId) && IsOurs(item.TargetId)
            ? [Contradicted(claim, "the SQL computes this column from others")]
            : [claim];
    }

    IEnumerable<ItemEvidence> OwnEvidence(Guid jobId)
    {
        foreach (var (ids, direction) in new[] { (findings.Reads, Direction.Read), (findings.Writes, Direction.Write) })
        {
            foreach (var id in ids)
                yield return Own(new JobDatasetItem(jobId, id, direction), !findings.Guessed.Contains(id));
        }

        foreach (var (source, target) in findings.Edges)
            yield return Own(new EdgeItem(jobId, source, target), !findings.Guessed.Contains(source) && !findings.Guessed.Contains(target));
        foreach (var column in findings.Columns)
            yield return Own(ItemOf(jobId, column), column.Certain);
    }

    ItemEvidence Own(LineageItem item, bool certain) =>
        new(
            item,
            Evidence.Sql,
            certain
                ? findings.ColumnsAreComplete
                    ? 0.95f
                    : 0.8f
                : 0.5f,
            certain,
            certain && findings.TablesAreComplete ? Verdict.Confirmed : Verdict.Unchecked,
            null
        );

    static ColumnEdgeItem ItemOf(Guid jobId, SqlColumn c) =>
        new(jobId, c.SourceId, c.SourceColumn, c.TargetId, c.TargetColumn, c.Type, c.Subtype, c.Masking);

    /// <summary>Why the dataset is none: its last part is a name that the text gives to something else, and no table of the text.</summary>
    string? Phantom(Guid dataset)
    {
        if (findings.Names(dataset) || !names.TryGetValue(dataset, out var name))
            return null;
        var last = name.Name[(name.Name.LastIndexOf('.') + 1)..];
        return findings.NotTables.Find(n => Same(n.Name, last) || Same(n.Name, DbtPhantoms.CteOf(last))) is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"{found.Name} is {found.Why} (SQL line {found.Line}, column {found.Column})")
            : null;
    }

    bool IsOurs(Guid dataset) => names.TryGetValue(dataset, out var name) && findings.Namespaces.Contains(name.Namespace);

    /// <summary>openlineage-sql calls an unnamed output _0, _1, …</summary>
    bool IsUnnamed(ColumnEdgeItem item) =>
        item.TargetColumn.Length > 1
        && item.TargetColumn[0] == '_'
        && item.TargetColumn.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
        && columns.TryGetValue(item.TargetId, out var known)
        && known.Length > 0
        && !known.Contains(item.TargetColumn);

    static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    static ItemEvidence Confirmed(ItemEvidence claim) => claim with { Verdict = Verdict.Confirmed };

    static ItemEvidence Contradicted(ItemEvidence claim, string why) => claim with { Verdict = Verdict.Contradicted, Detail = why };

    /// <summary>Members of a set that the SQL treats alike: phantoms for the same reason, or tables of its own that a fully understood text would name.</summary>
    sealed record SetPart(SourceSet Sources, string? Phantom, bool IsExcluded);
}
