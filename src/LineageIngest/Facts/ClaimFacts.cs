namespace LineageIngest.Facts;

/// <summary>
/// What one source says about lineage, merged over its events. Lineage of a run comes in pieces (inputs with START, outputs with COMPLETE),
/// so pieces are united; a declaration (job or dataset event) is complete in itself, so the newest one replaces the others.
/// </summary>
public sealed record ClaimFacts
{
    /// <summary>Set where an event is complete in itself (a declaration, a COMPLETE_SNAPSHOT stream): the newest one's datasets replace all others.</summary>
    public Stamp? Snapshot { get; init; }
    public SortedDictionary<Guid, SortedDictionary<string, Claimed>> Reads { get; init; } = [];
    public SortedDictionary<Guid, SortedDictionary<string, Claimed>> Writes { get; init; } = [];

    /// <summary>By output: content id of the newest columnLineage facet.</summary>
    public SortedDictionary<Guid, Register<Guid>> ColumnLineage { get; init; } = [];

    /// <summary>Content ids of lineage facets (explicit lineage), each with the dataset it was attached to or the empty id for a job's.</summary>
    public SortedDictionary<Guid, Guid> Explicit { get; init; } = [];

    /// <summary>By new name: the dataset that was renamed.</summary>
    public SortedDictionary<Guid, Register<Rename>> Renames { get; init; } = [];

    /// <summary>SQL texts by content id, with the dialect where it is told: mapped siblings that share a run id have a text each.</summary>
    public SortedDictionary<Guid, string> Sql { get; init; } = [];

    /// <summary>Content ids of our crawler's lists of statements with their connections.</summary>
    public SortedSet<Guid> Statements { get; init; } = [];
    public Register<string>? Integration { get; init; }

    /// <summary>Nodes of an execution that an engine reported one by one.</summary>
    public SortedDictionary<Guid, CapturedNode> Captured { get; init; } = [];

    /// <summary>A person's word; such a claim holds nothing else.</summary>
    public HandClaim? ByHand { get; init; }

    /// <summary>Retries, mapped siblings and attempts of one parent run are one execution of the job.</summary>
    public Register<Guid>? Execution { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>What a job or dataset says without running, or that it is gone.</summary>
    public bool IsDeclaration => Snapshot is not null || At == DateTimeOffset.MinValue;

    public bool HasSql => Sql.Count > 0 || Statements.Count > 0;
    public bool SaysNothing =>
        ByHand is null
        && Captured.Count == 0
        && Reads.Count == 0
        && Writes.Count == 0
        && Explicit.Count == 0
        && Renames.Count == 0
        && !HasSql;

    public static ClaimFacts Merge(ClaimFacts left, ClaimFacts right)
    {
        var datasets =
            left.Snapshot is null && right.Snapshot is null ? UniteDatasets(left, right)
            : right.Snapshot is null || (left.Snapshot is { } l && l >= right.Snapshot) ? left
            : right;
        return datasets with
        {
            Sql = Unite(left.Sql, right.Sql, (a, b) => string.CompareOrdinal(a, b) >= 0 ? a : b),
            Statements = [.. left.Statements, .. right.Statements],
            Integration = Register.Merge(left.Integration, right.Integration),
            Execution = Register.Merge(left.Execution, right.Execution),
            At = left.At > right.At ? left.At : right.At,
        };
    }

    static ClaimFacts UniteDatasets(ClaimFacts left, ClaimFacts right) =>
        new()
        {
            Reads = Unite(left.Reads, right.Reads),
            Writes = Unite(left.Writes, right.Writes),
            ColumnLineage = Unite(left.ColumnLineage, right.ColumnLineage, (a, b) => Register.Merge(a, b)!),
            Renames = Unite(left.Renames, right.Renames, (a, b) => Register.Merge(a, b)!),
            Captured = Unite(left.Captured, right.Captured, CapturedNode.Merge),
            Explicit = Unite(left.Explicit, right.Explicit, (a, b) => a.CompareTo(b) > 0 ? a : b),
        };

    static SortedDictionary<Guid, SortedDictionary<string, Claimed>> Unite(
        SortedDictionary<Guid, SortedDictionary<string, Claimed>> left,
        SortedDictionary<Guid, SortedDictionary<string, Claimed>> right
    ) => Unite(left, right, (a, b) => Unite(a, b, Claimed.Stronger));

    static SortedDictionary<TKey, TValue> Unite<TKey, TValue>(
        SortedDictionary<TKey, TValue> left,
        SortedDictionary<TKey, TValue> right,
        Func<TValue, TValue, TValue> merge
    )
        where TKey : notnull
    {
        if (right.Count == 0)
            return left;
        var union = new SortedDictionary<TKey, TValue>(left, left.Comparer);
        foreach (var (key, value) in right)
            union[key] = union.TryGetValue(key, out var known) ? merge(known, value) : value;
        return union;
    }
}

/// <summary>A dataset was renamed; its columns where the event tells them.</summary>
public sealed record Rename(Guid OldId, IReadOnlyList<string> Columns);

/// <summary>
/// How firmly a dataset is claimed by one kind of evidence. Confidence is 0 to 1; Phantom says why the dataset is none; NoData is true for an output that
/// was changed without data being written (dropped, truncated, altered, renamed).
/// </summary>
public sealed record Claimed(float Confidence, bool Certain, string? Why, string? Phantom = null, bool? NoData = null)
{
    public static Claimed Stronger(Claimed left, Claimed right) =>
        (left.NoData is null, left.Phantom ?? "", left.Confidence, left.Certain, left.Why ?? "").CompareTo(
            (right.NoData is null, right.Phantom ?? "", right.Confidence, right.Certain, right.Why ?? "")
        ) >= 0
            ? left
            : right;
}
