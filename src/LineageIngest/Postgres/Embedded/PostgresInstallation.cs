using System.Text.Json;

namespace LineageIngest.Postgres.Embedded;

/// <summary>Fetches PostgreSQL where a machine has none: Debian's package as root, else the npm package below our own folder.</summary>
static class PostgresInstallation
{
    const string Advice =
        "Install it (Debian: apt-get install postgresql) or name a running database with --database postgresql://USER:PASSWORD@HOST/DATABASE.";

    /// <summary>Binaries that were not there before.</summary>
    /// <exception cref="CannotStartException">Neither way leads to binaries of the version that is needed.</exception>
    public static async Task<PostgresBinaries> InstallAsync(
        string folder,
        int? major,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var tried = new List<string>();
        if (Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
            tried.Add(await InstallByAptAsync(major, progress, cancellation));
        if (await PostgresBinaries.FindAsync(folder, major, cancellation) is { } debian)
            return debian;

        tried.Add(await InstallByNpmAsync(folder, progress, cancellation));
        if (await PostgresBinaries.FindAsync(folder, major, cancellation) is { } npm)
            return npm;

        var wanted = major is null ? "PostgreSQL" : $"PostgreSQL {major}, which made this data folder,";
        throw new CannotStartException($"{wanted} is not on this machine and could not be fetched ({string.Join("; ", tried)}). {Advice}");
    }

    static async Task<string> InstallByAptAsync(int? major, Action<string> progress, CancellationToken cancellation)
    {
        var package = major is null ? "postgresql" : $"postgresql-{major}";
        progress($"installing PostgreSQL (apt-get install {package})");
        // Debian starts a cluster of its own on port 5432 after the install, unless this setting says that only the binaries are wanted.
        const string settings = "/etc/postgresql-common/createcluster.d";
        var noCluster = Path.Combine(settings, "lineage-ingest.conf");
        Directory.CreateDirectory(settings);
        await File.WriteAllTextAsync(noCluster, "create_main_cluster = false\n", cancellation);
        try
        {
            var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
            await ExternalProgram.RunAsync("apt-get", ["update", "-qq"], cancellation, quiet);
            var install = await ExternalProgram.RunAsync(
                "apt-get",
                ["install", "-y", "-qq", "--no-install-recommends", package],
                cancellation,
                quiet
            );
            return install.Succeeded ? "apt-get: installed" : $"apt-get: {install.LastLine}";
        }
        finally
        {
            File.Delete(noCluster);
        }
    }

    static async Task<string> InstallByNpmAsync(string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"installing PostgreSQL (npm install {PostgresBinaries.NpmPackage})");
        Directory.CreateDirectory(folder);
        var install = await ExternalProgram.RunAsync(
            "npm",
            [
                "install",
                "--prefix",
                folder,
                "--cache",
                Path.Combine(folder, "cache"),
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--ignore-scripts",
                PostgresBinaries.NpmPackage,
            ],
            cancellation
        );
        if (!install.Succeeded)
            return $"npm: {(install.ExitCode == 127 ? "not installed" : install.LastLine)}";

        await RestoreLinksAsync(PostgresBinaries.NpmFolder(folder), cancellation);
        return "npm: installed";
    }

    /// <summary>npm packages cannot hold links; the package lists those of its libraries for a script that we do not run.</summary>
    static async Task RestoreLinksAsync(string native, CancellationToken cancellation)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        using var links = JsonDocument.Parse(await File.ReadAllTextAsync(list, cancellation));
        var package = Path.GetDirectoryName(native)!;
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }

        foreach (var program in Directory.EnumerateFiles(Path.Combine(native, "bin")))
        {
            File.SetUnixFileMode(
                program,
                File.GetUnixFileMode(program) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            );
        }
    }
}
