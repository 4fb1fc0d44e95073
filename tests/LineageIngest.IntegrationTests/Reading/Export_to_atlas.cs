using System.Text.Json;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Reading;

/// <summary>What Apache Atlas is sent: every type before its entities, every entity before what refers to it.</summary>
public sealed class Export_to_atlas(PostgresCluster cluster)
{
    [Fact]
    public async Task Recorded_lineage_comes_as_requests_that_refer_to_nothing_unknown()
    {
        await using var service = await Service.StartAsync(cluster);
        await new PipelineRig(service.Database.Source).AppendAsync((await Recordings.ReadAllAsync()).Take(500));
        await service.SettleAsync();
        var lines = (await service.Http.GetStringAsync("/api/lineage/export?format=atlas")).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        using var types = JsonDocument.Parse(lines[0]);
        Assert.Equal("/api/atlas/v2/types/typedefs", types.RootElement.GetProperty("path").GetString());
        var declared = types
            .RootElement.GetProperty("body")
            .GetProperty("entityDefs")
            .EnumerateArray()
            .ToDictionary(
                type => type.GetProperty("name").GetString()!,
                type =>
                    type.GetProperty("attributeDefs")
                        .EnumerateArray()
                        .Select(attribute => attribute.GetProperty("name").GetString()!)
                        .Concat(["qualifiedName", "name", "description", "inputs", "outputs"]) // of Atlas's own DataSet and Process
                        .ToHashSet()
            );
        var known = new HashSet<string>();
        var flows = 0;
        foreach (var line in lines.Skip(1))
        {
            using var request = JsonDocument.Parse(line);
            Assert.Equal("/api/atlas/v2/entity/bulk", request.RootElement.GetProperty("path").GetString());
            var entities = request.RootElement.GetProperty("body").GetProperty("entities").EnumerateArray().ToList();
            Assert.InRange(entities.Count, 1, 200);
            foreach (var entity in entities)
            {
                var type = entity.GetProperty("typeName").GetString()!;
                var attributes = entity.GetProperty("attributes");
                Assert.All(attributes.EnumerateObject(), attribute => Assert.Contains(attribute.Name, declared[type]));
                var name = attributes.GetProperty("qualifiedName").GetString()!;
                Assert.True(known.Add($"{type} {name}"), $"{type} {name} comes twice");
                Assert.All(References(entity), reference => Assert.Contains(reference, known));
                flows += type == "lineage_ingest_column_flow" ? 1 : 0;
            }
        }
        Assert.Contains(known, name => name.StartsWith("lineage_ingest_job ", StringComparison.Ordinal));
        Assert.True(flows > 20, $"{flows} flows between columns");
    }

    static IEnumerable<string> References(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object when element.TryGetProperty("uniqueAttributes", out var unique) =>
            [
                $"{element.GetProperty("typeName").GetString()} {unique.GetProperty("qualifiedName").GetString()}",
            ],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => References(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
            _ => [],
        };
}
