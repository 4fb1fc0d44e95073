namespace LineageIngest.Host.DataSources;

/// <summary>Names with * and ?, as people write them.</summary>
static class NamePattern
{
    /// <summary>For LIKE. Example: <c>shop.*_v?</c> becomes <c>shop.%\_v_</c>.</summary>
    public static string ToLike(string pattern) =>
        pattern
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
            .Replace('*', '%')
            .Replace('?', '_');
}
