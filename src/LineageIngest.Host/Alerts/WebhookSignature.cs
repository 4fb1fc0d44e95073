using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LineageIngest.Host.Alerts;

/// <summary>
/// Proves that a message is ours and when it was sent: HMAC-SHA-256 over the timestamp, a point and the body. Who receives it computes the same, and refuses
/// what is older than a few minutes, so that a message that was overheard cannot be sent again.
/// </summary>
static class WebhookSignature
{
    public const string Header = "X-Lineage-Signature";
    public const string Timestamp = "X-Lineage-Timestamp";

    /// <summary>The same message sent again has the same one.</summary>
    public const string Delivery = "X-Lineage-Delivery";

    /// <summary>Example: <c>sha256=5d41…</c>, in lower case.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{timestamp}."));
        hash.AppendData(body);
        return $"sha256={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>Seconds since 1970.</summary>
    public static string TimestampOf(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
