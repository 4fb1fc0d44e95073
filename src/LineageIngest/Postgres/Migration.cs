using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LineageIngest.Postgres;

/// <summary>One step of the schema: the file <c>schemas/postgres/0003_run_states.sql</c> is version 3 with the name <c>run_states</c>.</summary>
public sealed record Migration(int Version, string Name, string Sql)
{
    const string Prefix = "migrations/";

    /// <summary>SHA-256 of the text; it guards against a step that is changed after it ran somewhere.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The steps that this program was built with, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = ReadEmbedded();

    public override string ToString() => $"{Version:0000}_{Name}";

    internal static Migration Read(string fileName, string sql)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        var underscore = stem.IndexOf('_', StringComparison.Ordinal);
        return underscore > 0 && int.TryParse(stem.AsSpan(0, underscore), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new Migration(version, stem[(underscore + 1)..], sql)
            : throw new InvalidOperationException($"The migration {fileName} is not named NNNN_what.sql.");
    }

    static List<Migration> ReadEmbedded()
    {
        var assembly = typeof(Migration).Assembly;
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            migrations.Add(Read(resource[Prefix.Length..], reader.ReadToEnd()));
        }

        return [.. migrations.OrderBy(migration => migration.Version)];
    }
}
