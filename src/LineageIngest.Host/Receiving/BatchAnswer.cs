using System.Text.Json.Serialization;

namespace LineageIngest.Host.Receiving;

/// <summary>The answer of POST /lineage/batch as spec/OpenLineage.yml gives it.</summary>
public sealed record BatchAnswer(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("summary")] BatchSummary Summary,
    [property: JsonPropertyName("failed_events")] IReadOnlyList<FailedEvent> FailedEvents,
    [property: JsonPropertyName("warnings"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<EventWarning>? Warnings = null
);

/// <summary>The event of that index is kept and set aside: it cannot become part of the graph as it is. Pointer is a JSON pointer into the event.</summary>
public sealed record EventWarning(
    [property: JsonPropertyName("index")] int Index,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("pointer")] string Pointer
);

/// <summary>The body of a 201 whose event is kept and set aside; all other events are answered without a body.</summary>
public sealed record ReceivedAnswer(bool SetAside, string Reason, string Pointer);

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
