namespace LineageIngest.Host.Glossary;

/// <summary>What names of terms, tags, owners and synonyms may look like.</summary>
static class WordRules
{
    const int Longest = 200;

    public const string Rule = "has 1 to 200 characters, none of them a control character, and no blanks at its ends";

    /// <summary>The first that does not fit, as a message shows it; null where all do. A list that people send may hold null.</summary>
    public static string? FirstOdd(IEnumerable<string?>? words) =>
        (words ?? []).Where(word => !Fits(word)).Select(word => word is null ? "null" : $"'{word}'").FirstOrDefault();

    public static bool Fits(string? word) =>
        word is { Length: > 0 and <= Longest } && !word.Any(char.IsControl) && !char.IsWhiteSpace(word[0]) && !char.IsWhiteSpace(word[^1]);
}
