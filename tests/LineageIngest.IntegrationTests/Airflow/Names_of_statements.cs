namespace LineageIngest.IntegrationTests.Airflow;

/// <summary>Where the tables of a crawled statement lie, by what its connection says.</summary>
public sealed class Names_of_statements(PostgresCluster cluster)
{
    [Fact]
    public async Task Tables_of_Oracle_have_its_service_before_the_two_parts_that_SQL_knows() =>
        Assert.Equal(
            ["SALES.HR.A", "SALES.HR.B", "SALES.STAGE.C"],
            await TablesAsync(
                """
                {"query":"insert into b select a.id from a join stage.c on c.id = a.id","dialect":"oracle","namespace":"oracle://ora:1521","database":"SALES","schema":"HR"}
                """
            )
        );

    [Fact]
    public async Task An_unqualified_table_is_the_one_that_exists_along_the_search_path_else_in_its_first_schema() =>
        Assert.Equal(
            ["shop.mart.known", "shop.stage.fresh"],
            await TablesAsync(
                """
                {"query":"create table fresh as select id from known","dialect":"postgres","namespace":"postgres://db:5432","database":"shop","schema":"stage","searchPath":["stage","mart"]}
                """,
                """
                {"eventTime":"2026-01-01T00:00:00Z","producer":"p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent",
                 "dataset":{"namespace":"postgres://db:5432","name":"shop.mart.known","facets":{"schema":{"_producer":"p","_schemaURL":"s","fields":[{"name":"id","type":"int"}]}}}}
                """
            )
        );

    async Task<List<string>> TablesAsync(string statement, params string[] before)
    {
        await using var service = await Service.StartAsync(cluster);
        var crawled = $$$"""
            {"eventType":"COMPLETE","eventTime":"2026-01-02T00:00:00Z","producer":"p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
             "run":{"runId":"01890000-0000-7000-8000-000000000001"},
             "job":{"namespace":"af","name":"d.t","facets":{"lineage_ingest_sql":{"_producer":"p","_schemaURL":"s","statements":[{{{statement}}}]} } }
             }
            """;
        foreach (var body in before.Append(crawled))
        {
            using var answer = await service.Http.PostAsync("/api/v1/lineage", new StringContent(body));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await service.SettleAsync();
        }
        await using var command = service.Database.Source.CreateCommand("SELECT name FROM dataset ORDER BY name COLLATE \"C\"");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }
}
