using System.Security.Cryptography;
using System.Text;
using LineageIngest.Names;

namespace LineageIngest.Facts;

/// <summary>A column as Marquez shows it: with its words, but flat.</summary>
public sealed record VersionField(string Name, string? Type, string? Description);

/// <summary>
/// The ids that Marquez computes, by its recipes, so that a client that knows a version of the one server knows it at the other:
/// MD5 of the parts joined by colons, in the form of RFC 9562 version 3.
/// </summary>
public static class VersionId
{
    public static Guid OfJob(JobName job, IEnumerable<DatasetName> inputs, IEnumerable<DatasetName> outputs, string? location) =>
        OfText(Join(job.Namespace, job.Name, Names(inputs), Names(outputs), location));

    /// <param name="runId">the run that wrote it; null where an event declares it without one</param>
    public static Guid OfDataset(
        DatasetName dataset,
        string source,
        string physicalName,
        IReadOnlyList<VersionField> fields,
        string? lifecycle,
        Guid? runId
    )
    {
        var sorted = fields
            .Select(f => (f.Name, Type: f.Type?.ToUpperInvariant(), f.Description))
            .Distinct()
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ThenBy(f => f.Type, StringComparer.Ordinal)
            .ThenBy(f => f.Description, StringComparer.Ordinal);
        return OfText(
            Join(
                dataset.Namespace,
                source,
                dataset.Name,
                physicalName,
                string.Join(':', sorted.Select(f => Join(f.Name, f.Type, f.Description))),
                lifecycle,
                runId?.ToString()
            )
        );
    }

    public static Guid OfSchema(DatasetName dataset, IReadOnlyList<VersionField> fields)
    {
        var sorted = fields
            .Select(f => (f.Name, f.Type))
            .Distinct()
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ThenBy(f => f.Type, StringComparer.Ordinal);
        return OfText(Join(dataset.Namespace, dataset.Name, string.Join(':', sorted.Select(f => Join(f.Name, f.Type)))));
    }

    /// <summary>A run id that is no UUID gets one made of its text.</summary>
    public static Guid OfRun(string runId) => Guid.TryParseExact(runId, "D", out var uuid) ? uuid : OfText(runId);

    static Guid OfText(string text)
    {
        Span<byte> digest = stackalloc byte[16];
#pragma warning disable CA5351 // an id, not a secret; the recipe is another server's
        MD5.HashData(Encoding.UTF8.GetBytes(text), digest);
#pragma warning restore CA5351
        digest[6] = (byte)((digest[6] & 0x0F) | 0x30);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest, bigEndian: true);
    }

    static string Names(IEnumerable<DatasetName> datasets) =>
        string.Join(
            ':',
            datasets
                .Distinct()
                .OrderBy(d => d.Namespace, StringComparer.Ordinal)
                .ThenBy(d => d.Name, StringComparer.Ordinal)
                .Select(d => Join(d.Namespace, d.Name))
        );

    static string Join(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        var first = true;
        foreach (var part in parts)
        {
            if (part is null)
                continue;
            if (!first)
                text.Append(':');
            text.Append(part);
            first = false;
        }
        return text.ToString();
    }
}
