using LineageIngest.Names;

namespace LineageIngest.Chaos;

/// <summary>What the door must answer.</summary>
enum Fate
{
    /// <summary>2xx, and then it is in the log.</summary>
    Taken,

    /// <summary>4xx, and then it is not.</summary>
    Refused,

    /// <summary>Either of them.</summary>
    Either,
}

/// <summary>A body to be sent.</summary>
/// <param name="Poison">whether it may be set aside</param>
sealed record Payload(byte[] Body, Fate Fate = Fate.Taken, bool Poison = false)
{
    /// <summary>As the log computes it, from the bytes.</summary>
    public Guid Fingerprint { get; } = DerivedId.OfContent(Body);
}
