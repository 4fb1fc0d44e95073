using System.Text.Json.Nodes;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Naming;

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

    /// <summary>By system: what the connection says, a table as a field and as SQL names it, and the one name of both.</summary>
    [Theory]
    [InlineData("oracle", "ora", null, """{"service_name":"SALES"}""", "src@link", "SALES.HR.SRC@LINK")]
    [InlineData("oracle", "ora", null, """{"sid":"XE"}""", "stage.src@link", "XE.STAGE.SRC@LINK")]
    [InlineData("google_cloud_platform", null, null, """{"project":"p1"}""", "d.src", "p1.d.src")]
    [InlineData("google_cloud_platform", null, null, """{"project":"p1"}""", "other-project.d.src", "other-project.d.src")]
    [InlineData("databricks", "adb.example", null, """{"catalog":"main","schema":"sales"}""", "src", "main.sales.src")]
    [InlineData("databricks", "adb.example", null, null, "src", "hive_metastore.default.src")]
    [InlineData("clickhouse", "ch", "shop", null, "src", "shop.src")]
    [InlineData("clickhouse", "ch", null, null, "raw.src", "raw.src")]
    [InlineData("mssql", "ms", "Sales", null, "src", "Sales.dbo.src")]
    [InlineData("mssql", "ms", "Sales", null, "Other.stage.src", "Other.stage.src")]
    [InlineData("athena", null, "lake", """{"region_name":"eu-west-1"}""", "src", "AwsDataCatalog.lake.src")]
    [InlineData("hiveserver2", "hs2", "lake", null, "src", "lake.src")]
    [InlineData("spark_sql", null, null, """{"spark.hadoop.hive.metastore.uris":"thrift://ms:9083"}""", "src", "default.src")]
    [InlineData("snowflake", null, "MART", """{"account":"org-acc","database":"A"}""", "src", "A.MART.SRC")]
    [InlineData("trino", "tr", "mart", """{"catalog":"iceberg"}""", "src", "iceberg.mart.src")]
    [InlineData("mysql", "my", "shop", null, "src", "shop.src")]
    public async Task A_table_has_one_name_whether_a_field_or_SQL_names_it(
        string type,
        string? host,
        string? schema,
        string? extra,
        string table,
        string expected
    )
    {
        var place = ConnectionNaming.Of(
            new ConnectionInfo("c", type)
            {
                Host = host,
                Schema = schema,
                Login = type == "oracle" ? "hr" : null,
                Extra = ConnectionExtra.Read(extra),
            }
        )!;
        Assert.Equal(expected, place.Table(table)?.Name);
        Assert.Equal([expected], await TablesAsync(Statement(place, $"SELECT id FROM {table}")));
    }

    [Theory]
    [InlineData(
        "databricks",
        "adb.example",
        """{"catalog":"main","schema":"sales"}""",
        "USE CATALOG dev; USE SCHEMA raw; SELECT id FROM src",
        "dev.raw.src"
    )]
    [InlineData("databricks", "adb.example", null, "USE CATALOG dev; SELECT id FROM src", "dev.default.src")]
    [InlineData("mssql", "ms", null, "USE Other; SELECT id FROM src", "Other.dbo.src")]
    [InlineData("hiveserver2", "hs2", null, "USE raw; SELECT id FROM src", "raw.src")]
    [InlineData(
        "snowflake",
        null,
        """{"account":"org-acc","database":"A"}""",
        "USE DATABASE b; USE SCHEMA s; SELECT id FROM src",
        "B.S.SRC"
    )]
    public async Task USE_moves_the_names_after_it(string type, string? host, string? extra, string sql, string expected)
    {
        var place = ConnectionNaming.Of(new ConnectionInfo("c", type) { Host = host, Extra = ConnectionExtra.Read(extra) })!;
        Assert.Equal([expected], await TablesAsync(Statement(place, sql)));
    }

    /// <summary>As the crawler writes it: <c>TaskToEvents</c>.</summary>
    static string Statement(Place place, string sql) =>
        new JsonObject
        {
            ["query"] = sql,
            ["dialect"] = place.Dialect,
            ["namespace"] = place.Namespace,
            ["database"] = place.Database,
            ["schema"] = place.Schema,
        }.ToJsonString();

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
