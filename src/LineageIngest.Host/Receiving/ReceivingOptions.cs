namespace LineageIngest.Host.Receiving;

/// <summary>Limits of the receiver.</summary>
public sealed class ReceivingOptions
{
    /// <summary>Largest body after decompression, in bytes. Default 64 MiB.</summary>
    public long MaxBodyBytes { get; set; } = 64L << 20;

    /// <summary>Most JSON values and names in one body: a batch of the size limit with ordinary events has some 1.3 million. Default 4 million.</summary>
    public long MaxValues { get; set; } = 4_000_000;

    /// <summary>
    /// Bytes that all requests together may hold, counting bodies, their copy on the way into the log and their parsed form; beyond it requests wait
    /// and are then answered 503. Default 512 MiB, enough for two bodies of the largest size at once.
    /// </summary>
    public long MaxBytesInFlight { get; set; } = 512L << 20;

    /// <summary>How long a request waits for its bytes before it is refused; clients give up after 5 to 30 s. Default 4 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(4);
}
