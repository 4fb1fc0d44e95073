using System.Runtime.CompilerServices;
using LineageIngest.Tests.Airflow.Stub;

namespace LineageIngest.Tests.Airflow;

/// <summary>The recorded Airflows; tests that need them are skipped where the recordings are not at hand.</summary>
static class Recordings
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("LINEAGE_RECORDINGS") ?? Find();

    public static bool AtHand => Directory.Exists(Folder);

    public static RecordedEstate After1(string version) => RecordedEstate.Load(version, File(version, "rest-admin-1.ndjson"));

    public static RecordedEstate After36(string version) =>
        RecordedEstate.Load(version, File(version, "rest-admin-1.ndjson"), File(version, "rest-admin-2.ndjson"));

    public static RecordedEstate Drifted(string version) =>
        RecordedEstate.Load(
            version,
            File(version, "rest-admin-1.ndjson"),
            File(version, "rest-admin-2.ndjson"),
            File(version, "rest-admin-3-drift.ndjson")
        );

    public static RecordedEstate Zoo() => RecordedEstate.Load("3.2.1", File("3.2.1-zoo", "rest-admin.ndjson"));

    public static RecordedEstate Cosmos() => RecordedEstate.Load("3.2.1", File("3.2.1-cosmos", "rest-admin.ndjson"));

    public static string File(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Next to the repository, wherever its work tree lies.</summary>
    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "recordings", "airflow");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return "";
    }
}

/// <summary>A fact about the recordings.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class RecordedFactAttribute : FactAttribute
{
    public RecordedFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Recordings.AtHand ? null : "the Airflow recordings are not at hand";
}

/// <summary>A theory about the recordings.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Recordings.AtHand ? null : "the Airflow recordings are not at hand";
}
