using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LineageIngest.IntegrationTests.Receiving;

/// <summary>Every operation of the API document is sent what no client should send: it answers, says what is wrong, and the service is well afterwards.</summary>
public sealed partial class Nonsense(PostgresCluster cluster)
{
    static readonly string[] _values =
    [
        "", "0", "-1", "99999999999999999999", "NaN", "null", "[]", "%00", "%ff%fe", "%2e%2e%2f", new string('a', 3000), "'", "dataset:", "job:x:", "%F0%9F%98%80",
        "2026-13-45", "2026-01-01T00:00:00%2B99:00", "AAAA", "eyJhIjoxfQ==", "00000000-0000-0000-0000-000000000000",
    ];

    static readonly (string Type, string? Encoding, byte[] Body)[] _bodies =
    [
        ("application/json", null, []),
        ("application/json", null, "null"u8.ToArray()),
        ("application/json", null, "[[]]"u8.ToArray()),
        ("application/json", null, "\"text\""u8.ToArray()),
        ("application/json", null, "{\"a\":"u8.ToArray()),
        ("application/json", null, [0, 1, 0xff, 0xfe]),
        ("application/json", null, Encoding.UTF8.GetBytes(new string('[', 3000))),
        ("application/json", null, Everywhere("null")),
        ("application/json", null, Everywhere("[[]]")),
        ("application/json", null, Everywhere("-1")),
        ("application/json", null, Everywhere("\"\\u0000\"")),
        ("application/json", null, Everywhere($"\"{new string('x', 9000)}\"")),
        ("application/json", "br", "no br"u8.ToArray()),
        ("application/json", "gzip", CutGzip()),
        ("application/json", "nonsense", "{}"u8.ToArray()),
        ("application/xml", null, "<a/>"u8.ToArray()),
        ("application/x-www-form-urlencoded", null, "a=b&c=%00"u8.ToArray()),
        ("multipart/form-data; boundary=x", null, "--x\r\n"u8.ToArray()),
    ];

    [Fact]
    public async Task No_operation_breaks_off_or_answers_5xx()
    {
        await using var service = await Service.StartAsync(cluster);
        using var document = JsonDocument.Parse(await service.Http.GetStringAsync("/openapi/v1.json"));
        var wrong = new List<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (path.Name.StartsWith("/api/v2beta/", StringComparison.Ordinal))
                continue; // says by 503 that it is not there, as Marquez does
            foreach (var operation in path.Value.EnumerateObject())
            {
                var names = Parameters(operation.Value);
                foreach (var value in _values)
                    await SendAsync(operation.Name, Filled(path.Name, value) + Query(names.Select(name => (name, value))), null);
                foreach (var (name, value) in names.SelectMany(name => new[] { (name, "%00"), (name, "-1"), (name, "x") }))
                    await SendAsync(operation.Name, Filled(path.Name, "x") + Query([(name, value)]), null);
                if (operation.Name is "get" or "delete")
                    continue;
                foreach (var body in _bodies)
                    await SendAsync(operation.Name, Filled(path.Name, "x"), body);
            }
        }
        Assert.Empty(wrong);
        using var health = await service.Http.GetAsync("/health/ready");
        Assert.True(health.IsSuccessStatusCode);

        async Task SendAsync(string method, string address, (string Type, string? Encoding, byte[] Body)? body)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), address);
            if (body is { } sent)
            {
                request.Content = new ByteArrayContent(sent.Body);
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(sent.Type);
                if (sent.Encoding is { } encoding)
                    request.Content.Headers.ContentEncoding.Add(encoding);
            }
            try
            {
                using var answer = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{(int)answer.StatusCode} {method} {address} {(body is { } b ? $"{b.Type} {Encoding.UTF8.GetString(b.Body)[..Math.Min(60, b.Body.Length)]}" : "")}");
                if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
                    await answer.Content.ReadAsByteArrayAsync();
            }
            catch (HttpRequestException broken)
            {
                wrong.Add($"{broken.Message} {method} {address}");
            }
        }
    }

    [Fact]
    public async Task A_body_beyond_its_limit_is_refused_and_its_sender_comes_to_read_why()
    {
        await using var service = await Service.StartAsync(cluster, options => (options.MaxBodyBytes, options.MaxValues) = (1 << 20, 1000));
        var large = new string('x', 2 << 20);
        await RefusedAsync("/api/v1/lineage", $"{{\"a\":\"{large}\"}}", "/problems/too-large");
        await RefusedAsync("/api/v1/lineage/batch", $"[{string.Join(',', Enumerable.Repeat("{}", 1001))}]", "/problems/too-many-values");

        async Task RefusedAsync(string path, string body, string problem)
        {
            using var answer = await service.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(413, (int)answer.StatusCode);
            using var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(problem, read.RootElement.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task Bodies_that_do_not_fit_into_memory_wait_or_come_again()
    {
        await using var service = await Service.StartAsync(
            cluster,
            options => (options.MaxBodyBytes, options.MaxBytesInFlight, options.Patience) = (4 << 20, 12 << 20, TimeSpan.FromMilliseconds(50))
        );
        var body = $"{{\"eventTime\":\"2026-03-01T10:00:00Z\",\"run\":{{\"runId\":\"r\"}},\"job\":{{\"namespace\":\"n\",\"name\":\"{{0}}\",\"facets\":{{\"text\":{{\"v\":\"{new string('x', 3 << 20)}\"}}}}}}}}";
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(async i =>
                {
                    for (var tries = 1; ; tries++)
                    {
                        using var answer = await service.Http.PostAsync("/api/v1/lineage", new StringContent(body.Replace("{0}", $"job{i}", StringComparison.Ordinal)));
                        if ((int)answer.StatusCode == 201)
                            return tries;
                        Assert.Equal(503, (int)answer.StatusCode);
                        Assert.NotNull(answer.Headers.RetryAfter);
                        await Task.Delay(20);
                    }
                })
        );
        Assert.Contains(answers, tries => tries > 1);
        await service.SettleAsync();
        Assert.Equal(16L, await service.Database.ScalarAsync<long>("SELECT count(*) FROM job"));
    }

    static List<string> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var all)
            ?
            [
                .. all.EnumerateArray()
                    .Where(parameter => parameter.TryGetProperty("in", out var place) && place.GetString() == "query")
                    .Select(parameter => parameter.GetProperty("name").GetString()!),
            ]
            : [];

    static string Filled(string path, string value) => InBraces().Replace(path, value.Length == 0 ? "x" : value);

    static string Query(IEnumerable<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.Select(p => $"{p.Name}={p.Value}")) is { Length: > 0 } query ? $"?{query}" : "";

    /// <summary>An object in which every member that any request has is of one value.</summary>
    static byte[] Everywhere(string value) =>
        Encoding.UTF8.GetBytes(
            $"{{{string.Join(',', "name namespace url kind action run job jobs source target schedule q dataset pattern scopes ids events statements description reason text key days".Split(' ').Select(name => $"\"{name}\":{value}"))}}}"
        );

    static byte[] CutGzip()
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Fastest))
            gzip.Write("{\"a\":\"some text that is long enough\"}"u8);
        return into.ToArray()[..^6];
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex InBraces();
}
