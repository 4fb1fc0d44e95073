namespace LineageIngest.IntegrationTests;

/// <summary>A new folder below the system's temporary one that goes at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lineage-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
