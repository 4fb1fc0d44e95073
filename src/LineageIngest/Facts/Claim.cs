namespace LineageIngest.Facts;

/// <summary>A claim that waits for its job version.</summary>
sealed record Claim(Guid ClaimId, Guid JobId, DateTimeOffset KnownAt, ClaimFacts Facts, bool Observed, DateTimeOffset At);
