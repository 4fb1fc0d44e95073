using System.Net;

namespace LineageIngest.IntegrationTests.ByHand;

public sealed class Owners(PostgresCluster cluster)
{
    [Fact]
    public async Task Owners_are_listed_with_what_they_own_page_by_page_and_the_newest_facet_counts()
    {
        await using var service = await Service.StartAsync(cluster);
        for (var i = 0; i < 3; i++)
            await OwnAsync(service, $"t{i}", 2, "team/data", "ann");
        await OwnAsync(service, "t2", 3, "ben");
        await OwnAsync(service, "t1", 1, "ben"); // older than what is known
        await service.EventAsync(
            """{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"j","facets":{"ownership":{"owners":[{"name":"ann"}]}}}}"""
        );
        var first = await service.AskAsync("/api/lineage/owners?limit=2");
        Assert.Equal("ann ben", first.GetProperty("owners").Words("owner"));
        Assert.Equal("2 1", first.GetProperty("owners").Words("datasets"));
        Assert.Equal("1 0", first.GetProperty("owners").Words("jobs"));
        Assert.Equal(
            "team/data",
            (await service.AskAsync($"/api/lineage/owners?limit=2&cursor={first.GetProperty("next").GetString()}"))
                .GetProperty("owners")
                .Words("owner")
        );

        var one = await service.AskAsync("/api/lineage/owners/ann?limit=1");
        Assert.Equal(("j", 3), (one.GetProperty("assets").Words("name"), one.GetProperty("total").GetInt32()));
        var rest = await service.AskAsync($"/api/lineage/owners/ann?cursor={one.GetProperty("next").GetString()}");
        Assert.Equal(["t0", "t1"], rest.GetProperty("assets").Words("name").Split(' ').Order());
        Assert.Equal(2, (await service.AskAsync("/api/lineage/owners/team%2Fdata")).GetProperty("assets").GetArrayLength());
        using var nobody = await service.Http.GetAsync("/api/lineage/owners/nobody");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    static Task OwnAsync(Service service, string table, int day, params string[] owners) =>
        service.EventAsync(
            """{"eventTime":"2026-01-0DAYT00:00:00Z","dataset":{"namespace":"d","name":"TABLE","facets":{"ownership":{"owners":[OWNERS]}}}}"""
                .Replace("DAY", $"{day}", StringComparison.Ordinal)
                .Replace("TABLE", table, StringComparison.Ordinal)
                .Replace("OWNERS", string.Join(',', owners.Select(owner => $$"""{"name":"{{owner}}"}""")), StringComparison.Ordinal)
        );
}
