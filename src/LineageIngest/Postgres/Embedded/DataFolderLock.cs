namespace LineageIngest.Postgres.Embedded;

/// <summary>Keeps a second process out of a data folder; the kernel frees it when the holder dies, however it dies.</summary>
sealed class DataFolderLock : IDisposable
{
    readonly FileStream _file;

    DataFolderLock(FileStream file) => _file = file;

    /// <exception cref="CannotStartException">Another live process holds the folder, or we may not write there.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // In a file beside it, since the lock keeps readers out too.
            File.WriteAllText(OwnerFile(folder), $"{Environment.ProcessId}\n");
            return new DataFolderLock(file);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new CannotStartException(
                $"The data folder {folder} cannot be written by this user; choose another with --data DIR.",
                denied
            );
        }
        catch (IOException held) when (File.Exists(path))
        {
            throw new CannotStartException(
                $"The data folder {folder} is in use by process {OwnerOf(folder)}; end that one or choose another with --data DIR.",
                held
            );
        }
        catch (IOException impossible)
        {
            throw new CannotStartException(
                $"The data folder {folder} cannot be made ({impossible.Message}); choose another with --data DIR.",
                impossible
            );
        }
    }

    public void Dispose() => _file.Dispose();

    static string OwnerFile(string folder) => Path.Combine(folder, "owner");

    static string OwnerOf(string folder) =>
        File.Exists(OwnerFile(folder)) ? File.ReadAllText(OwnerFile(folder)).Trim() : "of unknown number";
}
