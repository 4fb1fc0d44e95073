using System.Collections.Concurrent;

namespace LineageIngest.Stages;

/// <summary>What goes wrong in a stage, and since when; Tries counts the failures since.</summary>
public sealed record StageTrouble(string Stage, string Reason, DateTimeOffset Since, int Tries);

/// <summary>Keeps each stage's trouble until that stage succeeds.</summary>
public sealed class StageHealth(TimeProvider time)
{
    readonly ConcurrentDictionary<string, StageTrouble> _troubles = new();

    /// <summary>The stages that fail at present, by name.</summary>
    public IReadOnlyList<StageTrouble> Troubles => [.. _troubles.Values.OrderBy(t => t.Stage, StringComparer.Ordinal)];

    internal void Failed(string stage, string reason) =>
        _troubles.AddOrUpdate(
            stage,
            _ => new StageTrouble(stage, reason, time.GetUtcNow(), 1),
            (_, known) => known with { Reason = reason, Tries = known.Tries + 1 }
        );

    internal void Succeeded(string stage) => _troubles.TryRemove(stage, out _);
}
