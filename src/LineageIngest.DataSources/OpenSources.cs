using LineageIngest.DataSources.DuckDb;
using LineageIngest.DataSources.MySql;
using LineageIngest.DataSources.Postgres;
using LineageIngest.DataSources.SqlServer;
using LineageIngest.Outward;

namespace LineageIngest.DataSources;

/// <summary>What whoever runs the server decides: the folders in which files and DuckDB databases may be read. Nothing is read outside of them.</summary>
public sealed record DataFolders(IReadOnlyList<string> Roots)
{
    /// <summary>The path without links and dots, if it lies in one of the folders.</summary>
    public string? Resolve(string path)
    {
        var real = Real(Path.GetFullPath(path));
        return Roots
            .Select(root => Real(Path.GetFullPath(root)))
            .Any(root => real == root || real.StartsWith(Ended(root), StringComparison.Ordinal))
            ? real
            : null;
    }

    static string Ended(string folder) => folder.EndsWith('/') ? folder : folder + '/';

    /// <summary>Every link on the way is followed: a link in an allowed folder must not lead out of it.</summary>
    static string Real(string path)
    {
        var real = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                real = Real(target.FullName);
        }
        return real;
    }
}

/// <summary>Settings → the source that they describe.</summary>
public sealed class OpenSources(DataFolders folders)
{
    /// <param name="route">where connections to a server may lead</param>
    public IDataSource Open(DataSourceSettings settings, string? secret, OutwardRoute route) =>
        settings.Kind switch
        {
            DataSourceKind.Postgres => new PostgresSource(settings, secret, route),
            DataSourceKind.MySql => new MySqlSource(settings, secret, route),
            DataSourceKind.SqlServer => new SqlServerSource(settings, secret, route),
            DataSourceKind.DuckDb => new DuckDbSource(settings, folders),
            _ => new FileSource(settings, folders),
        };
}
