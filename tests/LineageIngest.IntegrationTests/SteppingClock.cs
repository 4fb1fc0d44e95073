namespace LineageIngest.IntegrationTests;

/// <summary>A clock that goes on by a step each time somebody looks at it.</summary>
sealed class SteppingClock(DateTimeOffset start, TimeSpan step) : TimeProvider
{
    DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        var now = _now;
        _now += step;
        return now;
    }
}
