using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Page;

/// <summary>Answers that pages are made of, over the recorded events of Airflow.</summary>
public sealed class What_the_page_asks(PostgresCluster cluster) : IAsyncLifetime
{
    const string FctSales = "dataset:postgres://127.0.0.1:5432:retail3.mart.fct_sales";
    const string FctSalesTask = "job:af3:retail_pg_etl.mart.fct_sales";
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Service.OfTenantAsync(cluster);
        foreach (var chunk in (await Recordings.ReadAsync("airflow-3.2.1.ndjson.gz")).Chunk(100))
            await PostAsync("/api/v1/lineage/batch", $"[{string.Join(',', chunk.Select(Encoding.UTF8.GetString))}]");
        await _service.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_dataset_is_told_with_its_writers_readers_and_neighbours()
    {
        var answer = await GetAsync($"/api/lineage/assets?id={Name(FctSales)}&id={Name("dataset:nowhere:nothing")}");
        Assert.Equal("dataset:nowhere:nothing", answer.GetProperty("missing").EnumerateArray().Single().GetString());
        var asset = answer.GetProperty("assets").EnumerateArray().Single();
        var around = await GetAsync($"/api/lineage/assets/full?id={Name(FctSales)}&depth=1");
        Assert.Equal(
            around.GetProperty("nodes").GetArrayLength() - 1,
            asset.GetProperty("upstreamCount").GetInt32() + asset.GetProperty("downstreamCount").GetInt32()
        );
        Assert.Equal("retail_pg_etl.mart.fct_sales", asset.GetProperty("writers")[0].GetProperty("job").GetProperty("name").GetString());
        Assert.Equal(
            (await GetAsync($"/api/lineage/assets/upstream?id={Name(FctSales)}&depth=15")).GetProperty("totalNodes").GetInt32() - 1,
            asset.GetProperty("upstreamTotal").GetInt32()
        );
    }

    [Fact]
    public async Task Induced_answers_hold_every_edge_between_their_nodes_and_each_job_once()
    {
        var answer = await GetAsync($"/api/lineage/assets/full?id={Name(FctSales)}&induced=true&columns=names");
        var nodes = answer.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("id").GetString()!);
        var edges = Pairs(answer);
        foreach (var node in nodes.Values)
        {
            var own = await GetAsync($"/api/lineage/assets/downstream?id={node.GetProperty("id").GetString()}&depth=1");
            foreach (var pair in Pairs(own).Where(pair => nodes.ContainsKey(pair.Target)))
                Assert.Contains(pair, edges);
        }
        var jobs = answer
            .GetProperty("edges")
            .EnumerateArray()
            .Select(edge => edge.GetProperty("job").GetProperty("id").GetString()!)
            .Distinct();
        Assert.Equal(jobs.Order(), answer.GetProperty("jobs").EnumerateObject().Select(job => job.Name).Order());
        Assert.Contains(
            nodes.Values.Single(node => node.GetProperty("depth").GetInt32() == 0).GetProperty("columns").EnumerateArray(),
            column => column.GetProperty("name").GetString() == "amount"
        );
    }

    [Fact]
    public async Task The_tree_of_names_leads_to_every_dataset_and_counts_it()
    {
        var top = (await GetAsync("/api/lineage/browse?kind=dataset")).GetProperty("children").EnumerateArray().ToList();
        foreach (var ns in top)
            Assert.Equal(ns.GetProperty("count").GetInt32(), (await LeavesAsync(ns)).Count);
        var all = new List<string>();
        foreach (var ns in top)
            all.AddRange(await LeavesAsync(ns));
        Assert.Contains("retail3.mart.fct_sales", all);
        Assert.DoesNotContain("retail3.public.generate_series", all); // a phantom: a table function that was claimed to be a table
    }

    [Fact]
    public async Task Lists_go_on_page_by_page_and_give_each_dataset_and_job_once()
    {
        foreach (
            var (list, address) in new[]
            {
                ("datasets", "datasets?sort=name"),
                ("datasets", "datasets?sort=changed"),
                ("jobs", "jobs?sort=name"),
                ("jobs", "jobs?sort=changed"),
            }
        )
        {
            var (ids, cursor, total) = (new List<string>(), "", 0);
            do
            {
                var page = await GetAsync($"/api/lineage/{address}&limit=7{cursor}");
                total = page.GetProperty("total").GetInt32();
                ids.AddRange(page.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
                cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
            } while (cursor.Length > 0);
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Equal(total, ids.Count);
        }
    }

    [Fact]
    public async Task The_runs_of_all_dags_tell_what_failed_first()
    {
        var failed = (await GetAsync("/api/lineage/runs?root=true&state=FAIL&job=retail_pg_etl"))
            .GetProperty("runs")
            .EnumerateArray()
            .ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, run => Assert.Equal("FAIL", run.GetProperty("state").GetString()));
        Assert.Contains(
            failed,
            run => run.GetProperty("failedTasks").EnumerateArray().Any(task => task.GetProperty("label").GetString() == "create_schema")
        );
        Assert.Contains(failed, run => run.GetProperty("firstError").GetString()?.Contains("dsn", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Runs_that_are_only_named_can_be_left_out_of_the_list()
    {
        var all = await RunStatesAsync("");
        var own = await RunStatesAsync("&own=true");
        Assert.Contains("NEW", all);
        Assert.Equal(all.FindAll(state => state != "NEW"), own);
    }

    /// <summary>In the order of the list; of all pages, of which the total must tell the number.</summary>
    async Task<List<string>> RunStatesAsync(string filter)
    {
        List<string> states = [];
        var (total, cursor) = (0, "");
        do
        {
            var page = await GetAsync($"/api/lineage/runs?root=true&limit=20{filter}{cursor}");
            total = page.GetProperty("total").GetInt32();
            states.AddRange(page.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("state").GetString()!));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : "";
        } while (cursor.Length > 0);
        Assert.Equal(total, states.Count);
        return states;
    }

    [Fact]
    public async Task The_sql_of_a_job_has_the_place_of_each_column_and_of_its_sources()
    {
        var answer = await GetAsync($"/api/lineage/jobs/{Name(FctSalesTask)}/sql");
        var sql = answer.GetProperty("sql").GetString()!;
        var amount = answer
            .GetProperty("statements")[0]
            .GetProperty("columns")
            .EnumerateArray()
            .Single(column => column.GetProperty("target").GetProperty("column").GetString() == "amount");
        Assert.Equal("computed", amount.GetProperty("word").GetString());
        Assert.Equal("oi.qty * oi.unit_price", amount.GetProperty("expression").GetString());
        foreach (var source in amount.GetProperty("sources").EnumerateArray())
        {
            foreach (var span in source.GetProperty("spans").EnumerateArray())
                Assert.Equal(source.GetProperty("column").GetString(), Cut(sql, span));
        }
        Assert.All(amount.GetProperty("targetSpans").EnumerateArray(), span => Assert.Equal("amount", Cut(sql, span)));
        using var none = await _service.Http.GetAsync($"/api/lineage/jobs/{Name("job:af3:retail_misc")}/sql");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("/problems/no-sql", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_edge_and_a_step_of_a_path_say_what_the_sql_writes_and_what_decides_the_rows()
    {
        var answer = await GetAsync($"/api/lineage/assets/upstream?id={Name(FctSales)}&depth=1&columns=true&expressions=true");
        var edge = answer
            .GetProperty("columns")
            .EnumerateArray()
            .First(e => e.GetProperty("targetColumn").GetString() == "amount" && e.GetProperty("type").GetString() == "DIRECT");
        Assert.Equal("oi.qty * oi.unit_price", edge.GetProperty("expression").GetString());
        var sql = (await GetAsync($"/api/lineage/jobs/{Name(FctSalesTask)}/sql")).GetProperty("sql").GetString()!;
        Assert.Equal("oi.qty * oi.unit_price", Cut(sql, edge.GetProperty("span")));
        var step = (await GetAsync($"/api/lineage/column/paths?dataset={Name(FctSales)}&column=amount"))
            .GetProperty("paths")[0]
            .GetProperty("steps")
            .EnumerateArray()
            .Last();
        Assert.Equal(
            ("oi.qty * oi.unit_price", "confirmed"),
            (step.GetProperty("expression").GetString(), step.GetProperty("verdict").GetString())
        );
        Assert.Contains(
            step.GetProperty("rows").EnumerateArray(),
            row =>
                row.GetProperty("subtype").GetString() == "JOIN" && row.GetProperty("column").GetProperty("field").GetString() == "order_id"
        );
        Assert.NotEqual(JsonValueKind.Null, step.GetProperty("at").ValueKind);
    }

    [Fact]
    public async Task Pasted_sql_is_read_with_what_the_store_knows()
    {
        var answer = await PostAsync(
            "/api/lineage/analyze",
            """{"sql": "insert into mart.x (region, total) select c.region, sum(f.amount) from raw.customers c join mart.fct_sales f using (customer_id) group by 1"}"""
        );
        Assert.Equal(("postgres", "Full"), (answer.GetProperty("dialect").GetString(), answer.GetProperty("completeness").GetString()));
        var total = answer.GetProperty("statements")[0].GetProperty("columns")[1];
        Assert.Equal("summed", total.GetProperty("word").GetString());
        Assert.Equal("retail3.mart.fct_sales", total.GetProperty("sources")[0].GetProperty("table").GetProperty("name").GetString());
        using var body = JsonContent.Create(new { sql = new string('x', 200_001) });
        using var refused = await _service.Http.PostAsync("/api/lineage/analyze", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task A_parameter_that_an_endpoint_does_not_have_is_refused_by_name()
    {
        using var answer = await _service.Http.GetAsync($"/api/lineage/assets/upstream?id={Name(FctSales)}&dept=3");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("dept", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task False_claims_are_told_with_the_word_in_the_sql()
    {
        var audit = await GetAsync("/api/lineage/audit?producer=AIRFLOW&limit=1000");
        Assert.Equal(audit.GetProperty("contradicted").GetArrayLength(), audit.GetProperty("total").GetInt32());
        var claim = audit
            .GetProperty("contradicted")
            .EnumerateArray()
            .First(one => one.GetProperty("why").GetString()?.Contains("table function", StringComparison.Ordinal) is true);
        var sql = (await GetAsync($"/api/lineage/jobs/{claim.GetProperty("jobId").GetString()}/sql")).GetProperty("sql").GetString()!;
        Assert.Equal("generate_series", Cut(sql, claim.GetProperty("span")));
        var group = audit
            .GetProperty("groups")
            .EnumerateArray()
            .First(one => one.GetProperty("why").GetString() == claim.GetProperty("reason").GetString());
        var same = await GetAsync($"/api/lineage/audit?producer=AIRFLOW&why={Name(group.GetProperty("why").GetString()!)}&limit=1000");
        Assert.Equal(group.GetProperty("count").GetInt32(), same.GetProperty("contradicted").GetArrayLength());
    }

    [Fact]
    public async Task Events_are_listed_newest_first_and_filtered()
    {
        var all = await GetAsync("/api/lineage/events?limit=500");
        Assert.Equal(all.GetProperty("total").GetInt32(), all.GetProperty("events").GetArrayLength());
        var failed = (await GetAsync("/api/lineage/events?type=FAIL&job=create_schema")).GetProperty("events").EnumerateArray().ToList();
        Assert.NotEmpty(failed);
        Assert.All(
            failed,
            one => Assert.EndsWith("create_schema", one.GetProperty("job").GetProperty("name").GetString(), StringComparison.Ordinal)
        );
        var detail = await GetAsync($"/api/lineage/events/{failed[0].GetProperty("id").GetString()}");
        Assert.Equal("FAIL", detail.GetProperty("body").GetProperty("eventType").GetString());
        Assert.Equal("FAIL", detail.GetProperty("outcome").GetProperty("run").GetProperty("state").GetString());
    }

    async Task<List<string>> LeavesAsync(JsonElement node)
    {
        if (node.GetProperty("kind").GetString() == "dataset")
            return [node.GetProperty("asset").GetProperty("name").GetString()!];
        var leaves = new List<string>();
        var below = await GetAsync($"/api/lineage/browse?kind=dataset&limit=1000&under={node.GetProperty("key").GetString()}");
        foreach (var child in below.GetProperty("children").EnumerateArray())
            leaves.AddRange(await LeavesAsync(child));
        return leaves;
    }

    static List<(string Source, string Target)> Pairs(JsonElement answer) =>
        [
            .. answer
                .GetProperty("edges")
                .EnumerateArray()
                .Select(edge => (edge.GetProperty("source").GetString()!, edge.GetProperty("target").GetString()!)),
        ];

    static string Cut(string sql, JsonElement span) =>
        sql.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32());

    static string Name(string text) => Uri.EscapeDataString(text);

    async Task<JsonElement> GetAsync(string address) => await _service.Http.GetFromJsonAsync<JsonElement>(address);

    async Task<JsonElement> PostAsync(string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync(address, content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
