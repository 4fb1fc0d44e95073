namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>Where our answer is another one than Marquez's, and why. Every reason is a line of docs/marquez.md.</summary>
internal static class Exceptions
{
    private static readonly (string Reason, Func<RecordedAnswer, Difference, bool> Covers)[] All =
    [
    ];

    public static IEnumerable<string> Reasons => All.Select(e => e.Reason);

    public static string? ReasonFor(RecordedAnswer recorded, Difference difference) => Array.Find(All, e => e.Covers(recorded, difference)).Reason;
}
