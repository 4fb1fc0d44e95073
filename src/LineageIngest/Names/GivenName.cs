namespace LineageIngest.Names;

/// <summary>The name that people give to what they set up, such as a connection or a rule: it stands in addresses and commands.</summary>
public static class GivenName
{
    /// <summary>What such a name has, for whoever chose another one.</summary>
    public const string Rule = "has letters, digits, '-', '_' and '.', at most 100";

    public static bool Fits(string? name) =>
        name is { Length: > 0 and <= 100 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
