namespace LineageIngest.Host.Health;

/// <summary>The disk on which the private PostgreSQL keeps its data; of a database elsewhere nothing is known.</summary>
/// <param name="Folder">the data folder; null for a database elsewhere</param>
sealed record DataDisk(string? Folder)
{
    /// <summary>Below this much PostgreSQL may stop at its next file: nothing more is taken.</summary>
    const long Full = 128L << 20;

    /// <summary>Below this much somebody should look.</summary>
    const long Short = 2L << 30;

    /// <summary>Null where there is no such folder.</summary>
    public long? FreeBytes() => Folder is not null && Directory.Exists(Folder) ? new DriveInfo(Folder).AvailableFreeSpace : null;

    /// <summary>Null for a database elsewhere.</summary>
    public PartHealth? Look() =>
        FreeBytes() is not { } free
            ? null
            : new PartHealth(
                "disk",
                free < Full ? HealthChecks.Down
                    : free < Short ? HealthChecks.Degraded
                    : HealthChecks.Ok,
                $"{free >> 20} MiB free in the data folder.",
                null,
                free < Short ? "Make room, or let 'lineage' forget earlier (/api/retention): PostgreSQL ends when its disk is full." : null
            );
}
