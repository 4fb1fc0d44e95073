namespace LineageIngest.Host.Receiving;

/// <summary>Limits of the receiver.</summary>
public sealed class ReceivingOptions
{
    /// <summary>Largest body after decompression, in bytes. Default 64 MiB.</summary>
    public long MaxBodyBytes { get; set; } = 64L << 20;

    /// <summary>Bytes of bodies that all requests together may hold; beyond it requests are answered 503. Default 512 MiB.</summary>
    public long MaxBytesInFlight { get; set; } = 512L << 20;
}
