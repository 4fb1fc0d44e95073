using LineageIngest.Graph.Edges;

namespace LineageIngest.Insight.Pii;

/// <summary>Somebody or something says that a column holds personal data.</summary>
/// <param name="Kind">one of <see cref="Facts.PiiKinds"/>, none among them where it is said by hand</param>
/// <param name="By">one of <see cref="DeclaredBy"/></param>
/// <param name="Detail">the reason given by hand, the tag, or the rule's name</param>
public sealed record DeclaredPii(ColumnRef Column, string Kind, string By, string Detail);

/// <summary>Who says that a column holds personal data, from the most to the least trusted.</summary>
public static class DeclaredBy
{
    public const string Hand = "hand";
    public const string Tag = "tag";
    public const string Rule = "rule";
}

/// <summary>A step by which personal data reached a column.</summary>
public sealed record PiiStep(FoundColumnEdge Edge, MaskEffect Effect, string Why, string? Expression);

/// <summary>A column with personal data of one kind: declared, or derived by a step from another one.</summary>
/// <param name="Masked">it is pseudonymous</param>
/// <param name="Declared">where it begins</param>
/// <param name="Before">null where the column is declared itself</param>
public sealed record PiiColumn(ColumnRef Column, string Kind, bool Masked, DeclaredPii Declared, PiiColumn? Before, PiiStep? Step)
{
    public bool IsDerived => Before is not null;

    /// <summary>From the declared column to this one.</summary>
    public IReadOnlyList<PiiStep> Path()
    {
        var steps = new List<PiiStep>();
        for (var at = this; at?.Step is { } step; at = at.Before)
            steps.Add(step);
        steps.Reverse();
        return steps;
    }
}

/// <summary>All columns with personal data.</summary>
/// <param name="Columns">in order of dataset, column and kind</param>
/// <param name="Truncated">a limit was met: there may be more</param>
/// <param name="UnreadJobs">jobs whose SQL was not read any more, so that what they mask is reported as unmasked unless they say so</param>
public sealed record PiiState(IReadOnlyList<PiiColumn> Columns, bool Truncated, int UnreadJobs);
