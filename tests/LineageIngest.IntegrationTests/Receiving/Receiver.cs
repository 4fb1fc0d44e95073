using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Receiving;

/// <summary>What clients meet at the door (reference: OpenLineage clients' conduct on every status).</summary>
public sealed class Receiver(PostgresCluster cluster) : IAsyncLifetime
{
    const string Minimal =
        """{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","producer":"p","schemaURL":"s","run":{"runId":"00000000-0000-0000-0000-000000000001"},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}""";
    Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(cluster, options => options.MaxBodyBytes = 4 << 20);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/lineage")]
    [InlineData("/api/v1/lineage/")]
    [InlineData("/lineage")]
    [InlineData("/")]
    public async Task Every_path_that_clients_use_answers_201_after_commit(string path)
    {
        using var response = await PostAsync(path, Minimal);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength); // a body-less 204 kills the Java client, a 201 of length 0 does not
        Assert.Equal(1L, await _service.Database.ScalarAsync<long>("SELECT count(*) FROM event"));
    }

    [Fact]
    public async Task The_same_body_again_is_201_and_changes_nothing()
    {
        for (var i = 0; i < 3; i++)
        {
            using (var response = await PostAsync("/api/v1/lineage", Minimal))
                Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        Assert.Equal(1L, await _service.Database.ScalarAsync<long>("SELECT count(*) FROM event"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gzip_is_read_with_and_without_content_length(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lineage") { Content = new ByteArrayContent(Gzip(Minimal)) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await _service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"run\":", 400, "/problems/not-json")]
    [InlineData("not json", 400, "/problems/not-json")]
    [InlineData("", 400, "/problems/not-json")]
    [InlineData("[1]", 400, "/problems/not-an-object")]
    [InlineData("\"text\"", 400, "/problems/not-an-object")]
    [InlineData("{}", 422, "/problems/no-entity")]
    [InlineData("{\"run\":{\"runId\":\"x\"}}", 422, "/problems/no-entity")]
    [InlineData("{\"job\":{}}", 422, "/problems/no-entity")]
    public async Task What_can_never_be_stored_is_refused_with_its_own_problem(string body, int status, string type)
    {
        using var response = await PostAsync("/api/v1/lineage", body);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.True(problem.TryGetProperty("pointer", out _));
        Assert.Equal(0L, await _service.Database.ScalarAsync<long>("SELECT count(*) FROM event"));
    }

    [Fact]
    public async Task Depth_of_1000_is_accepted_and_one_more_refused()
    {
        static string Nested(int levels) => Minimal[..^1] + ",\"x\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}";
        using var fits = await PostAsync("/api/v1/lineage", Nested(1000));
        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
        using var deeper = await PostAsync("/api/v1/lineage", Nested(1001));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, deeper.StatusCode);
        Assert.StartsWith(
            "byte ",
            (await deeper.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("pointer").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_without_retry_after_also_when_it_came_small()
    {
        var big = Minimal[..^1] + ",\"x\":\"" + new string('a', 5 << 20) + "\"}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lineage") { Content = new ByteArrayContent(Gzip(big)) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await _service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Damaged_gzip_is_400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lineage") { Content = new ByteArrayContent([1, 2, 3]) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await _service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("nul in a name", "\"name\":\"b\"", "\"name\":\"b\\u0000c\"")]
    [InlineData("lone surrogate", "\"name\":\"b\"", "\"name\":\"b\\ud83d\"")]
    [InlineData("lone surrogate in a key", "\"name\":\"b\"", "\"name\":\"b\",\"facets\":{\"k\\ud83d\":{\"\\udc00x\":1}}")]
    [InlineData("duplicate keys", "\"name\":\"b\"", "\"name\":\"a\",\"name\":\"b\"")]
    [InlineData("NaN", "\"name\":\"b\"", "\"name\":\"b\",\"outputFacets\":{\"outputStatistics\":{\"rowCount\":NaN,\"size\":-Infinity}}")]
    [InlineData("no zone", "00:00:00Z", "00:00:00")]
    [InlineData("far future", "2026-01-01", "9999-01-01")]
    [InlineData("no uuid", "00000000-0000-0000-0000-000000000001", "run_id")]
    [InlineData(
        "unknown spec version",
        "\"schemaURL\":\"s\"",
        "\"schemaURL\":\"https://openlineage.io/spec/9-9-9/OpenLineage.json#/$defs/RunEvent\""
    )]
    [InlineData("no event time", "\"eventTime\":\"2026-01-01T00:00:00Z\",", "")]
    [InlineData("nulls", "\"inputs\":[{\"namespace\":\"d\",\"name\":\"a\"}]", "\"inputs\":null")]
    [InlineData("raw control character", "\"producer\":\"p\"", "\"producer\":\"p\u0001\n\"")]
    [InlineData("trailing comma", "\"producer\":\"p\",", "\"producer\":\"p\",\"extra\":[1,],")]
    [InlineData("byte order mark", "{\"eventTime\"", "\uFEFF{\"eventTime\"")]
    [InlineData("wrong types", "\"inputs\":[", "\"run2\":5,\"inputs\":[5,\"x\",")]
    public async Task Odd_but_readable_events_are_accepted_kept_and_projected(string what, string from, string to)
    {
        Assert.NotNull(what);
        Assert.Contains(from, Minimal, StringComparison.Ordinal);
        var body = Minimal.Replace(from, to, StringComparison.Ordinal);
        using var response = await PostAsync("/api/v1/lineage", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await _service.SettleAsync();
        var aside = await _service.Http.GetStringAsync("/api/lineage/set-aside");
        Assert.True(what is "wrong types" || aside.Contains("\"total\":0", StringComparison.Ordinal), aside);
        using var export = await _service.Http.GetAsync("/api/lineage/export?format=openlineage");
        Assert.Equal(
            what is "raw control character" ? 1 : body.Length,
            what is "raw control character" ? 1 : Encoding.UTF8.GetString(await export.Content.ReadAsByteArrayAsync()).TrimEnd('\n').Length
        );
    }

    [Fact]
    public async Task A_batch_answers_200_with_the_body_of_the_specification()
    {
        using var response = await PostAsync(
            "/api/v1/lineage/batch",
            $"[{Minimal},{{}},{Minimal.Replace("\"j\"", "\"k\"", StringComparison.Ordinal)}]"
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("partial_success", answer.GetProperty("status").GetString());
        Assert.Equal(3, answer.GetProperty("summary").GetProperty("received").GetInt32());
        Assert.Equal(2, answer.GetProperty("summary").GetProperty("successful").GetInt32());
        Assert.Equal(1, answer.GetProperty("failed_events")[0].GetProperty("index").GetInt32());
        Assert.False(answer.GetProperty("failed_events")[0].GetProperty("retriable").GetBoolean());
        Assert.Equal(2L, await _service.Database.ScalarAsync<long>("SELECT count(*) FROM event"));
    }

    [Fact]
    public async Task Overload_is_503_with_retry_after_and_nothing_is_stored()
    {
        await using var tight = await Service.StartAsync(cluster, options => options.MaxBytesInFlight = 1000);
        using var content = new StringContent(Minimal);
        using var response = await tight.Http.PostAsync("/api/v1/lineage", content);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(0L, await tight.Database.ScalarAsync<long>("SELECT count(*) FROM event"));
    }

    [Fact]
    public async Task Every_recorded_event_is_accepted_and_projected_and_comes_back_byte_for_byte()
    {
        var events = await Recordings.ReadAllAsync();
        await Parallel.ForEachAsync(
            events,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (body, cancellation) =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await _service.Http.PostAsync("/api/v1/lineage", content, cancellation);
                Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            }
        );
        await _service.SettleAsync();
        Assert.Contains("\"total\":0", await _service.Http.GetStringAsync("/api/lineage/set-aside"), StringComparison.Ordinal);
        var exported = (await _service.Http.GetStringAsync("/api/lineage/export?format=openlineage")).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        Assert.Equal(
            events.Select(Encoding.UTF8.GetString).Distinct().Order(StringComparer.Ordinal),
            exported.Order(StringComparer.Ordinal)
        );
    }

    async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _service.Http.PostAsync(path, content);
    }

    static byte[] Gzip(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }
}
