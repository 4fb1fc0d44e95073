using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>
/// Plays what a real Marquez server was sent and asked, in the same order, and compares every answer. Where Marquez is wrong ours is right:
/// each such difference has a reason in <see cref="Exceptions"/> and a line in docs/marquez.md.
/// </summary>
public sealed class Answers_like_marquez(PostgresCluster cluster, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_recorded_request_is_answered_as_recorded_or_better_for_a_stated_reason()
    {
        await using var service = await Service.StartAsync(cluster);
        foreach (var body in await RecordedAnswer.EventsAsync())
            await PostAsync(service, body);
        await service.SettleAsync();
        var comparison = new Comparison();
        var results = new List<(RecordedAnswer Recorded, List<(Difference Difference, string? Reason)> Differences)>();
        foreach (var recorded in await RecordedAnswer.ReadAllAsync())
        {
            foreach (var (method, path, body) in Unrecorded.Before[recorded.Name[..3]])
                Assert.True(await SendAsync(service, method, path, body, "application/json") is ( < 300, _), $"{method} {path}");
            var (status, answer) = await SendAsync(
                service,
                recorded.Method,
                recorded.Target(comparison.Rename),
                recorded.Body,
                recorded.ContentType
            );
            var differences =
                status == recorded.Status
                    ? comparison.Compare(recorded.Answer, answer)
                    :
                    [
                        new Difference(
                            "status",
                            $"{recorded.Status}",
                            $"{status} {answer?.ToJsonString() switch { { Length: > 160 } text => text[..160], var text => text }}"
                        ),
                    ];
            results.Add((recorded, differences.ConvertAll(d => (d, Exceptions.ReasonFor(recorded, d)))));
        }
        output.WriteLine(Table(results));
        var unexplained = results
            .SelectMany(r =>
                r.Differences.Where(d => d.Reason is null)
                    .Select(d => $"{r.Recorded.Name} {d.Difference.Path}\n    theirs {d.Difference.Theirs}\n    ours   {d.Difference.Ours}")
            )
            .ToList();
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} differences without a reason:\n{string.Join('\n', unexplained)}");
        var unused = Exceptions.Reasons.Except(results.SelectMany(r => r.Differences).Select(d => d.Reason)).ToList();
        Assert.True(unused.Count == 0, $"Reasons that excuse nothing: {string.Join("; ", unused)}");
    }

    [Fact]
    public async Task Every_reason_to_differ_is_documented()
    {
        var document = await File.ReadAllTextAsync(Path.GetFullPath(Path.Combine(Recordings.Folder, "..", "..", "docs", "marquez.md")));
        Assert.Equal([], Exceptions.Reasons.Where(reason => !document.Contains($"| {reason} |", StringComparison.Ordinal)));
    }

    static async Task<(int Status, JsonNode? Answer)> SendAsync(
        Service service,
        string method,
        string target,
        string? body,
        string? contentType
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        using var response = await service.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (method == "POST" && target == "/api/v1/lineage")
            await service.SettleAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    static async Task PostAsync(Service service, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await service.Http.PostAsync("/api/v1/lineage", content);
        Assert.Equal(201, (int)response.StatusCode);
    }

    static string Table(List<(RecordedAnswer Recorded, List<(Difference Difference, string? Reason)> Differences)> results)
    {
        var table = new StringBuilder();
        table.AppendLine($"{"request",-60} {"asked",6} {"equal",6} {"right",6} {"wrong",6}");
        foreach (var kind in results.GroupBy(r => r.Recorded.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            table.AppendLine(
                $"{kind.Key,-60} {kind.Count(),6} {kind.Count(r => r.Differences.Count == 0),6} {kind.Count(r => r.Differences.Count > 0 && r.Differences.TrueForAll(d => d.Reason is not null)),6} {kind.Count(r => r.Differences.Exists(d => d.Reason is null)),6}"
            );
        }

        foreach (
            var reason in results
                .SelectMany(r => r.Differences.Select(d => (d.Reason, r.Recorded.Name)))
                .Where(d => d.Reason is not null)
                .Distinct()
                .GroupBy(d => d.Reason)
                .OrderByDescending(g => g.Count())
        )
        {
            table.AppendLine($"{reason.Count(),4} answers: {reason.Key}");
        }

        return table.ToString();
    }
}
