using System.Text.RegularExpressions;
using LineageIngest.Events;
using LineageIngest.Names;

namespace LineageIngest.Host.Reading;

/// <summary>Events that are set aside for one reason; what differs from event to event (quoted words, numbers) does not count.</summary>
public sealed partial record SetAsideGroup(string ReasonCode, string Reason, string? Pointer, long Count)
{
    internal static List<SetAsideGroup> Of(IEnumerable<SetAsideReason> reasons) =>
        [
            .. reasons
                .GroupBy(reason => CodeOf(reason.Reason))
                .Select(group =>
                {
                    var first = group.First();
                    return new SetAsideGroup(
                        group.Key,
                        first.Reason,
                        first.Pointer.Length > 0 ? first.Pointer : null,
                        group.Sum(reason => reason.Count)
                    );
                })
                .OrderByDescending(group => group.Count)
                .ThenBy(group => group.Reason, StringComparer.Ordinal),
        ];

    /// <summary>The same for reasons that differ in quoted words and numbers only.</summary>
    internal static string CodeOf(string reason) => DerivedId.OfContent(Differing().Replace(reason, "…")).ToString("N")[..12];

    internal static List<string> ReasonsOf(IEnumerable<SetAsideReason> reasons, string code) =>
        [.. reasons.Select(reason => reason.Reason).Where(reason => CodeOf(reason) == code)];

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\d+")]
    private static partial Regex Differing();
}
