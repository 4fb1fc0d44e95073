using System.Text.Json.Serialization;

namespace LineageIngest.Host.Receiving;

/// <summary>The answer of POST /lineage/batch as spec/OpenLineage.yml gives it.</summary>
public sealed record BatchAnswer(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("summary")] BatchSummary Summary,
    [property: JsonPropertyName("failed_events")] IReadOnlyList<FailedEvent> FailedEvents
);

public sealed record BatchSummary(
    [property: JsonPropertyName("received")] int Received,
    [property: JsonPropertyName("successful")] int Successful,
    [property: JsonPropertyName("failed")] int Failed,
    [property: JsonPropertyName("retriable")] int Retriable,
    [property: JsonPropertyName("non_retriable")] int NonRetriable
);

public sealed record FailedEvent(
    [property: JsonPropertyName("index")] int Index,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("retriable")] bool Retriable
);
