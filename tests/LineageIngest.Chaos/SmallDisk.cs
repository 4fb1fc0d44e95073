using System.Globalization;
using LineageIngest.Postgres.Embedded;

namespace LineageIngest.Chaos;

/// <summary>A disk of limited size in memory, which can be filled and freed. Only root may mount one.</summary>
sealed class SmallDisk : IAsyncDisposable
{
    readonly string _folder;

    SmallDisk(string folder) => _folder = folder;

    string Ballast => Path.Combine(_folder, "ballast");

    /// <summary>Null with a reason where none can be mounted.</summary>
    public static async Task<(SmallDisk? Disk, string Reason)> TryMountAsync(string folder, int mebibytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var outcome = await ExternalProgram.RunAsync(
            "mount",
            ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m,mode=755"), "lineage-chaos", folder],
            cancellation
        );
        return outcome.Succeeded ? (new SmallDisk(folder), "") : (null, outcome.LastLine);
    }

    /// <summary>Returns how many MiB were written until nothing more went in.</summary>
    public async Task<long> FillAsync()
    {
        var piece = new byte[1 << 20];
        await using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var written = 0L; ; written++)
        {
            try
            {
                await file.WriteAsync(piece);
            }
            catch (IOException) when (new DriveInfo(_folder).AvailableFreeSpace < piece.Length)
            {
                return written;
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        var outcome = await ExternalProgram.RunAsync("umount", [_folder], CancellationToken.None);
        if (!outcome.Succeeded)
            throw new IOException($"{_folder} could not be unmounted: {outcome.LastLine}");
    }
}
