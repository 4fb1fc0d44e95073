using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LineageIngest.Host.Alerts;
using LineageIngest.Host.Scheduling;
using LineageIngest.IntegrationTests.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LineageIngest.IntegrationTests.Alerts;

public sealed class Alerts_of_changes(PostgresCluster cluster)
{
    const string Namespace = "postgres://h:5432";
    const string Secret = "a secret of sixteen letters";
    static readonly string[] _hook = ["hook"];
    static readonly string[] _both = ["hook", "closed"];
    static readonly string[] _mail = ["mail"];
    static readonly string?[] _null = [null];
    static readonly string[] _nobody = ["nobody"];
    static readonly string[] _owners = ["owners"];
    static readonly string[] _wide = ["id", "amount"];
    static readonly string[] _narrow = ["id"];

    [Fact]
    public async Task A_breaking_schema_is_one_signed_message_that_is_tried_again_and_not_repeated_by_a_replay()
    {
        using var hook = WireMockServer.Start();
        hook.Given(Request.Create().UsingPost()).InScenario("s").WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(503));
        hook.Given(Request.Create().UsingPost()).InScenario("s").WhenStateIs("up").RespondWith(Response.Create().WithStatusCode(200));
        await using var service = await StartAsync();
        await ChannelAsync(service, hook.Url!);
        var now = DateTimeOffset.UtcNow;
        await SendAsync(service, Schema("shop.orders", now.AddMinutes(-1), _wide));
        await SendAsync(service, Flow("shop.orders", "shop.daily", now.AddMinutes(-1)));
        await RuleAsync(
            service,
            "breaks",
            new
            {
                kind = "schema_breaking",
                pattern = "shop.*",
                channels = _hook,
            }
        );
        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(30), _narrow));

        await EvaluateAsync(service);
        var delivery = Assert.Single(await DeliveriesAsync(service));
        Assert.Equal(2, delivery.GetProperty("tries").GetInt32());
        Assert.Equal(2, hook.LogEntries.Count);
        foreach (var request in hook.LogEntries.Select(entry => entry.RequestMessage!))
        {
            var timestamp = Assert.Single(request.Headers![WebhookSignature.Timestamp]);
            Assert.Equal(
                WebhookSignature.Of(Secret, timestamp, Encoding.UTF8.GetBytes(request.Body!)),
                Assert.Single(request.Headers![WebhookSignature.Header])
            );
        }
        var alert = JsonDocument.Parse(hook.LogEntries[1].RequestMessage!.Body!).RootElement.GetProperty("alert");
        Assert.Equal("Schema of shop.orders breaks; 1 dataset downstream", alert.GetProperty("title").GetString());
        Assert.Equal("column amount removed (int)", alert.GetProperty("detail").GetProperty("details")[0].GetString());

        using var replayed = await service.Http.PostAsync("/api/lineage/replay", null);
        Assert.True(replayed.IsSuccessStatusCode);
        await service.SettleAsync();
        await EvaluateAsync(service);
        Assert.Single(await AlertsAsync(service));
        Assert.Equal(2, hook.LogEntries.Count);

        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(60), _wide));
        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(90), _narrow));
        await EvaluateAsync(service);
        Assert.Equal(2, (await AlertsAsync(service)).Count); // it broke again, which is news
        Assert.All(await DeliveriesAsync(service), one => Assert.Equal("sent", State(one)));
    }

    [Fact]
    public async Task Evaluations_at_the_same_time_send_once()
    {
        using var hook = WireMockServer.Start();
        hook.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(200));
        await using var service = await StartAsync();
        await ChannelAsync(service, hook.Url!);
        var now = DateTimeOffset.UtcNow;
        await SendAsync(service, Schema("shop.orders", now.AddMinutes(-1), _wide));
        await RuleAsync(service, "breaks", new { kind = "schema_breaking", channels = _hook });
        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(30), _narrow));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EvaluateAsync(service)));
        Assert.Single(await DeliveriesAsync(service));
        Assert.Single(hook.LogEntries);
    }

    [Fact]
    public async Task One_broken_source_is_one_mail_to_each_owner_downstream()
    {
        await using var mail = new MailStub();
        await using var service = await StartAsync();
        var options = service.Services.GetRequiredService<MailOptions>();
        (options.Host, options.Port, options.Security) = ("127.0.0.1", mail.Port, "none");
        using var saved = await service.Http.PutAsJsonAsync("/api/lineage/alerts/channels/mail", new { kind = "email", to = _owners });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        var now = DateTimeOffset.UtcNow;
        await SendAsync(service, Owned("shop.raw", "ann@example.org", now.AddMinutes(-2)));
        await SendAsync(service, Owned("shop.mart", "bob@example.org", now.AddMinutes(-2)));
        await SendAsync(service, Flow("shop.raw", "shop.clean", now.AddMinutes(-1)));
        await SendAsync(service, Flow("shop.clean", "shop.mart", now.AddMinutes(-1)));
        await RuleAsync(service, "checks", new { kind = "check_failed", channels = _mail });
        await SendAsync(service, Tested("shop.raw", DateTimeOffset.UtcNow.AddSeconds(1)));
        await SendAsync(service, Tested("shop.mart", DateTimeOffset.UtcNow.AddSeconds(20)));
        await EvaluateAsync(service);

        Assert.Equal(["ann@example.org", "bob@example.org"], mail.Messages.Select(message => message.To).Order(StringComparer.Ordinal));
        var text = mail.Messages.First().Text;
        Assert.Contains("Subject: Check failed on shop.raw; 2 datasets downstream", text, StringComparison.Ordinal);
        var alerts = await AlertsAsync(service);
        Assert.Equal(2, alerts.Count);
        Assert.Single(alerts.Select(alert => alert.GetProperty("group").GetString()).Distinct());
    }

    [Fact]
    public async Task A_muted_rule_keeps_what_it_finds_and_tells_nobody_and_a_preview_keeps_nothing()
    {
        await using var service = await StartAsync();
        await ChannelAsync(service, "http://127.0.0.1:9/");
        var now = DateTimeOffset.UtcNow;
        await SendAsync(service, Schema("shop.orders", now.AddDays(-3), _wide));
        await SendAsync(service, Schema("shop.orders", now.AddDays(-2), _narrow));
        using var tried = await service.Http.PostAsJsonAsync(
            "/api/lineage/alerts/rules/preview",
            new { kind = "schema_breaking", days = 5 }
        );
        var preview = await tried.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, preview.GetProperty("messages").GetInt32());
        Assert.Empty(await AlertsAsync(service));

        await RuleAsync(service, "breaks", new { kind = "schema_breaking", channels = _hook });
        using var muted = await service.Http.PostAsJsonAsync("/api/lineage/alerts/rules/breaks/mute", new { until = now.AddHours(1) });
        Assert.Equal(HttpStatusCode.NoContent, muted.StatusCode);
        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(20), _wide));
        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(30), _narrow));
        await EvaluateAsync(service);
        var alert = Assert.Single(await AlertsAsync(service));
        Assert.Equal("muted", State(alert));
        Assert.Empty(await DeliveriesAsync(service));
        using var resolved = await service.Http.PostAsync($"/api/lineage/alerts/{alert.GetProperty("id").GetString()}/resolve", null);
        Assert.Equal("resolved", State(Assert.Single(await AlertsAsync(service))));
    }

    [Fact]
    public async Task What_is_not_taken_stands_in_the_log_with_its_reason()
    {
        using var hook = WireMockServer.Start();
        hook.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(200).WithDelay(TimeSpan.FromSeconds(5)));
        await using var service = await StartAsync();
        service.Services.GetRequiredService<AlertOptions>().RetryAfter = [];
        service.Services.GetRequiredService<AlertOptions>().Timeout = TimeSpan.FromMilliseconds(500);
        await ChannelAsync(service, hook.Url!);
        await ChannelAsync(service, $"http://127.0.0.1:{UnusedPort()}/", "closed");
        await RuleAsync(service, "late", new { kind = "run_failed", channels = _both });
        await SendAsync(service, Flow("shop.a", "shop.b", DateTimeOffset.UtcNow.AddSeconds(1), "FAIL"));
        await EvaluateAsync(service);
        var errors = (await DeliveriesAsync(service)).ToDictionary(
            one => one.GetProperty("channel").GetString()!,
            one => $"{State(one)} {one.GetProperty("error").GetString()}"
        );
        Assert.Equal("failed The webhook did not answer within 0.5 s.", errors["hook"]);
        Assert.StartsWith("failed Connection refused", errors["closed"], StringComparison.Ordinal);
        using var tested = await service.Http.PostAsync("/api/lineage/alerts/channels/closed/test", null);
        Assert.False((await tested.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sent").GetBoolean());
    }

    [Fact]
    public async Task What_cannot_be_a_rule_or_a_channel_is_said_in_words()
    {
        await using var service = await Service.OfTenantAsync(cluster);
        foreach (
            var (path, body, word) in new (string, object, string)[]
            {
                ("rules/a", new { kind = "odd" }, "kind is one of"),
                ("rules/a", new { kind = "freshness" }, "threshold"),
                (
                    "rules/a",
                    new
                    {
                        kind = "run_failed",
                        pattern = "*",
                        tag = "x",
                    },
                    "at most one of"
                ),
                ("rules/a", new { kind = "run_failed", channels = _hook }, "no channel 'hook'"),
                ("channels/a", new { kind = "webhook", url = "ftp://x/" }, "http"),
                ("channels/a", new { kind = "webhook", url = "http://169.254.169.254/" }, "never asked"),
                ("channels/a", new { kind = "email", to = _nobody }, "neither an address"),
                ("channels/a", new { kind = "email", to = _null }, "neither an address"),
            }
        )
        {
            using var refused = await service.Http.PutAsJsonAsync($"/api/lineage/alerts/{path}", body);
            Assert.False(refused.IsSuccessStatusCode, path);
            Assert.Contains(word, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Alerts_are_listed_by_the_dataset_that_they_are_about()
    {
        await using var service = await StartAsync();
        var now = DateTimeOffset.UtcNow;
        await SendAsync(service, Schema("shop.orders", now.AddMinutes(-1), _wide));
        await SendAsync(service, Schema("shop.payments", now.AddMinutes(-1), _wide));
        await SendAsync(service, Flow("shop.orders", "shop.daily", now.AddMinutes(-1)));
        await RuleAsync(service, "breaks", new { kind = "schema_breaking", channels = Array.Empty<string>() });
        await SendAsync(service, Schema("shop.orders", DateTimeOffset.UtcNow.AddSeconds(30), _narrow));
        await SendAsync(service, Schema("shop.payments", DateTimeOffset.UtcNow.AddSeconds(30), _narrow));
        await EvaluateAsync(service);

        Assert.Equal(2, (await AlertsAsync(service)).Count);
        var alert = Assert.Single(await AlertsAsync(service, $"?state=open&dataset=dataset:{Namespace}:shop.orders"));
        var dataset = Assert.Single(alert.GetProperty("detail").GetProperty("datasets").EnumerateArray());
        Assert.Equal("shop.orders", dataset.GetProperty("name").GetString());
        Assert.Single(await AlertsAsync(service, $"?dataset={dataset.GetProperty("id").GetString()}"));
        Assert.Empty(await AlertsAsync(service, $"?state=resolved&dataset=dataset:{Namespace}:shop.orders"));
        Assert.Empty(await AlertsAsync(service, $"?dataset=dataset:{Namespace}:shop.daily")); // downstream of it is not about it
        using var unknown = await service.Http.GetAsync($"/api/lineage/alerts?dataset=dataset:{Namespace}:shop.nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    /// <summary>Tests run the job themselves, at a moment of their choice.</summary>
    async Task<Service> StartAsync()
    {
        var service = await Service.StartAsync(
            await cluster.CreateDatabaseAsync(),
            scheduling: Service.Prompt with
            {
                Poll = TimeSpan.FromHours(1),
            }
        );
        service.Services.GetRequiredService<AlertOptions>().RetryAfter = [TimeSpan.FromMilliseconds(200)];
        return service;
    }

    /// <summary>Until every message was taken or given up.</summary>
    static Task EvaluateAsync(Service service) =>
        Eventually.HoldsAsync(
            async () =>
            {
                await service
                    .Services.GetRequiredService<AlertJob>()
                    .RunAsync(new JobContext(1, 0, "", TimeProvider.System), TestContext.Current.CancellationToken);
                return (await DeliveriesAsync(service)).TrueForAll(one => State(one) is "sent" or "failed");
            },
            30
        );

    static async Task ChannelAsync(Service service, string url, string name = "hook")
    {
        using var saved = await service.Http.PutAsJsonAsync(
            $"/api/lineage/alerts/channels/{name}",
            new
            {
                kind = "webhook",
                url,
                secret = Secret,
            }
        );
        var text = await saved.Content.ReadAsStringAsync();
        Assert.True(saved.IsSuccessStatusCode, text);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    static async Task RuleAsync(Service service, string name, object rule)
    {
        using var saved = await service.Http.PutAsJsonAsync($"/api/lineage/alerts/rules/{name}", rule);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    static async Task<List<JsonElement>> AlertsAsync(Service service, string query = "") =>
        [.. (await service.Http.GetFromJsonAsync<JsonElement>("/api/lineage/alerts" + query)).GetProperty("alerts").EnumerateArray()];

    static async Task<List<JsonElement>> DeliveriesAsync(Service service) =>
        [
            .. (await service.Http.GetFromJsonAsync<JsonElement>("/api/lineage/alerts/deliveries"))
                .GetProperty("deliveries")
                .EnumerateArray(),
        ];

    static string State(JsonElement one) => one.GetProperty("state").GetString()!;

    static async Task SendAsync(Service service, object body)
    {
        using var sent = await service.Http.PostAsJsonAsync("/api/v1/lineage", body);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await service.SettleAsync();
    }

    static object Schema(string name, DateTimeOffset at, string[] columns) =>
        Declared(name, at, new { schema = new { fields = columns.Select(column => new { name = column, type = "int" }) } });

    static object Owned(string name, string owner, DateTimeOffset at) =>
        Declared(name, at, new { ownership = new { owners = new[] { new { name = owner } } } });

    static object Declared(string name, DateTimeOffset at, object facets) =>
        new
        {
            eventTime = at,
            producer = "urn:test",
            schemaURL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent",
            dataset = new
            {
                @namespace = Namespace,
                name,
                facets,
            },
        };

    static object Flow(string source, string target, DateTimeOffset at, string type = "COMPLETE") =>
        Run(
            $"{source} to {target}",
            at,
            type,
            new[] { new { @namespace = Namespace, name = source } },
            new[] { new { @namespace = Namespace, name = target } }
        );

    static object Tested(string name, DateTimeOffset at) =>
        Run(
            $"test {name}",
            at,
            "COMPLETE",
            new[]
            {
                new
                {
                    @namespace = Namespace,
                    name,
                    inputFacets = new
                    {
                        dataQualityAssertions = new { assertions = new[] { new { assertion = "not_null", success = false } } },
                    },
                },
            },
            Array.Empty<object>()
        );

    static object Run(string job, DateTimeOffset at, string type, object inputs, object outputs) =>
        new
        {
            eventType = type,
            eventTime = at,
            producer = "urn:test",
            run = new { runId = Guid.NewGuid() },
            job = new { @namespace = "jobs", name = job },
            inputs,
            outputs,
        };

    static int UnusedPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
