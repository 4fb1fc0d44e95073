using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow;

/// <summary>
/// The run ids that Airflow's OpenLineage provider gives, computed from what REST tells: version 7 UUIDs of an instant and the first 76 bits of a SHA-1
/// (<c>openlineage.client.uuid.generate_static_uuid</c>). So a crawled run and an emitted run are one run.
/// Example: <c>RunIds.Task("af3", "dag", "task", 1, -1, at, RunIdForm.Newest)</c>.
/// </summary>
public static class RunIds
{
    public static Guid Dag(string ns, string dagId, DateTimeOffset instant, int clearNumber, RunIdForm form) =>
        Compute(instant, form.ClearNumber ? $"{ns}.{dagId}.{clearNumber}" : $"{ns}.{dagId}");

    public static Guid Task(string ns, string dagId, string taskId, int tryNumber, int mapIndex, DateTimeOffset instant, RunIdForm form) =>
        Compute(instant, form.MapIndex ? $"{ns}.{dagId}.{taskId}.{tryNumber}.{mapIndex}" : $"{ns}.{dagId}.{taskId}.{tryNumber}");

    /// <summary>What the provider takes as a run's instant: its logical date, and where Airflow 3 has none, the moment after which it may run.</summary>
    public static DateTimeOffset? Instant(DateTimeOffset? logicalDate, DateTimeOffset? runAfter) => logicalDate ?? runAfter;

    static Guid Compute(DateTimeOffset instant, string data)
    {
#pragma warning disable CA5350 // the provider's choice; an id is no secret
        var digest = SHA1.HashData(Encoding.UTF8.GetBytes(IsoFormat(instant) + data));
#pragma warning restore CA5350
        var node = new BigInteger(digest, isUnsigned: true, isBigEndian: true) >> 84;
        var value = ((BigInteger)instant.ToUnixTimeMilliseconds() & 0xFFFFFFFFFFFF) << 80 | node;
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var plain = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        plain.CopyTo(bytes[(16 - plain.Length)..]);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x70);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Python's <c>datetime.isoformat()</c>: microseconds only where there are any.</summary>
    static string IsoFormat(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return utc.ToString(
            utc.Ticks % TimeSpan.TicksPerSecond / 10 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'+00:00'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'",
            CultureInfo.InvariantCulture
        );
    }
}

/// <summary>
/// What a provider's version puts into its run ids: since 2.0 the map index and the number of times that a DAG run was cleared;
/// from 1.9 to 1.14 neither, so that all mapped instances of a task share one run.
/// </summary>
public sealed record RunIdForm(bool MapIndex, bool ClearNumber)
{
    public static RunIdForm Newest { get; } = new(true, true);

    public static RunIdForm Before2 { get; } = new(false, false);

    /// <summary>All forms ever released or built, newest first.</summary>
    public static IReadOnlyList<RunIdForm> Known { get; } = [Newest, Before2, new(true, false)];

    /// <summary>The form of an installed provider; without one, the form of the provider that this Airflow would bring.</summary>
    public static RunIdForm Of(string? providerVersion, AirflowVersion airflow) =>
        Version.TryParse(providerVersion, out var provider)
            ? provider.Major >= 2
                ? Newest
                : Before2
            : airflow.Api == AirflowApi.V2 || airflow.Text.StartsWith("2.11", StringComparison.Ordinal)
                ? Newest
                : Before2;
}
