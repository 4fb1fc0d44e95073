using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LineageIngest.IntegrationTests.ByHand;

namespace LineageIngest.IntegrationTests.Pii;

/// <summary>crm.users (id, mail, phone) feeds mart.contacts and a count; contacts feed mart.hashed.</summary>
public sealed class Personal_data(PostgresCluster cluster) : IAsyncLifetime
{
    const string Rules = "/api/lineage/pii/rules";
    static readonly string[] _emails = ["email"];
    static readonly string[] _phones = ["phone"];
    Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Service.OfTenantAsync(cluster);
        await FillAsync(_service);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_flag_by_hand_goes_down_the_lineage_is_withdrawn_and_survives_a_replay()
    {
        await FlagAsync("crm.users", "mail", "email");
        const string Flagged = "crm.users.mail email hand; mart.contacts.contact email derived; mart.hashed.h email derived masked";
        Assert.Equal(Flagged, await ListAsync());
        var contact = (await _service.AskAsync($"/api/lineage/pii?id={Rest.Id("mart.contacts")}")).GetProperty("columns")[0];
        Assert.Equal(
            ("hand", "users type it (ann)"),
            (
                contact.GetProperty("declared").GetProperty("by").GetString(),
                contact.GetProperty("declared").GetProperty("detail").GetString()
            )
        );
        var hashed = (await _service.AskAsync("/api/lineage/pii?masked=true")).GetProperty("columns")[0];
        Assert.Equal(
            "mart.contacts.contact keeps lower(u.mail); mart.hashed.h pseudonymous md5(contact)",
            string.Join("; ", hashed.GetProperty("path").EnumerateArray().Select(Step))
        );
        using (var replay = await _service.Http.PostAsync("/api/lineage/replay", null))
            Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        Assert.Equal(Flagged, await ListAsync());
        await _service.SendAsync(
            "/api/lineage/pii/flags/withdraw",
            new
            {
                dataset = "dataset:postgres://h:5432:crm.users",
                column = "mail",
                reason = "a slip",
            }
        );
        Assert.Equal("", await ListAsync());
        await _service.SendAsync(
            "/api/lineage/pii/flags/withdraw",
            new
            {
                dataset = "dataset:postgres://h:5432:crm.users",
                column = "mail",
                reason = "again",
            },
            404
        );
    }

    [Fact]
    public async Task Tags_in_facets_flag_columns_until_somebody_says_none()
    {
        await DatasetAsync(
            _service,
            "crm.users",
            """ "tags":{"tags":[{"key":"pii","value":"email","field":"mail"},{"key":"PII","field":"phone"},{"key":"pii"}]} """
        );
        Assert.Equal(
            "crm.users.mail email tag; crm.users.phone other tag; mart.contacts.contact email derived; mart.hashed.h email derived masked",
            await ListAsync()
        );
        await FlagAsync("mart.contacts", "contact", "none");
        Assert.Equal("crm.users.mail email tag; crm.users.phone other tag", await ListAsync());
        await DatasetAsync(_service, "crm.users", """ "tags":{"tags":[{"key":"gold","field":"mail"}]} """, day: 3);
        Assert.Equal("", await ListAsync());
    }

    [Fact]
    public async Task A_rule_is_tried_before_it_is_saved_and_the_rules_to_begin_with_are_off_until_switched_on()
    {
        var rule = new
        {
            kind = "email",
            columns = new[] { "MA?L" },
            types = new[] { "text" },
        };
        var preview = await _service.SendAsync($"{Rules}/preview", rule, 200);
        Assert.Equal(
            ("crm.users", "mail", 1, 1),
            (
                preview.GetProperty("columns")[0].GetProperty("dataset").GetProperty("name").GetString(),
                preview.GetProperty("columns")[0].GetProperty("column").GetString(),
                preview.GetProperty("total").GetInt32(),
                preview.GetProperty("new").GetInt32()
            )
        );
        Assert.Equal("", await ListAsync());
        await PutAsync($"{Rules}/mail", rule);
        Assert.Equal(
            "crm.users.mail email rule; mart.contacts.contact email derived; mart.hashed.h email derived masked",
            await ListAsync()
        );
        Assert.Equal(0, (await _service.SendAsync($"{Rules}/preview", rule, 200)).GetProperty("new").GetInt32());
        await PutAsync($"{Rules}/defaults", new { });
        Assert.Contains("crm.users.phone phone rule", await ListAsync(), StringComparison.Ordinal);
        foreach (var gone in new[] { "defaults", "mail" })
        {
            using var removed = await _service.Http.DeleteAsync($"{Rules}/{gone}");
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }
        Assert.Equal("", await ListAsync());
    }

    [Fact]
    public async Task The_report_leaves_out_what_is_masked_or_allowed_and_goes_on_from_page_to_page()
    {
        await FlagAsync("crm.users", "mail", "email");
        await FlagAsync("crm.users", "phone", "phone");
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _service.AskAsync($"/api/lineage/pii/report?limit=1{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.Equal((3, 2), (page.GetProperty("total").GetInt32(), page.GetProperty("datasets").GetInt32()));
            seen.AddRange(page.GetProperty("columns").EnumerateArray().Select(Words));
            cursor = page.GetProperty("next").GetString();
        } while (cursor is not null);
        Assert.Equal(["crm.users.mail email hand", "crm.users.phone phone hand", "mart.contacts.contact email derived"], seen);
        await PutAsync(
            "/api/lineage/pii/places/crm",
            new
            {
                pattern = "crm.*",
                kinds = _emails,
                reason = "restricted",
            }
        );
        Assert.Equal("crm.users.phone phone hand; mart.contacts.contact email derived", await ListAsync("/report"));
        await PutAsync("/api/lineage/pii/places/crm", new { pattern = "crm.*", reason = "restricted" });
        Assert.Equal("mart.contacts.contact email derived", await ListAsync("/report"));
        using var removed = await _service.Http.DeleteAsync("/api/lineage/pii/places/crm");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Fact]
    public async Task An_alert_tells_of_each_exposed_column_once()
    {
        await FlagAsync("crm.users", "mail", "email");
        await PutAsync("/api/lineage/pii/places/crm", new { pattern = "crm.*", reason = "restricted" });
        var preview = await _service.SendAsync("/api/lineage/alerts/rules/preview", new { kind = "pii_exposed" }, 200);
        var alert = preview.GetProperty("alerts").EnumerateArray().Single();
        Assert.Equal(
            (
                "Personal data unmasked in mart.contacts; 1 dataset downstream",
                "email in column contact, from crm.users.mail (hand users type it (ann))"
            ),
            (alert.GetProperty("title").GetString(), alert.GetProperty("detail").GetProperty("details")[0].GetString())
        );
        var other = await _service.SendAsync("/api/lineage/alerts/rules/preview", new { kind = "pii_exposed", pattern = "crm.*" }, 200);
        Assert.Equal(0, other.GetProperty("alerts").GetArrayLength());
    }

    [Fact]
    public async Task Subscriptions_stay_apart()
    {
        await FlagAsync("crm.users", "mail", "email");
        await PutAsync($"{Rules}/phone", new { kind = "phone", columns = _phones });
        await PutAsync("/api/lineage/pii/places/mart", new { pattern = "mart.*", reason = "theirs" });
        await using var other = await Service.OfTenantAsync(cluster);
        await FillAsync(other);
        Assert.Equal(0, (await other.AskAsync("/api/lineage/pii")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await other.AskAsync(Rules)).GetProperty("rules").GetArrayLength());
        Assert.Equal(0, (await other.AskAsync("/api/lineage/pii/places")).GetProperty("places").GetArrayLength());
    }

    [Theory]
    [InlineData(
        "/api/lineage/pii/flags",
        """{"dataset":"dataset:postgres://h:5432:crm.users","column":"mial","kind":"email","reason":"x"}""",
        "/column"
    )]
    [InlineData(
        "/api/lineage/pii/flags",
        """{"dataset":"dataset:postgres://h:5432:crm.users","column":"mail","kind":"odd","reason":"x"}""",
        "/kind"
    )]
    [InlineData(
        "/api/lineage/pii/flags",
        """{"dataset":"dataset:postgres://h:5432:crm.users","column":"mail","kind":"email"}""",
        "/reason"
    )]
    [InlineData("/api/lineage/pii/rules/preview", """{"kind":"email"}""", "/columns")]
    [InlineData("/api/lineage/pii/rules/preview", """{"kind":"odd","columns":["a"]}""", "/kind")]
    public async Task What_is_wrong_is_told_with_its_place(string path, string body, string pointer)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync(path, content);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.BadRequest, pointer), (response.StatusCode, problem.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("/api/lineage/pii?kind=odd")]
    [InlineData("/api/lineage/pii?origin=odd")]
    [InlineData("/api/lineage/pii?limit=0")]
    [InlineData("/api/lineage/pii/report?cursor=odd")]
    [InlineData("/api/lineage/pii/report?odd=1")]
    public async Task A_wrong_question_is_refused(string path)
    {
        using var response = await _service.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    static async Task FillAsync(Service service)
    {
        await DatasetAsync(
            service,
            "crm.users",
            """ "schema":{"fields":[{"name":"id","type":"bigint"},{"name":"mail","type":"text"},{"name":"phone","type":"text"}]} """
        );
        await service.RunAsync(
            "contacts",
            ["crm.users"],
            ["mart.contacts"],
            sql: "insert into mart.contacts (contact) select lower(u.mail) from crm.users u"
        );
        await service.RunAsync(
            "hashed",
            ["mart.contacts"],
            ["mart.hashed"],
            sql: "insert into mart.hashed (h) select md5(contact) from mart.contacts"
        );
        await service.RunAsync(
            "counted",
            ["crm.users"],
            ["mart.counted"],
            sql: "insert into mart.counted (n) select count(distinct mail) from crm.users"
        );
        await service.SettleAsync();
    }

    static Task DatasetAsync(Service service, string name, string facets, int day = 1) =>
        service.EventAsync(
            $$"""{"eventTime":"2026-01-{{day:00}}T00:00:00Z","producer":"https://example.org","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent","dataset":{"namespace":"{{Rest.Ns}}","name":"{{name}}","facets":{ {{facets}} } } }"""
        );

    Task<JsonElement> FlagAsync(string dataset, string column, string kind) =>
        _service.SendAsync(
            "/api/lineage/pii/flags",
            new
            {
                dataset = $"dataset:{Rest.Ns}:{dataset}",
                column,
                kind,
                reason = "users type it",
                by = "ann",
            }
        );

    async Task PutAsync(string path, object body)
    {
        using var saved = await _service.Http.PutAsJsonAsync(path, body);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    async Task<string> ListAsync(string path = "") =>
        string.Join("; ", (await _service.AskAsync($"/api/lineage/pii{path}")).GetProperty("columns").EnumerateArray().Select(Words));

    static string Words(JsonElement one) =>
        $"{one.GetProperty("dataset").GetProperty("name")}.{one.GetProperty("column")} {one.GetProperty("kind")} {one.GetProperty("origin")}{(one.GetProperty("masked").GetBoolean() ? " masked" : "")}";

    static string Step(JsonElement step) =>
        $"{step.GetProperty("target").GetProperty("dataset")}.{step.GetProperty("target").GetProperty("field")} {step.GetProperty("effect")} {step.GetProperty("expression")}";
}
