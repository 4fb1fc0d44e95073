using System.Text.Json.Serialization;

namespace LineageIngest.Postgres.Backups;

/// <summary>What a backup holds: the last entry of the file, so that one that broke off has none.</summary>
/// <param name="Steps">the schema as it was: a backup is restored into the same one, and migrated after that</param>
sealed record BackupManifest(
    int Format,
    DateTimeOffset TakenAt,
    IReadOnlyList<BackupStep> Steps,
    IReadOnlyList<BackupTable> Tables,
    IReadOnlyList<BackupSequence> Sequences
)
{
    public const string EntryName = "manifest.json";
    public const int CurrentFormat = 1;
}

/// <summary>A step of the schema, by its text's checksum.</summary>
sealed record BackupStep(int Version, string Name, string Checksum);

/// <summary>A table and the columns that stand in its entry, in their order.</summary>
sealed record BackupTable(string Name, IReadOnlyList<string> Columns)
{
    [JsonIgnore]
    public string EntryName => $"tables/{Name}.copy";
}

/// <summary>The value that a sequence gave last; null where it gave none.</summary>
sealed record BackupSequence(string Name, long? Last);

[JsonSerializable(typeof(BackupManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
sealed partial class BackupJson : JsonSerializerContext;
