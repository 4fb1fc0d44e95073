using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LineageIngest.IntegrationTests.Scheduling;

namespace LineageIngest.IntegrationTests.Retention;

/// <summary>A dataset, a job or a person leaves the log and every table, stays away after a replay, and the proof is in the answer.</summary>
public sealed partial class Erasing_for_good(PostgresCluster cluster)
{
    const string Customers = """{"namespace":"postgres://db","name":"shop.public.customers"}""";
    const string Orders = """{"namespace":"postgres://db","name":"shop.public.orders"}""";

    /// <summary>And not Jane Doering, who is another.</summary>
    [GeneratedRegex(@"jane(?:\s|%20|%2520|%c2%a0|\+)+doe(?!r)", RegexOptions.IgnoreCase)]
    private static partial Regex JaneDoe();

    [Fact]
    public async Task A_dataset_leaves_the_log_and_every_table_and_its_neighbours_stay()
    {
        await using var service = await EstateAsync();
        using (
            var view = await service.Http.PostAsJsonAsync(
                "/api/lineage/views",
                new { page = "/graph", query = "root=dataset%3Apostgres%3A%2F%2Fdb%3Ashop.public.customers&pick=shop%2Epublic%2Ecustomers" }
            )
        )
        {
            view.EnsureSuccessStatusCode();
        }
        var dataset = new
        {
            kind = "dataset",
            @namespace = "postgres://db",
            name = "shop.public.customers",
        };
        using (var tried = await service.Http.PostAsJsonAsync("/api/erasures/dry-run", dataset))
        {
            var count = await tried.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(1, count.GetProperty("eventsGone").GetInt32()); // it declared itself
            Assert.True(count.GetProperty("rows").GetProperty("dataset").GetInt32() > 0);
        }
        Assert.NotEmpty(await FindAsync(service, "customers"));

        var proof = await EraseAsync(service, dataset);
        Assert.Equal("done", proof.GetProperty("state").GetString());
        Assert.Equal("""{"eventsGone":0,"eventsRewritten":0,"rows":{}}""", proof.GetProperty("remaining").GetRawText());
        Assert.Equal(1, proof.GetProperty("erased").GetProperty("rows").GetProperty("saved_view").GetInt32());
        Assert.DoesNotContain("customers", await DumpAsync(service), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await FindAsync(service, "customers"));
        // What was said of others is still there.
        Assert.NotEmpty(await FindAsync(service, "orders"));
        Assert.Equal(
            1L,
            await service.Database.ScalarAsync<long>("SELECT count(*) FROM dataset WHERE name = 'customers' OR name = 'shop.public.orders'")
        );
    }

    [Fact]
    public async Task The_same_body_again_stays_erased()
    {
        await using var service = await EstateAsync();
        await EraseAsync(service, new { kind = "person", name = "Jane Doe" });
        var before = await service.Database.ScalarAsync<long>("SELECT count(*) FROM event");
        await PostAsync(service, Load);
        await service.SettleAsync();
        Assert.Equal(before, await service.Database.ScalarAsync<long>("SELECT count(*) FROM event"));
        Assert.DoesNotMatch(JaneDoe(), await DumpAsync(service));
    }

    [Fact]
    public async Task A_person_is_written_over_wherever_the_name_stands_and_other_names_stay()
    {
        await using var service = await EstateAsync();
        await service.Database.ExecuteAsync(
            """
            INSERT INTO audit_entry (subscription_id, entry_id, at, who, authentication, action, path, status)
            VALUES (1, nextval('audit_entry_id_seq'), now(), 'jane doe', 'key', 'DELETE /api/keys', '/api/keys/Jane Doe', 200)
            """
        );
        foreach (var query in new[] { "q=Jane%20Doe", "q=Jane+Doe", "next=%2Fgraph%3Fq%3DJane%2520Doe", "q=Jane%C2%A0Doe" })
        {
            using var view = await service.Http.PostAsJsonAsync("/api/lineage/views", new { page = "/search", query });
            view.EnsureSuccessStatusCode();
        }
        await PostAsync(
            service,
            Event(
                "spaces",
                $"[{Orders}]",
                """[{"namespace":"postgres://db","name":"shop.public.spaces"}]""",
                """{"sql":{"query":"insert into spaces select 'Jane\u00a0Doe', 'Jane\n  Doe' from orders"},"documentation":{"description":"Asks Jane\u00A0 Doe"}}"""
            )
        );
        await service.SettleAsync();
        var proof = await EraseAsync(service, new { kind = "person", name = "jane doe" });
        Assert.Equal("done", proof.GetProperty("state").GetString());
        var dump = await DumpAsync(service);
        Assert.DoesNotMatch(JaneDoe(), dump);
        Assert.Contains($"erased-{proof.GetProperty("id").GetInt64()}", dump, StringComparison.Ordinal);
        Assert.Contains("Jane Doering", dump, StringComparison.Ordinal);
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM audit_entry WHERE who LIKE 'erased-%'"));
        // The SQL was kept, and the graph with it.
        Assert.True(await service.Database.ScalarAsync<long>("SELECT count(*) FROM edge") > 0);
    }

    [Theory]
    [InlineData("André Ngô", "Andre\u0301 Ngo\u0302")]
    [InlineData("Andre\u0301 Ngo\u0302", "André Ngô")]
    [InlineData("André Ngô", "q=Andre%CC%81%20Ngo%CC%82")]
    [InlineData("André Ngô", "q=ANDR%C3%89+NG%C3%94")]
    public async Task A_name_goes_in_whatever_form_its_accents_are(string name, string written)
    {
        await using var service = await EstateAsync();
        await PostAsync(
            service,
            Event("accents", $"[{Orders}]", "[]", $$$"""{"documentation":{"description":"asked by {{{written}}} today"}}""")
        );
        await service.SettleAsync();
        Assert.Contains(written, await DumpAsync(service), StringComparison.Ordinal);
        var proof = await EraseAsync(service, new { kind = "person", name });
        Assert.Equal("done", proof.GetProperty("state").GetString());
        Assert.DoesNotContain(written, await DumpAsync(service), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Somebody may be called as a job of ours is.</summary>
    [Fact]
    public async Task Words_of_the_service_stay()
    {
        await using var service = await EstateAsync();
        var proof = await EraseAsync(service, new { kind = "person", name = "retention" });
        Assert.Equal("done", proof.GetProperty("state").GetString());
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM scheduled_job WHERE kind = 'retention'"));
    }

    [Fact]
    public async Task A_job_goes_with_its_runs_and_no_run_names_it_as_its_parent()
    {
        await using var service = await EstateAsync();
        var proof = await EraseAsync(
            service,
            new
            {
                kind = "job",
                @namespace = "airflow",
                name = "shop.load",
            }
        );
        Assert.Equal("done", proof.GetProperty("state").GetString());
        Assert.DoesNotContain("shop.load", await DumpAsync(service), StringComparison.Ordinal);
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM job WHERE name = 'child'"));
    }

    [Fact]
    public async Task A_name_that_others_share_is_taken_only_where_its_namespace_says_so()
    {
        await using var service = await EstateAsync();
        await PostAsync(
            service,
            Event(
                "other",
                """[{"namespace":"postgres://test","name":"shop.public.customers"}]""",
                """[{"namespace":"postgres://test","name":"t.u.v"}]"""
            )
        );
        await service.SettleAsync();
        var proof = await EraseAsync(
            service,
            new
            {
                kind = "dataset",
                @namespace = "postgres://db",
                name = "shop.public.customers",
            }
        );
        Assert.Equal("done", proof.GetProperty("state").GetString());
        Assert.Equal(
            ["postgres://test"],
            await NamesAsync(service, "SELECT string_agg(namespace, ',') FROM dataset WHERE name = 'shop.public.customers'")
        );
    }

    [Theory]
    [InlineData("""{"kind":"dataset","name":"a.b"}""", "namespace is missing")]
    [InlineData("""{"kind":"person","name":"x"}""", "three characters")]
    [InlineData("""{"kind":"person","name":"Facets"}""", "more of the name")]
    [InlineData("""{"kind":"person","namespace":"n","name":"Jane"}""", "no namespace")]
    [InlineData("""{"kind":"job","namespace":"n","name":" "}""", "name is missing")]
    public async Task What_cannot_be_erased_is_refused(string body, string why)
    {
        await using var service = await Service.OfTenantAsync(cluster);
        using var refused = await service.Http.PostAsync("/api/erasures", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(why, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_subscription_keeps_what_has_the_same_name()
    {
        await using var one = await Service.OfTenantAsync(cluster);
        await using var other = await Service.OfTenantAsync(cluster);
        foreach (var service in new[] { one, other })
        {
            await PostAsync(service, Load);
            await service.SettleAsync();
        }
        await EraseAsync(one, new { kind = "person", name = "Jane Doe" });
        Assert.NotEmpty(await FindAsync(other, "customers"));
        Assert.Contains("Jane Doe", await other.Http.GetStringAsync("/api/lineage/export?format=openlineage"), StringComparison.Ordinal);
        Assert.DoesNotMatch(JaneDoe(), await one.Http.GetStringAsync("/api/lineage/export?format=openlineage"));
        Assert.Equal("[]", (await other.Http.GetFromJsonAsync<JsonElement>("/api/erasures")).GetProperty("erasures").GetRawText());
    }

    static string Load =>
        Event(
            "shop.load",
            $"[{Customers}]",
            $"[{Orders}]",
            """{"sql":{"query":"insert into orders select id, 'Jane Doe' from customers where keeper <> 'Jane Doering'"},"ownership":{"owners":[{"name":"Jane Doe","type":"OWNER"}]}}"""
        );

    async Task<Service> EstateAsync()
    {
        var service = await Service.StartAsync(cluster);
        await PostAsync(service, Load);
        await PostAsync(
            service,
            Event(
                "report",
                $"[{Orders}]",
                """[{"namespace":"postgres://db","name":"shop.public.report"}]""",
                """{"documentation":{"description":"No shop.public.customers in here"}}"""
            )
        );
        await PostAsync(
            service,
            """{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","run":{"runId":"child","facets":{"parent":{"run":{"runId":"r"},"job":{"namespace":"airflow","name":"shop.load"}}}},"job":{"namespace":"airflow","name":"child"},"inputs":[{"namespace":"postgres://db","name":"shop.public.orders"}],"outputs":[]}"""
        );
        await PostAsync(
            service,
            """{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"postgres://db","name":"shop.public.customers","facets":{"documentation":{"description":"kept by Jane Doe"}}}}"""
        );
        await service.SettleAsync();
        return service;
    }

    static string Event(string job, string inputs, string outputs, string facets = "{}") =>
        $$$"""{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","run":{"runId":"{{{job}}}"},"job":{"namespace":"airflow","name":"{{{job}}}","facets":{{{facets}}}},"inputs":{{{inputs}}},"outputs":{{{outputs}}}}""";

    static async Task PostAsync(Service service, string body)
    {
        using var posted = await service.Http.PostAsync("/api/v1/lineage", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
    }

    static async Task<JsonElement> EraseAsync(Service service, object target)
    {
        using var asked = await service.Http.PostAsJsonAsync("/api/erasures", target);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        JsonElement now = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                now = await service.Http.GetFromJsonAsync<JsonElement>(asked.Headers.Location);
                return now.GetProperty("state").GetString() is "done" or "incomplete";
            },
            60
        );
        return now;
    }

    static async Task<List<string>> FindAsync(Service service, string words) =>
        [
            .. (await service.Http.GetFromJsonAsync<JsonElement>($"/api/lineage/search?q={words}"))
                .GetProperty("results")
                .EnumerateArray()
                .Select(hit => hit.GetRawText()),
        ];

    static async Task<string[]> NamesAsync(Service service, string sql) =>
        (await service.Database.ScalarAsync<string>(sql))?.Split(',') ?? [];

    /// <summary>Every row of every table as text, and every event of the log.</summary>
    static async Task<string> DumpAsync(Service service)
    {
        var tables = await NamesAsync(
            service,
            "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'event'"
        );
        var all = new StringBuilder(await service.Http.GetStringAsync("/api/lineage/export?format=openlineage"));
        foreach (var table in tables)
        {
            all.AppendLine(
                await service.Database.ScalarAsync<string>($"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM {table} AS t")
            );
        }
        return all.ToString();
    }
}
