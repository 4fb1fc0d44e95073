using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Reading;
using LineageIngest.Names;

namespace LineageIngest.Tests.Reading;

public sealed class Written_answers
{
    static readonly DateTimeOffset _at = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));
    static readonly Guid _a = Guid.Parse("00000000-0000-4000-8000-00000000000a"),
        _b = Guid.Parse("00000000-0000-4000-8000-00000000000b");

    [Fact]
    public void What_is_written_by_hand_is_what_the_serializer_writes()
    {
        var answer = new LineageAnswer(
            "full",
            _a,
            15,
            [
                new LineageNode(
                    _a,
                    "größe \"x\"\n",
                    "postgres://h:5432",
                    "postgres://h:5432/größe \"x\"\n",
                    "table",
                    0,
                    [],
                    [],
                    null,
                    null,
                    null,
                    "present"
                ),
                new LineageNode(
                    _b,
                    "b",
                    "s3://bücket",
                    "s3://bücket/b",
                    "file",
                    1,
                    [new DatasetName("n", "other")],
                    ["team:data", "<ann@example.com>"],
                    _at,
                    new LastRun("run 1", "COMPLETE", null, _at),
                    new DatasetQuality("failed", 3, 1, _at),
                    "dropped"
                ),
            ],
            [
                new LineageEdge(
                    _a,
                    _a,
                    _b,
                    _b,
                    "extract",
                    new JobReference(_b, "airflow", "dag.täsk"),
                    true,
                    "certain",
                    "confirmed",
                    0.1f,
                    ["openlineage", "sql"],
                    _at,
                    _at.AddTicks(1),
                    false,
                    null
                ),
                new LineageEdge(
                    _b,
                    _b,
                    _a,
                    _a,
                    "load",
                    new JobReference(_a, "", ""),
                    false,
                    "inferred",
                    "contradicted",
                    1f,
                    [],
                    DateTimeOffset.MinValue,
                    DateTimeOffset.MaxValue,
                    true,
                    "not in \\ the SQL"
                ),
            ],
            [
                new LineageColumnEdge(
                    _a,
                    "id",
                    _b,
                    null,
                    new JobReference(_b, "n", "j"),
                    "DIRECT",
                    "IDENTITY",
                    true,
                    true,
                    "certain",
                    "confirmed",
                    0.9f,
                    ["sql"]
                ),
            ],
            2,
            false,
            0,
            1,
            true,
            "1.b"
        );
        Assert.Equal(JsonSerializer.Serialize(answer, AnswerJson.Options), JsonSerializer.Serialize(answer, LineageJson.Options));
    }
}
