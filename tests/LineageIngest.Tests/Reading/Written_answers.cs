using System.Text.Json;
using LineageIngest.Graph;
using LineageIngest.Host.Reading;
using Xunit;

namespace LineageIngest.Tests.Reading;

public sealed class Written_answers
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));
    private static readonly Guid A = Guid.Parse("00000000-0000-4000-8000-00000000000a"), B = Guid.Parse("00000000-0000-4000-8000-00000000000b");

    [Fact]
    public void What_is_written_by_hand_is_what_the_serializer_writes()
    {
        var answer = new LineageAnswer(
            "full", A, 15,
            [
                new LineageNode(A, "größe \"x\"\n", "postgres://h:5432", "postgres://h:5432/größe \"x\"\n", "table", 0, [], [], null, null, null),
                new LineageNode(B, "b", "s3://bücket", "s3://bücket/b", "file", 1, [new DatasetName("n", "other")], ["team:data", "<ann@example.com>"], At,
                    new LastRun("run 1", "COMPLETE", null, At), new DatasetQuality("failed", 3, 1, At)),
            ],
            [
                new LineageEdge(A, A, B, B, "extract", new JobReference(B, "airflow", "dag.täsk"), true, "certain", "confirmed", 0.1f, ["openlineage", "sql"], At, At.AddTicks(1), null),
                new LineageEdge(B, B, A, A, "load", new JobReference(A, "", ""), false, "inferred", "contradicted", 1f, [], DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "not in \\ the SQL"),
            ],
            [new LineageColumnEdge(A, "id", B, null, new JobReference(B, "n", "j"), "DIRECT", "IDENTITY", true, true, "certain", "confirmed", 0.9f, ["sql"])],
            2, false, 0, 1, true, "1.b");
        Assert.Equal(JsonSerializer.Serialize(answer, AnswerJson.Options), JsonSerializer.Serialize(answer, LineageJson.Options));
    }
}
