using System.Net.Http.Json;
using System.Text.Json;
using DuckDB.NET.Data;
using LineageIngest.DataSources;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.Reading;
using LineageIngest.Names;
using LineageIngest.Outward;

namespace LineageIngest.IntegrationTests.DataSources;

public sealed class Files_and_duckdb(PostgresCluster cluster)
{
    [Fact]
    public async Task Files_below_an_allowed_folder_are_declared_and_profiled()
    {
        using var folder = new TemporaryFolder();
        var lake = Directory.CreateDirectory(Path.Combine(folder.Path, "lake's 1")).FullName;
        await WriteAsync(
            $"COPY (SELECT n AS id, n % 7 AS kind, n / 2.0 AS price, DATE '2026-01-01' + n::INTEGER AS day FROM range(1000) AS r (n)) TO '{Quoted(lake)}/sales.parquet' (FORMAT parquet)"
        );
        await File.WriteAllTextAsync(Path.Combine(lake, "people.csv"), "id,name\n1,Ann\n2,\n3,Bob\n");
        await File.WriteAllTextAsync(Path.Combine(lake, "events.jsonl"), "{\"id\":1,\"tags\":[\"a\"]}\n{\"id\":1,\"tags\":[\"a\"]}\n");
        await File.WriteAllTextAsync(Path.Combine(lake, "broken.parquet"), "no parquet");
        await File.WriteAllTextAsync(Path.Combine(lake, "p*.csv"), "id\n1\n");
        File.CreateSymbolicLink(Path.Combine(lake, "out.csv"), "/etc/passwd");

        await using var service = await Service.StartAsync(await cluster.CreateDatabaseAsync(), dataFolders: [folder.Path]);
        await service.AddSourceAsync(
            "lake",
            new
            {
                address = new Uri("file://" + Uri.EscapeDataString(lake).Replace("%2F", "/", StringComparison.Ordinal)).AbsoluteUri,
                schedule = "none",
            }
        );
        Assert.StartsWith("3 tables, 0 views: 3 declared anew", await service.CrawlSourceAsync("lake"), StringComparison.Ordinal);

        var sales = await service.ProfileAsync("file", $"{lake}/sales.parquet");
        Assert.Equal(1000, sales.GetProperty("rowCount").GetInt64());
        Assert.Equal(
            (7, "exact"),
            (sales.Column("kind").GetProperty("distinctCount").GetInt32(), sales.Column("kind").GetProperty("distinctMethod").GetString())
        );
        Assert.Equal(
            ("2026-01-01", "2028-09-26"),
            (sales.Column("day").GetProperty("min").GetString(), sales.Column("day").GetProperty("max").GetString())
        );
        Assert.Equal(1, (await service.ProfileAsync("file", $"{lake}/people.csv")).Column("name").GetProperty("nullCount").GetInt32());
        Assert.Equal(
            1,
            (await service.ProfileAsync("file", $"{lake}/events.jsonl")).GetProperty("duplicates").GetProperty("count").GetInt32()
        );
        var sampled = await service.ProfileAsync("file", $"{lake}/sales.parquet", new { maxRows = 1000 });
        Assert.Equal(JsonValueKind.Null, sampled.GetProperty("sample").ValueKind);
    }

    [Fact]
    public async Task A_link_out_of_the_allowed_folders_leads_nowhere()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "out"), "/etc");
        await using var service = await Service.StartAsync(await cluster.CreateDatabaseAsync(), dataFolders: [folder.Path]);
        foreach (var path in new[] { "/out", "/../", "" })
        {
            using var answer = await service.Http.PutAsJsonAsync(
                "/api/data-sources/x",
                new { address = $"file://{folder.Path}{path}", schedule = "none" }
            );
            Assert.Equal(path.Length == 0, answer.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task A_duckdb_database_has_tables_views_and_lineage_and_reaches_no_file()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "shop.duckdb");
        await WriteAsync(
            """
            CREATE TABLE orders (id BIGINT PRIMARY KEY, amount DECIMAL(10,2), tags VARCHAR[]);
            INSERT INTO orders SELECT n, n / 10.0, ['a', 'b'] FROM range(500) AS r (n);
            CREATE VIEW big AS SELECT id, amount FROM orders WHERE amount > 40;
            CREATE VIEW stolen AS SELECT * FROM read_text('/etc/passwd');
            """,
            file
        );
        await using var service = await Service.StartAsync(await cluster.CreateDatabaseAsync(), dataFolders: [folder.Path]);
        await service.AddSourceAsync("shop", new { address = $"duckdb://{file}", schedule = "none" });
        await service.CrawlSourceAsync("shop");
        var ns = $"duckdb://{file}";
        Assert.True(
            await service.Database.ScalarAsync<bool>(
                $"SELECT EXISTS (SELECT FROM edge JOIN evidence USING (item_id) WHERE source_id = '{new DatasetName(ns, "shop.main.orders").Id}' AND target_id = '{new DatasetName(ns, "shop.main.big").Id}' AND kind = 'view')"
            )
        );
        var orders = await service.ProfileAsync(ns, "shop.main.orders");
        Assert.Equal(500, orders.GetProperty("rowCount").GetInt32());
        Assert.Equal("49.90", orders.Column("amount").GetProperty("max").GetString());
        Assert.Equal(["id"], orders.GetProperty("duplicates").GetProperty("key").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(99, (await service.ProfileAsync(ns, "shop.main.big")).GetProperty("rowCount").GetInt32());

        var source = new OpenSources(new DataFolders([folder.Path])).Open(
            new DataSourceSettings("shop", new Uri($"duckdb://{file}")),
            null,
            new OutwardRoute(reachesPrivate: false)
        );
        var stolen = new SourceTable(
            "shop.main.stolen",
            ["main", "stolen"],
            TableKind.View,
            [new SourceColumn("content", "VARCHAR", true)]
        );
        var refused = await Assert.ThrowsAsync<DataSourceException>(() =>
            source.ReadRowsAsync(
                stolen,
                new RowsWanted(1000, _ => { }),
                new TableSketch(stolen.Columns, [], _ => null),
                CancellationToken.None
            )
        );
        Assert.Contains("disabled", refused.Message, StringComparison.Ordinal);
    }

    static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    static async Task WriteAsync(string sql, string file = ":memory:")
    {
        await using var connection = new DuckDBConnection($"Data Source={file}");
        await connection.OpenAsync();
        await connection.RunAsync(sql, CancellationToken.None);
    }
}
