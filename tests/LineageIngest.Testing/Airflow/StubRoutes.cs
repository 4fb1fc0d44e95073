using System.Globalization;
using System.Text.Json;
using LineageIngest.Airflow.Api;
using Microsoft.AspNetCore.Http;

namespace LineageIngest.Testing.Airflow;

/// <summary>Airflow's lists as its two APIs serve them.</summary>
sealed class StubRoutes(Estate estate, bool viewer)
{
    const int MaximumPage = 100;

    bool Is2 => estate.Api == AirflowApi.V1;

    public async Task<(int Status, string Body)> AnswerAsync(string path, HttpRequest request)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var list = request.Query;
        return parts switch
        {
            ["version"] => (200, $$"""{"version":"{{estate.Version}}","git_version":null}"""),
            ["dags"] => Dags(list),
            ["dags", "~", "dagRuns"] => Runs(list),
            ["dags", "~", "dagVersions"] when !Is2 => Page(list, [.. estate.Versions.Reverse()], "dag_versions"),
            ["dags", "~", "dagRuns", "~", "taskInstances", "list"] => await InstancesAsync(request),
            ["dags", var dag, "tasks"] => estate.Tasks(dag) is { } tasks ? (200, Body("tasks", tasks, tasks.Count)) : NotFound,
            ["dags", var dag, "details"] => estate.Details(dag) is { } details ? (200, details) : NotFound,
            ["dagSources", var key] => estate.Source(key) is { } source ? (200, source) : NotFound,
            ["connections"] or ["connections", _] when viewer => (403, """{"detail":"Forbidden"}"""),
            ["connections"] => Page(list, estate.Connections, "connections"),
            ["connections", var id] => estate.ConnectionDetails.TryGetValue(id, out var one) ? (200, one) : NotFound,
            ["providers"] when Is2 => viewer ? (403, """{"title":"Forbidden"}""")
            : list.Count > 0 ? (400, "{}")
            : (200, Body("providers", estate.Providers, estate.Providers.Count)),
            ["providers"] => Page(list, estate.Providers, "providers"),
            ["importErrors"] => Page(list, estate.ImportErrors, "import_errors"),
            ["datasets"] when Is2 => Page(list, estate.Assets, "datasets"),
            ["datasets", "events"] when Is2 => Page(list, [.. estate.AssetEvents.Reverse()], "dataset_events"),
            ["assets"] when !Is2 => Page(list, estate.Assets, "assets"),
            ["assets", "events"] when !Is2 => Page(list, [.. estate.AssetEvents.Reverse()], "asset_events"),
            _ => NotFound,
        };
    }

    static (int, string) NotFound => (404, """{"detail":"Not Found"}""");

    (int, string) Dags(IQueryCollection query)
    {
        if (
            Is2
            && query.Keys.Any(key =>
                key is not ("limit" or "offset" or "order_by" or "tags" or "only_active" or "paused" or "fields" or "dag_id_pattern")
            )
        )
        {
            return (400, """{"detail":"Extra query parameter(s) not in spec","status":400}""");
        }

        var all = query[Is2 ? "only_active" : "exclude_stale"] == "false";
        IReadOnlyList<EstateDag> rows = all ? estate.Dags : [.. estate.Dags.Where(dag => !dag.Stale)];
        var (offset, limit) = Window(query);
        return (200, Body("dags", rows.Skip(offset).Take(limit).Select(dag => dag.Json), rows.Count));
    }

    (int, string) Runs(IQueryCollection query)
    {
        var (from, to) = (
            Instant(query["updated_at_gte"]) ?? DateTimeOffset.MinValue,
            Instant(query["updated_at_lte"]) ?? DateTimeOffset.MaxValue
        );
        var rows = estate.Runs.Where(run => run.UpdatedAt >= from && run.UpdatedAt <= to);
        rows = query["order_by"] == "-updated_at" ? rows.Reverse() : rows;
        var found = rows.ToList();
        var (offset, limit) = Window(query);
        return (200, Body("dag_runs", found.Skip(offset).Take(limit).Select(run => run.Json), found.Count));
    }

    async Task<(int, string)> InstancesAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        if (Is2 && body.RootElement.TryGetProperty("order_by", out _))
        {
            return (400, """{"detail":"{'order_by': ['Unknown field.']}","status":400}""");
        }

        var rows = estate.Instances(Texts(body.RootElement, "dag_ids"), Texts(body.RootElement, "dag_run_ids"));
        var offset = body.RootElement.TryGetProperty("page_offset", out var o) ? o.GetInt32() : 0;
        var limit = body.RootElement.TryGetProperty("page_limit", out var l) ? l.GetInt32() : 100;
        return (200, Body("task_instances", rows.Skip(offset).Take(limit), rows.Count));
    }

    static (int, string) Page(IQueryCollection query, IReadOnlyList<string> rows, string name)
    {
        var (offset, limit) = Window(query);
        return (200, Body(name, rows.Skip(offset).Take(limit), rows.Count));
    }

    static (int Offset, int Limit) Window(IQueryCollection query) =>
        (Number(query["offset"], 0), Math.Min(MaximumPage, Number(query["limit"], MaximumPage)));

    static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    static HashSet<string> Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];

    static string Body(string name, IEnumerable<string> rows, int total) =>
        $$"""{"{{name}}":[{{string.Join(',', rows)}}],"total_entries":{{total}}}""";
}
