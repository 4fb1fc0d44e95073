namespace LineageIngest.OpenLineage;

/// <summary>Who sends an event, whatever its version: a producer that was upgraded may still take back what it said before.</summary>
static class ProducerName
{
    /// <summary><c>https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark</c> without <c>1.53.0</c>.</summary>
    public static string WithoutVersion(string producer) => string.Join('/', producer.Split('/').Where(part => !IsVersion(part)));

    static bool IsVersion(string part) =>
        part.TrimStart('v') is [>= '0' and <= '9', ..] number && number.Contains('.', StringComparison.Ordinal);
}
