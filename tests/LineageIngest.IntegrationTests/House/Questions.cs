using System.Net.Http.Json;
using System.Text.Json;

namespace LineageIngest.IntegrationTests.House;

/// <summary>One question to every GET route of the OpenAPI document, about things that the store holds.</summary>
static class Questions
{
    public static async Task<List<string>> AllAsync(Service service)
    {
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var values = await ValuesAsync(service);
        return
        [
            .. document
                .GetProperty("paths")
                .EnumerateObject()
                .Where(path =>
                    path.Value.TryGetProperty("get", out _)
                    && !path.Name.EndsWith("/stream", StringComparison.Ordinal)
                    && !path.Name.EndsWith("/export", StringComparison.Ordinal)
                    && !path.Name.StartsWith("/api/v2beta", StringComparison.Ordinal)
                ) // an endless one, and one that means everything
                .Select(path => Fill(path.Name, path.Value.GetProperty("get"), values)),
        ];
    }

    static async Task<Dictionary<string, string>> ValuesAsync(Service service)
    {
        var edge = (
            await RowAsync(
                service,
                "SELECT /* reads all: any edge will do */ concat_ws('|', d.namespace, d.name, j.namespace, j.name, c.target_column, r.run_id, e.item_id) FROM edge e JOIN dataset d ON d.dataset_id = e.target_id JOIN job j USING (job_id) JOIN run r ON r.job_id = e.job_id JOIN column_edge c ON c.target_id = e.target_id WHERE c.target_column <> '' ORDER BY e.item_id LIMIT 1"
            )
        ).Split('|');
        return new Dictionary<string, string>
        {
            ["id"] = $"dataset:{edge[0]}:{edge[1]}",
            ["assetId"] = $"dataset:{edge[0]}:{edge[1]}",
            ["name"] = edge[1],
            ["dataset"] = edge[1],
            ["namespace"] = edge[0],
            ["column"] = edge[4],
            ["field"] = edge[4],
            ["job"] = edge[3],
            ["jobNamespace"] = edge[2],
            ["runId"] = edge[5],
            ["edgeId"] = edge[6],
            ["workflowId"] = $"job:{edge[2]}:{edge[3]}",
            ["q"] = "order",
            ["asset"] = $"dataset:{edge[0]}:{edge[1]}",
            ["nodeId"] = $"dataset:{edge[0]}:{edge[1]}",
            ["from"] = "2026-01-01T00:00:00Z",
            ["to"] = "2027-01-01T00:00:00Z",
            ["type"] = "run",
            ["period"] = "DAY",
            ["url"] = "http://127.0.0.1:1",
            ["connection"] = "none",
        };
    }

    static async Task<string> RowAsync(Service service, string sql) => await service.Database.ScalarAsync<string>(sql);

    static string Fill(string path, JsonElement operation, Dictionary<string, string> values)
    {
        var isJob = path.Contains("/job", StringComparison.Ordinal);
        string Value(string name) =>
            (path, name) switch
            {
                (_, "id" or "eventId") when path.Contains("set-aside", StringComparison.Ordinal) => "1",
                (_, "id") when path.Contains("/edges/", StringComparison.Ordinal) => values["edgeId"],
                (_, "id") when path.Contains("/runs/", StringComparison.Ordinal) => values["runId"],
                (_, "id") when isJob => values["workflowId"],
                (_, "name") when isJob => values["job"],
                (_, "namespace") when isJob => values["jobNamespace"],
                (_, "ns") => isJob ? values["jobNamespace"] : values["namespace"],
                _ => values.GetValueOrDefault(name, "none"),
            };
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToList() : [])
        {
            var name = parameter.GetProperty("name").GetString()!;
            var required = parameter.TryGetProperty("required", out var flag) && flag.GetBoolean();
            if (parameter.GetProperty("in").GetString() == "path")
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(Value(name)), StringComparison.Ordinal);
            }
            else if (
                required
                || (
                    values.ContainsKey(name)
                    && name
                        is "id"
                            or "dataset"
                            or "column"
                            or "q"
                            or "from"
                            or "to"
                            or "namespace"
                            or "nodeId"
                            or "period"
                            or "runId"
                            or "type"
                )
            )
            {
                query.Add($"{name}={Uri.EscapeDataString(Value(name))}");
            }
        }
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }
}
