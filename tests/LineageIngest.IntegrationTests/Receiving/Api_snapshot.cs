using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Receiving;

/// <summary>The API changes on purpose or not at all. UPDATE_SNAPSHOTS=1 takes the present document as the approved one.</summary>
public sealed class Api_snapshot(PostgresCluster cluster)
{
    [Fact]
    public async Task The_openapi_document_is_the_approved_one()
    {
        await using var service = await Service.StartAsync(cluster);
        var document = (await service.Http.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        Assert.Contains("\"openapi\": \"3.1", document, StringComparison.Ordinal);
        var path = Path.GetFullPath(Path.Combine(Recordings.Folder, "..", "..", "schemas", "api", "openapi.json"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(path, document);
        Assert.Equal(await File.ReadAllTextAsync(path), document);
    }
}
