using System.Globalization;

namespace LineageIngest.Postgres.Embedded;

/// <summary>The settings of a private cluster, as arguments of <c>postgres</c>.</summary>
static class PostgresSettings
{
    public static IEnumerable<string> For(int port, Durability durability)
    {
        foreach (var (name, value) in All(port))
            yield return $"--{name}={value}";
        if (durability is Durability.SurvivesPowerLoss)
            yield break;
        yield return "--fsync=off";
        yield return "--synchronous_commit=off";
        yield return "--full_page_writes=off";
    }

    static IEnumerable<(string Name, string Value)> All(int port)
    {
        yield return ("listen_addresses", "127.0.0.1");
        yield return ("port", port.ToString(CultureInfo.InvariantCulture));
        // No socket: its path has a limit of 107 bytes, which a data folder may pass.
        yield return ("unix_socket_directories", "");
        yield return ("max_connections", "100");
        yield return ("shared_buffers", $"{SharedBuffersMegabytes()}MB");
        yield return ("work_mem", "16MB");
        yield return ("maintenance_work_mem", "128MB");
        // Bodies come in bursts: fewer checkpoints, smaller log.
        yield return ("wal_compression", "on");
        yield return ("max_wal_size", "2GB");
        yield return ("checkpoint_timeout", "15min");
        // Our queries are short; compiling them costs more than it gains.
        yield return ("jit", "off");
        yield return ("random_page_cost", "1.1");
        yield return ("timezone", "UTC");
        yield return ("log_timezone", "UTC");
        yield return ("log_min_messages", "warning");
        yield return ("log_checkpoints", "off");
    }

    // PostgreSQL's usual quarter is for a machine of its own; we share one.
    static long SharedBuffersMegabytes() => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (8 << 20), 64, 1024);
}
