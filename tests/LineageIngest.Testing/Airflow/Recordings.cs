using System.IO.Compression;

namespace LineageIngest.Testing.Airflow;

/// <summary>The recorded Airflows of tests/recordings/airflow-rest: what their REST API answered and what their OpenLineage provider sent.</summary>
static class Recordings
{
    public static string Folder { get; } = Find();

    /// <summary>All that their REST API answered.</summary>
    public static IEnumerable<string> Answers => Directory.EnumerateFiles(Folder, "rest-*.ndjson.gz", SearchOption.AllDirectories).Order();

    public static RecordedEstate After1(string version) => RecordedEstate.Load(version, Lines(version, "rest-admin-1"));

    public static RecordedEstate After36(string version) =>
        RecordedEstate.Load(version, Lines(version, "rest-admin-1"), Lines(version, "rest-admin-2"));

    public static RecordedEstate Drifted(string version) =>
        RecordedEstate.Load(
            version,
            Lines(version, "rest-admin-1"),
            Lines(version, "rest-admin-2"),
            Lines(version, "rest-admin-3-drift")
        );

    public static RecordedEstate Zoo() => RecordedEstate.Load("3.2.1", Lines("3.2.1-zoo", "rest-admin"));

    public static RecordedEstate Cosmos() => RecordedEstate.Load("3.2.1", Lines("3.2.1-cosmos", "rest-admin"));

    /// <summary>The events that the provider sent, one a line.</summary>
    public static IEnumerable<string> Events(string version) => Lines(version, "events");

    public static string Truth(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    static IEnumerable<string> Lines(string version, string name) => Lines(Path.Combine(Folder, version, $"{name}.ndjson.gz"));

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "recordings", "airflow-rest");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("tests/recordings/airflow-rest is not above the test's folder.");
    }
}
