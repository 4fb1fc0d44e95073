using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using Npgsql;

namespace LineageIngest.IntegrationTests.DataSources;

public sealed class Postgres_sources(PostgresCluster cluster)
{
    const string Shop = """
        CREATE SCHEMA sales;
        CREATE TABLE sales.customers (id bigint PRIMARY KEY, email text, country text NOT NULL);
        CREATE TABLE sales.orders (
            id bigint PRIMARY KEY, customer_id bigint REFERENCES sales.customers, amount numeric(12,2), note text, "odd ""name" text, placed_at timestamptz, doc jsonb);
        COMMENT ON TABLE sales.orders IS 'What was ordered';
        COMMENT ON COLUMN sales.orders.amount IS 'In euros';
        CREATE VIEW sales.revenue AS SELECT c.country, sum(o.amount) AS total FROM sales.orders AS o JOIN sales.customers AS c ON c.id = o.customer_id GROUP BY c.country;
        CREATE MATERIALIZED VIEW sales.revenue_kept AS SELECT country, total FROM sales.revenue;
        INSERT INTO sales.customers SELECT n, 'c' || n || '@example.org', CASE WHEN n % 2 = 0 THEN 'DE' ELSE 'FR' END FROM generate_series(1, 100) AS n;
        INSERT INTO sales.orders
        SELECT n, 1 + n % 100, n / 100.0, CASE WHEN n % 10 = 0 THEN NULL WHEN n % 10 = 1 THEN E'tab\there\\ and\nline' ELSE 'note ' || n END, 'x',
               timestamptz '2026-01-01 00:00:00+00' + n * interval '1 minute', '{"a":1}'
          FROM generate_series(1, 20000) AS n;
        ANALYZE;
        """;

    static readonly string[] _country = ["country"];
    static readonly string[] _nothing = ["nothing"];

    [Fact]
    public async Task Tables_and_views_of_a_catalog_become_datasets_and_lineage_once()
    {
        await using var shop = await ShopAsync();
        await using var service = await Service.OfTenantAsync(cluster);
        await AddAsync(service, shop);
        var tested = await (await service.Http.PostAsync("/api/data-sources/shop/test", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(tested.GetProperty("works").GetBoolean(), tested.ToString());
        Assert.StartsWith("PostgreSQL 1", tested.GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.True(tested.GetProperty("writable").GetBoolean()); // the role owns its tables; the sessions are read-only all the same

        Assert.Equal("2 tables, 2 views: 4 declared anew, 0 gone, 0 statements declared anew", await service.CrawlSourceAsync("shop"));
        var orders = await service.Http.GetFromJsonAsync<JsonElement>(
            $"/api/v1/namespaces/{Uri.EscapeDataString(Namespace(shop))}/datasets/{Name(shop, "orders")}"
        );
        Assert.Equal("What was ordered", orders.GetProperty("description").GetString());
        Assert.Equal("numeric(12,2)", orders.GetProperty("fields")[2].GetProperty("type").GetString());
        Assert.Equal("In euros", orders.GetProperty("fields")[2].GetProperty("description").GetString());
        Assert.Equal(
            ["customers>revenue sql,view", "orders>revenue sql,view", "revenue>revenue_kept sql,view"],
            await EdgesAsync(service, shop)
        );
        Assert.True(
            await service.Database.ScalarAsync<bool>(
                $"SELECT EXISTS (SELECT FROM column_edge WHERE source_id = '{Id(shop, "orders")}' AND source_column = 'amount' AND target_id = '{Id(shop, "revenue")}' AND target_column = 'total')"
            )
        );

        Assert.Equal("2 tables, 2 views: 0 declared anew, 0 gone, 0 statements declared anew", await service.CrawlSourceAsync("shop"));
        await shop.ExecuteAsync("DROP MATERIALIZED VIEW sales.revenue_kept; ALTER TABLE sales.orders ADD COLUMN rebate numeric");
        Assert.Equal("2 tables, 1 views: 1 declared anew, 1 gone, 0 statements declared anew", await service.CrawlSourceAsync("shop"));
        Assert.True(
            await service.Database.ScalarAsync<bool>(
                $"SELECT bool_and(valid_to IS NOT NULL) FROM validity JOIN edge USING (item_id) WHERE target_id = '{Id(shop, "revenue_kept")}'"
            ),
            "the edge of a dropped view has ended"
        );

        var shown = await service.Http.GetStringAsync("/api/data-sources");
        Assert.Contains("\"hasPassword\":true", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(shop.Address).Password!, shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.DeleteAsync("/api/data-sources/shop")).StatusCode);
    }

    [Fact]
    public async Task A_profile_counts_what_is_in_the_table_and_is_kept_through_a_replay()
    {
        await using var shop = await ShopAsync();
        await using var service = await Service.StartAsync(cluster);
        await AddAsync(service, shop);
        await service.CrawlSourceAsync("shop");

        var profile = await service.ProfileAsync(Namespace(shop), Name(shop, "orders"));
        Assert.Equal(20_000, profile.GetProperty("rowCount").GetInt64());
        Assert.Equal("exact", profile.GetProperty("rowCountMethod").GetString());
        Assert.Equal(7, profile.GetProperty("columnCount").GetInt32());
        Assert.Equal(0, profile.GetProperty("duplicates").GetProperty("count").GetInt64());
        Assert.Equal("placed_at", profile.GetProperty("freshness").GetProperty("column").GetString());
        Assert.True(profile.GetProperty("tableSizeBytes").GetInt64() > 1_000_000);
        var amount = profile.Column("amount");
        Assert.Equal(("0.01", "200.00"), (amount.GetProperty("min").GetString(), amount.GetProperty("max").GetString()));
        Assert.Equal(100.005, amount.GetProperty("mean").GetDouble(), 6);
        Assert.InRange(amount.GetProperty("quantiles").GetProperty("0.5").GetDouble(), 96, 104);
        Assert.InRange(amount.GetProperty("distinctCount").GetInt64(), 19_500, 20_500);
        Assert.Equal("hyperloglog", amount.GetProperty("distinctMethod").GetString());
        var note = profile.Column("note");
        Assert.Equal((2000, 10.0), (note.GetProperty("nullCount").GetInt64(), note.GetProperty("nullPercentage").GetDouble()));
        Assert.Equal("tab\there\\ and\nline", note.GetProperty("topValues")[0].GetProperty("value").GetString());
        Assert.Equal(2000, note.GetProperty("topValues")[0].GetProperty("count").GetInt64());
        Assert.Equal(
            (100, "exact"),
            (
                profile.Column("customer_id").GetProperty("distinctCount").GetInt32(),
                profile.Column("customer_id").GetProperty("distinctMethod").GetString()
            )
        );
        Assert.Equal(1, profile.Column("odd \"name").GetProperty("distinctCount").GetInt32());

        var customers = await service.ProfileAsync(Namespace(shop), Name(shop, "customers"), new { key = _country });
        Assert.Equal(98, customers.GetProperty("duplicates").GetProperty("count").GetInt64());
        Assert.Equal("its name", customers.Column("email").GetProperty("valuesWithheld").GetString());
        Assert.DoesNotContain("example.org", customers.ToString(), StringComparison.Ordinal);

        await shop.ExecuteAsync("DELETE FROM sales.orders WHERE id > 10");
        await service.ProfileAsync(Namespace(shop), Name(shop, "orders"));
        using var replayed = await service.Http.PostAsync("/api/lineage/replay", null);
        Assert.True(replayed.IsSuccessStatusCode, await replayed.Content.ReadAsStringAsync());
        await service.SettleAsync();
        var kept = await service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/assets/{Id(shop, "orders")}/profiles");
        Assert.Equal([10, 20_000], kept.GetProperty("profiles").EnumerateArray().Select(one => one.GetProperty("rowCount").GetInt64()));
        Assert.Equal(
            2,
            await service.Database.ScalarAsync<long>(
                $"SELECT count(*) FROM dataset_measure WHERE kind = 'dataQualityMetrics' AND dataset_id = '{Id(shop, "orders")}'"
            )
        );
    }

    [Fact]
    public async Task A_large_table_is_sampled_and_says_so()
    {
        await using var shop = await ShopAsync();
        await using var service = await Service.OfTenantAsync(cluster);
        await AddAsync(service, shop);
        await service.CrawlSourceAsync("shop");
        var profile = await service.ProfileAsync(Namespace(shop), Name(shop, "orders"), new { maxRows = 5000 });
        Assert.Equal(20_000, profile.GetProperty("rowCount").GetInt64());
        Assert.Equal("estimate", profile.GetProperty("rowCountMethod").GetString());
        Assert.InRange(profile.GetProperty("sample").GetProperty("rows").GetInt64(), 2000, 8000);
        Assert.InRange(profile.Column("note").GetProperty("nullPercentage").GetDouble(), 8, 12);
    }

    [Fact]
    public async Task A_plan_profiles_all_tables_of_a_pattern()
    {
        await using var shop = await ShopAsync();
        await using var service = await Service.OfTenantAsync(cluster);
        await AddAsync(service, shop);
        await service.CrawlSourceAsync("shop");
        using var saved = await service.Http.PutAsJsonAsync("/api/profile-plans/nightly", new { pattern = "*.sales.*s", schedule = "1d" });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync()); // which runs it once
        await Scheduling.Eventually.HoldsAsync(
            async () =>
            {
                await service.SettleAsync();
                return await service.Database.ScalarAsync<long>(
                        $"SELECT count(DISTINCT dataset_id) FROM dataset_measure WHERE kind = 'profile' AND dataset_id IN ('{Id(shop, "orders")}', '{Id(shop, "customers")}')"
                    ) == 2;
            },
            30
        );
        using var both = await service.Http.PutAsJsonAsync("/api/profile-plans/odd", new { pattern = "*", tag = "gold" });
        Assert.Equal(HttpStatusCode.BadRequest, both.StatusCode);
    }

    [Fact]
    public async Task Remembered_statements_are_evidence_of_what_they_wrote()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.StartAsync(
            PostgresCluster.OptionsFor(folder.Path) with
            {
                MoreSettings = ["shared_preload_libraries=pg_stat_statements"],
            },
            TestContext.Current.CancellationToken
        );
        // Its administrator has the same password; only he may make this extension.
        await using var shop = new TestDatabase(
            new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = "postgres" }.ConnectionString
        );
        await shop.ExecuteAsync(Shop);
        await shop.ExecuteAsync("CREATE EXTENSION pg_stat_statements; CREATE TABLE sales.daily (day date, total numeric)");
        await shop.ExecuteAsync(
            "INSERT INTO sales.daily SELECT placed_at::date, sum(amount) FROM sales.orders WHERE amount > 7 GROUP BY placed_at::date"
        );
        await using var service = await Service.OfTenantAsync(cluster);
        await AddAsync(service, shop, queryHistory: true);
        Assert.EndsWith("1 statements declared anew", await service.CrawlSourceAsync("shop"), StringComparison.Ordinal);
        Assert.Contains("orders>daily query-history,sql", await EdgesAsync(service, shop));
        Assert.EndsWith(" 0 statements declared anew", await service.CrawlSourceAsync("shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_profiled_is_said_in_words()
    {
        await using var shop = await ShopAsync();
        await using var service = await Service.OfTenantAsync(cluster);
        await AddAsync(service, shop);
        await service.CrawlSourceAsync("shop");
        using var wrongKey = await service.Http.PostAsJsonAsync(
            $"/api/lineage/assets/{Id(shop, "orders")}/profile",
            new { key = _nothing }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongKey.StatusCode);
        Assert.Contains("no column 'nothing'", await wrongKey.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await shop.ExecuteAsync("ALTER TABLE sales.customers RENAME TO clients");
        using var gone = await service.Http.PostAsync($"/api/lineage/assets/{Id(shop, "customers")}/profile", null);
        Assert.Contains("has a table of that name", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var unknown = await service.Http.PostAsync("/api/lineage/assets/dataset:x:y/profile", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_profile_that_takes_too_long_is_ended_by_its_limit_or_by_hand()
    {
        await using var shop = await ShopAsync();
        await shop.ExecuteAsync("CREATE VIEW sales.slow AS SELECT id, pg_sleep(60)::text AS pause FROM sales.orders");
        await using var service = await Service.OfTenantAsync(cluster);
        await AddAsync(service, shop);
        await service.CrawlSourceAsync("shop");
        var slow = $"/api/lineage/assets/{Id(shop, "slow")}/profile";
        var asked = service.Http.PostAsync(slow, null);
        var job = $"/api/jobs/profile:asset-{Id(shop, "slow"):D}/runs";
        JsonElement run = default;
        await Scheduling.Eventually.HoldsAsync(
            async () =>
            {
                using var answer = await service.Http.GetAsync(job);
                if (!answer.IsSuccessStatusCode)
                    return false;
                run = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runs").EnumerateArray().FirstOrDefault();
                return run.ValueKind == JsonValueKind.Object;
            },
            20
        );
        using var second = await service.Http.PostAsync(slow, null);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        using var cancelled = await service.Http.PostAsync($"/api/jobs/runs/{run.GetProperty("runId").GetInt64()}/cancel", null);
        Assert.True(cancelled.IsSuccessStatusCode, await cancelled.Content.ReadAsStringAsync());
        using var ended = await asked;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ended.StatusCode);
        Assert.Contains("cancelled", await ended.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await service.AddSourceAsync("shop", new { statementTimeout = 1 });
        using var late = await service.Http.PostAsync(slow, null);
        Assert.Contains("statement timeout", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_used_is_said_in_words()
    {
        await using var shop = await ShopAsync();
        await using var service = await Service.OfTenantAsync(cluster);
        foreach (
            var (source, word) in new (object, string)[]
            {
                (new { address = "oracle://db/x" }, "address begins with"),
                (new { address = "postgresql://u:p@db/x" }, "no user and no password"),
                (new { address = "postgresql://db:5432" }, "names the database"),
                (new { address = "file:///etc" }, "--data-folder"),
                (new { address = "postgresql://db/x", schedule = "7m" }, "schedule"),
            }
        )
        {
            using var refused = await service.Http.PutAsJsonAsync("/api/data-sources/bad", source);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(word, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        var address = new NpgsqlConnectionStringBuilder(shop.Address);
        await service.AddSourceAsync(
            "shop",
            new
            {
                address = $"postgresql://127.0.0.1:{address.Port}/{address.Database}",
                user = "nobody_here",
                password = "wrong",
                schedule = "none",
            }
        );
        var tested = await (await service.Http.PostAsync("/api/data-sources/shop/test", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(tested.GetProperty("works").GetBoolean());
        Assert.Contains("nobody_here", tested.GetProperty("error").GetString(), StringComparison.Ordinal);
        using var elsewhere = await service.Http.PutAsJsonAsync(
            "/api/data-sources/shop",
            new { address = "postgresql://elsewhere:5432/x" }
        );
        Assert.Contains("give the password again", await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    async Task<TestDatabase> ShopAsync()
    {
        var shop = await cluster.CreateEmptyDatabaseAsync();
        await shop.ExecuteAsync(Shop);
        return shop;
    }

    static Task AddAsync(Service service, TestDatabase shop, bool queryHistory = false)
    {
        var address = new NpgsqlConnectionStringBuilder(shop.Address);
        return service.AddSourceAsync(
            "shop",
            new
            {
                address = $"postgresql://127.0.0.1:{address.Port}/{address.Database}",
                user = address.Username,
                password = address.Password,
                schedule = "none",
                queryHistory,
            }
        );
    }

    static string Namespace(TestDatabase shop) => $"postgres://127.0.0.1:{new NpgsqlConnectionStringBuilder(shop.Address).Port}";

    static string Name(TestDatabase shop, string table) => $"{new NpgsqlConnectionStringBuilder(shop.Address).Database}.sales.{table}";

    static Guid Id(TestDatabase shop, string table) => new DatasetName(Namespace(shop), Name(shop, table)).Id;

    static async Task<List<string>> EdgesAsync(Service service, TestDatabase shop)
    {
        await using var connection = await service.Database.Source.OpenConnectionAsync();
        return await connection.QueryAsync(
            """
            SELECT split_part(s.name, '.', 3) || '>' || split_part(t.name, '.', 3) || ' ' || string_agg(DISTINCT v.kind, ',' ORDER BY v.kind)
              FROM edge AS e
              JOIN dataset AS s ON s.dataset_id = e.source_id
              JOIN dataset AS t ON t.dataset_id = e.target_id
              JOIN evidence AS v ON v.item_id = e.item_id
             WHERE s.namespace = $1 AND starts_with(s.name, $2)
             GROUP BY s.name, t.name
             ORDER BY s.name, t.name
            """,
            row => row.GetString(0),
            CancellationToken.None,
            Namespace(shop),
            Name(shop, "")
        );
    }
}
