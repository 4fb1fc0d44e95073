using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Api.Rows;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

/// <summary>Generated readers against the JSON itself: all recorded answers of all versions, and the same with every value replaced by an odd one.</summary>
public sealed class RecordedAnswersTests
{
    static readonly (Regex Path, Type Answer)[] _answers =
    [
        (new("/version$"), typeof(VersionRow)),
        (new("/dags$"), typeof(DagPage)),
        (new("/dags/[^/]+/details$"), typeof(DagRow)),
        (new("/dags/[^/]+/tasks$"), typeof(TaskPage)),
        (new("/dagRuns(/list)?$"), typeof(RunPage)),
        (new("/taskInstances(/list|/[^/]+/listMapped)?$"), typeof(InstancePage)),
        (new("/taskInstances/[^/]+(/[0-9]+)?$"), typeof(InstanceRow)),
        (new("/dagSources/[^/]+$"), typeof(SourceRow)),
        (new("/datasets$"), typeof(DatasetPage)),
        (new("/datasets/events$"), typeof(DatasetEventPage)),
        (new("/assets$"), typeof(AssetPage)),
        (new("/assets/events$"), typeof(AssetEventPage)),
        (new("/connections$"), typeof(ConnectionPage)),
        (new("/connections/[^/]+$"), typeof(ConnectionRow)),
        (new("/importErrors$"), typeof(ImportErrorPage)),
        (new("/providers$"), typeof(ProviderPage)),
        (new("/dagVersions$"), typeof(DagVersionPage)),
    ];

    static readonly string[] _odd =
    [
        "7",
        "-1.5e300",
        "\"x\"",
        "null",
        "true",
        "[]",
        "{}",
        "[1,\"y\",{},null]",
        "{\"z\":[1]}",
        "\"\\ud83d\"",
    ];

    [Fact]
    public void Every_recorded_answer_of_every_version_reads_as_its_json_says()
    {
        var read = new Dictionary<Type, int>();
        foreach (var (type, body) in Bodies())
        {
            using var json = JsonDocument.Parse(body);
            Compare(Read(type, body), json.RootElement);
            read[type] = read.GetValueOrDefault(type) + 1;
        }

        Assert.Equal(_answers.Select(answer => answer.Answer).Distinct().Count(), read.Count);
        Assert.True(read.Values.Sum() > 300, $"{read.Values.Sum()} answers");
    }

    [Fact]
    public void A_value_of_another_type_costs_only_itself()
    {
        var tried = 0;
        foreach (var (type, body) in Bodies().DistinctBy(recorded => recorded.Type))
        {
            foreach (var odd in _odd)
            {
                foreach (var changed in Changed(body, odd))
                {
                    using var json = JsonDocument.Parse(changed);
                    Compare(Read(type, changed), json.RootElement);
                    tried++;
                }
            }
        }

        Assert.True(tried > 2000, $"{tried} answers");
    }

    [Theory]
    [InlineData("2024-11-26T13:05:23.281750+00:00", "2024-11-26T13:05:23.2817500+00:00")]
    [InlineData("2024-11-26T13:05:23.281750Z", "2024-11-26T13:05:23.2817500+00:00")]
    [InlineData("2024-11-26T15:05:23+02:00", "2024-11-26T13:05:23.0000000+00:00")]
    [InlineData("2024-11-26T13:05:23", "2024-11-26T13:05:23.0000000+00:00")] // without a zone: UTC, wherever this runs
    [InlineData("2024-11-26 13:05:23", "2024-11-26T13:05:23.0000000+00:00")]
    [InlineData("2024-11-26", "2024-11-26T00:00:00.0000000+00:00")]
    [InlineData("yesterday", null)]
    public void An_instant_is_read_in_the_forms_that_airflow_has_had(string text, string? expected)
    {
        var run = ModelReader.Run(Row.Of<RunRow>($$"""{"start_date":"{{text}}"}"""));
        Assert.Equal(expected, run.Start?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Odd_rows_become_what_they_can_mean()
    {
        var tasks = Row.Of<TaskPage>("""{"tasks":[{"task_id":"a","task_display_name":7,"class_ref":"X"},"b",null]}""").Tasks!;
        Assert.Equal(["7", null, null], tasks.Select(ModelReader.Task).Select(task => task.DisplayName));
        Assert.Null(ModelReader.Task(tasks[0]).OperatorClass);
        var dag = ModelReader.Dag(
            Row.Of<DagRow>(
                """{"dag_id":"d","is_active":false,"owners":["z",3,"a"],"tags":[{"name":"t"},{"name":null}],"schedule_interval":{"__type":"TimeDelta","days":1,"seconds":30}}"""
            )
        );
        Assert.True(dag.Stale);
        Assert.Equal(["a", "z"], dag.Owners);
        Assert.Equal(["", "t"], dag.Tags);
        Assert.Equal("1.00:00:30", dag.Schedule);
    }

    static object Read(Type type, string body) =>
        typeof(AirflowRows)
            .GetMethod(nameof(AirflowRows.Read), [typeof(ReadOnlySpan<byte>)])!
            .MakeGenericMethod(type)
            .CreateDelegate<ReadJson>()(Encoding.UTF8.GetBytes(body));

    delegate object ReadJson(ReadOnlySpan<byte> json);

    static IEnumerable<(Type Type, string Body)> Bodies()
    {
        foreach (var file in Recordings.Answers)
        {
            foreach (var line in Recordings.Lines(file))
            {
                using var recorded = JsonDocument.Parse(line);
                var path = recorded.RootElement.GetProperty("request").GetProperty("path").GetString()!.Split('?')[0];
                if (
                    recorded.RootElement.GetProperty("status").GetInt32() == 200
                    && recorded.RootElement.GetProperty("body") is { ValueKind: JsonValueKind.Object } body
                    && _answers.FirstOrDefault(answer => answer.Path.IsMatch(path)).Answer is { } type
                )
                {
                    yield return (type, body.GetRawText());
                }
            }
        }
    }

    /// <summary>The answer with one value replaced, once for each field of the answer and of its first rows.</summary>
    static IEnumerable<string> Changed(string body, string odd)
    {
        var places = new List<string[]>();
        Collect(JsonNode.Parse(body)!, []);
        foreach (var place in places)
        {
            var changed = JsonNode.Parse(body)!;
            var at = changed;
            foreach (var step in place[..^1])
                at = at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!;
            at[place[^1]] = "odd";
            yield return changed.ToJsonString().Replace("\"odd\"", odd, StringComparison.Ordinal);
        }

        void Collect(JsonNode node, string[] path)
        {
            if (node is JsonArray { Count: > 0 } rows && rows[0] is { } first)
                Collect(first, [.. path, "0"]);
            if (node is not JsonObject fields || path.Length > 4)
                return;
            foreach (var (name, value) in fields)
            {
                places.Add([.. path, name]);
                if (value is not null && name is not ("rendered_fields" or "conf"))
                    Collect(value, [.. path, name]);
            }
        }
    }

    static void Compare(object row, JsonElement json)
    {
        foreach (var property in row.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var name =
                property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var (field, value) = (json.Field(name), property.GetValue(row));
            switch (value)
            {
                case JsonElement element:
                    Assert.Equal(field.ValueKind, element.ValueKind);
                    Assert.Equal(
                        field.ValueKind == default ? "" : field.GetRawText(),
                        element.ValueKind == default ? "" : element.GetRawText()
                    );
                    break;
                case string[] texts:
                    Assert.Equal(json.Texts(name), texts);
                    break;
                case Array rows:
                    Assert.Equal(field.GetArrayLength(), rows.Length);
                    foreach (var (child, element) in rows.Cast<object>().Zip(field.EnumerateArray()))
                        Compare(child, element);
                    break;
                case not null when property.PropertyType.Namespace == typeof(DagRow).Namespace:
                    Compare(value, field);
                    break;
                default:
                    Assert.Equal(Expected(property.PropertyType, json, name), value);
                    break;
            }
        }
    }

    static object? Expected(Type type, JsonElement json, string name) =>
        type == typeof(string) ? (json.Field(name).ValueKind == JsonValueKind.String ? Text(json.Field(name)) : json.Text(name))
        : type == typeof(int?) ? json.Number(name)
        : type == typeof(bool?) ? (json.Field(name).ValueKind is JsonValueKind.True or JsonValueKind.False ? json.Flag(name) : null)
        : type == typeof(DateTimeOffset?) ? Instant(json, name)
        : null;

    static string Text(JsonElement value) => value.GetRawText() == "\"\\ud83d\"" ? "\\ud83d" : value.GetString()!;

    static DateTimeOffset? Instant(JsonElement json, string name) =>
        json.Field(name).ValueKind != JsonValueKind.String || Text(json.Field(name)) == "\\ud83d" ? null : json.Instant(name);
}
