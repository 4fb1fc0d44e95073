using LineageIngest.Facts;

namespace LineageIngest.Insight.Pii;

/// <summary>Tags that speak of personal data: <c>pii</c> alone, or with a kind after a sign, such as <c>pii=email</c>, <c>PII_PHONE</c>, <c>pii:national-id</c>. Pure.</summary>
public static class PiiTag
{
    static readonly string[] _denials = ["false", "no", "none", "0"];

    /// <summary>The kind; other where the tag names none that we know; null where it is no such tag, or denies it.</summary>
    public static string? Kind(string tag)
    {
        if (!tag.StartsWith("pii", StringComparison.OrdinalIgnoreCase))
            return null;
        if (tag.Length == 3)
            return PiiKinds.Other;
        if (tag[3] is not ('=' or ':' or '.' or '/' or '-' or '_'))
            return null;
        var value = tag[4..].ToLowerInvariant().Replace('_', '-');
        return _denials.Contains(value) ? null
            : PiiKinds.All.Contains(value) ? value
            : PiiKinds.Other;
    }
}
