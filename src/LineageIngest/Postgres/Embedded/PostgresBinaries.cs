using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace LineageIngest.Postgres.Embedded;

/// <summary>A folder with <c>postgres</c> and <c>initdb</c>, for example <c>/usr/lib/postgresql/17/bin</c> of major version 17.</summary>
sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version that the schema's statements run on.</summary>
    public const int OldestMajor = 14;

    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>
    /// The newest binaries on this machine, or those of <paramref name="major"/>, since a cluster opens only with the version that made it;
    /// <paramref name="installFolder"/> is where an earlier start may have put the npm package.
    /// </summary>
    public static async Task<PostgresBinaries?> FindAsync(string installFolder, int? major, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Candidates(installFolder))
        {
            if (await ReadAsync(folder, cancellation) is { } binaries && binaries.Major >= OldestMajor)
                found.Add(binaries);
        }

        return found.Where(binaries => major is null || binaries.Major == major).MaxBy(binaries => binaries.Major);
    }

    /// <summary>The binaries in <paramref name="folder"/>, or null when there are none that run.</summary>
    public static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var postgres = Path.Combine(folder, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(folder, "initdb")))
            return null;
        var version = await ExternalProgram.RunAsync(postgres, ["--version"], cancellation);
        var match = VersionPattern().Match(version.Output);
        return version.Succeeded && match.Success
            ? new PostgresBinaries(folder, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;
    }

    internal static string NpmPackage =>
        "@embedded-postgres/linux-" + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");

    internal static string NpmFolder(string installFolder) => Path.Combine(installFolder, "node_modules", NpmPackage, "native");

    static IEnumerable<string> Candidates(string installFolder)
    {
        foreach (
            var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            // Debian's /usr/bin holds wrappers only; a link is followed, so that PostgreSQL finds its share folder beside it.
            var postgres = new FileInfo(Path.Combine(folder, "postgres"));
            if (postgres.Exists)
                yield return Path.GetDirectoryName(postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName)!;
        }

        foreach (var root in new[] { "/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt" })
        {
            if (!Directory.Exists(root))
                continue;
            yield return Path.Combine(root, "bin");
            foreach (var version in Directory.EnumerateDirectories(root))
                yield return Path.Combine(version, "bin");
        }

        yield return Path.Combine(NpmFolder(installFolder), "bin");
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
