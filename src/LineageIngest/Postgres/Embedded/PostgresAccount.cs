using System.Globalization;

namespace LineageIngest.Postgres.Embedded;

/// <summary>
/// As whom PostgreSQL runs. It refuses root, so root hands the cluster to <c>postgres</c> or <c>nobody</c>, or where that is not possible
/// (a container without such users, binaries in a private folder) maps itself to <c>nobody</c> in a user namespace.
/// Anybody else runs it as himself.
/// </summary>
sealed record PostgresAccount(IReadOnlyList<string> Prefix, string Cluster)
{
    const int Nobody = 65534;

    /// <summary>
    /// The cluster's folder by an open descriptor: it stays reachable for an account that may not enter the folders above it,
    /// such as /root. <see cref="OpenCluster"/> opens it before the account changes.
    /// </summary>
    const string ByDescriptor = "/proc/self/fd/9";

    const string OpenCluster = """exec 9<"$0" && exec "$@" """;

    /// <summary>The command line that runs <paramref name="program"/> as this account, the cluster's folder being <see cref="Cluster"/>.</summary>
    public IEnumerable<string> CommandLine(params IEnumerable<string> program) => [.. Prefix, .. program];

    /// <exception cref="CannotStartException">We are root and no way leads to another account.</exception>
    public static async Task<PostgresAccount> ChooseAsync(string cluster, PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
            return new PostgresAccount([], cluster);

        // A cluster that somebody else has made stays his.
        var owner = await NumberAsync("stat", ["-c", "%u", cluster], cancellation) ?? 0;
        int?[] users = owner != 0 ? [owner] : [await NumberAsync("id", ["-u", "postgres"], cancellation), Nobody];
        foreach (var user in users)
        {
            if (user is not { } uid)
                continue;
            var gid = await NumberAsync("id", ["-g", $"{uid}"], cancellation) ?? Nobody;
            var dropped = new PostgresAccount(
                ["sh", "-c", OpenCluster, cluster, "setpriv", $"--reuid={uid}", $"--regid={gid}", "--clear-groups", "--"],
                ByDescriptor
            );
            if (await MayRunAsync(dropped, binaries, cancellation) && (owner != 0 || await GiveAsync(cluster, uid, gid, cancellation)))
                return dropped;
        }

        var mapped = new PostgresAccount(["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--"], cluster);
        if (owner == 0 && await MayRunAsync(mapped, binaries, cancellation))
            return mapped;

        throw new CannotStartException(
            $"PostgreSQL refuses to run as root, and no other account can run {binaries.Postgres} here. Start as a normal user or name a running database with --database."
        );
    }

    static async Task<bool> MayRunAsync(PostgresAccount account, PostgresBinaries binaries, CancellationToken cancellation)
    {
        var command = account.CommandLine(binaries.Postgres, "--version").ToArray();
        return (await ExternalProgram.RunAsync(command[0], command[1..], cancellation)).Succeeded;
    }

    static async Task<bool> GiveAsync(string cluster, int uid, int gid, CancellationToken cancellation) =>
        (await ExternalProgram.RunAsync("chown", ["-R", $"{uid}:{gid}", cluster], cancellation)).Succeeded;

    static async Task<int?> NumberAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var outcome = await ExternalProgram.RunAsync(program, arguments, cancellation);
        return
            outcome.Succeeded
            && int.TryParse(
                outcome.Output,
                NumberStyles.None | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? number
            : null;
    }
}
