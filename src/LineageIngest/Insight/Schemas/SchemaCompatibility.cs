namespace LineageIngest.Insight.Schemas;

/// <summary>
/// What a new version of a schema keeps with the one before, in the words of Confluent's schema registry
/// (https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html), of the columns of a table: a column that is new is empty in
/// older rows, so it breaks nobody.
/// </summary>
public static class Compatibility
{
    /// <summary>Nothing is asked for.</summary>
    public const string None = "none";

    /// <summary>Who reads by the new version can read rows written by the one before: each new type holds the values of the old one.</summary>
    public const string Backward = "backward";

    /// <summary>Who reads by the version before can read rows written by the new one: no column is gone, and each old type holds the values of the new one.</summary>
    public const string Forward = "forward";

    /// <summary>Both.</summary>
    public const string Full = "full";

    public static readonly IReadOnlyList<string> All = [None, Backward, Forward, Full];
}

/// <summary>What a change of columns breaks. Pure.</summary>
public static class SchemaCompatibility
{
    /// <summary>The strongest compatibility that the changes keep.</summary>
    public static string Kept(IReadOnlyList<ColumnChange> changes) =>
        (changes.Any(BreaksBackward), changes.Any(BreaksForward)) switch
        {
            (false, false) => Compatibility.Full,
            (false, true) => Compatibility.Backward,
            (true, false) => Compatibility.Forward,
            _ => Compatibility.None,
        };

    /// <summary>The changes that break what is asked for; without a rule, those that lose something: a column that is gone, or a type that may not hold its old values.</summary>
    /// <param name="asked">one of <see cref="Compatibility"/>, or null without a rule</param>
    public static List<ColumnChange> Breaking(IReadOnlyList<ColumnChange> changes, string? asked) =>
        [
            .. changes.Where(change =>
                asked switch
                {
                    Compatibility.None => false,
                    Compatibility.Backward => BreaksBackward(change),
                    Compatibility.Forward => BreaksForward(change),
                    Compatibility.Full => BreaksBackward(change) || BreaksForward(change),
                    _ => change.Change == ColumnChange.Removed || BreaksBackward(change),
                }
            ),
        ];

    /// <summary>A line for people: <c>column amount removed (numeric)</c>.</summary>
    public static string Words(ColumnChange change, bool breaks) =>
        change.Change switch
        {
            ColumnChange.Removed => $"column {change.Column} removed ({change.From})",
            ColumnChange.Added => $"column {change.Column} added ({change.To})",
            _ => $"column {change.Column}: {change.From} became {change.To}{Why(change, breaks)}",
        };

    static string Why(ColumnChange change, bool breaks) =>
        !breaks ? ""
        : BreaksBackward(change) ? ", which may not hold its values"
        : ", whose values those who read it as before may not hold";

    static bool BreaksBackward(ColumnChange change) => change.Change == ColumnChange.Retyped && !TypeWidth.Holds(change.From, change.To);

    static bool BreaksForward(ColumnChange change) =>
        change.Change == ColumnChange.Removed || (change.Change == ColumnChange.Retyped && !TypeWidth.Holds(change.To, change.From));
}
