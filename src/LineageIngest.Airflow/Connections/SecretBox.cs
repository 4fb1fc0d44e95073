using System.Security.Cryptography;
using System.Text;

namespace LineageIngest.Airflow.Connections;

/// <summary>
/// Seals secrets for the database: AES-256-GCM, nonce, tag and text in one, bound to the words that say whose secret it is. The key stands in the environment
/// (<c>LINEAGE_SECRET_KEY</c>, any text of at least 16 characters; all instances need the same) or in a file that is made at first use. While the key is
/// changed, the one before it opens what it sealed.
/// </summary>
public sealed class SecretBox
{
    const int NonceSize = 12;
    const int TagSize = 16;
    readonly Lazy<byte[]> _key;
    readonly Lazy<byte[]?> _before;

    SecretBox(Func<byte[]> key, Func<byte[]?> before) => (_key, _before) = (new Lazy<byte[]>(key), new Lazy<byte[]?>(before));

    /// <param name="before">the key that is being replaced; null at all other times</param>
    /// <exception cref="CryptographicException">The variable is too short for a key.</exception>
    public static SecretBox Open(string? variable, string keyFile, string? before = null) =>
        new(
            () => string.IsNullOrEmpty(variable) ? OfFile(keyFile) : OfText(variable),
            () => string.IsNullOrEmpty(before) ? null : OfText(before)
        );

    public byte[] Seal(string secret, string owner)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key.Value, TagSize);
        aes.Encrypt(
            box.AsSpan(0, NonceSize),
            plain,
            box.AsSpan(NonceSize + TagSize),
            box.AsSpan(NonceSize, TagSize),
            Encoding.UTF8.GetBytes(owner)
        );
        return box;
    }

    /// <exception cref="CryptographicException">Another key sealed it, or it was moved to another owner.</exception>
    public string Unseal(byte[] box, string owner) =>
        TryUnseal(_key.Value, box, owner)
        ?? (_before.Value is { } before ? TryUnseal(before, box, owner) : null)
        ?? throw new CryptographicException(
            "The stored secret was sealed with another key: set LINEAGE_SECRET_KEY as it was, or enter the secret again."
        );

    static string? TryUnseal(byte[] key, byte[] box, string owner)
    {
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(
                box.AsSpan(0, NonceSize),
                box.AsSpan(NonceSize + TagSize),
                box.AsSpan(NonceSize, TagSize),
                plain,
                Encoding.UTF8.GetBytes(owner)
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null; // another key sealed it, or it is another owner's
        }

        return Encoding.UTF8.GetString(plain);
    }

    static byte[] OfText(string text) =>
        text.Length >= 16
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), 32, info: "lineage-ingest secrets"u8.ToArray())
            : throw new CryptographicException("LINEAGE_SECRET_KEY is too short: it needs at least 16 characters.");

    static byte[] OfFile(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var draft = $"{file}.{Environment.ProcessId}";
            File.WriteAllText(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(draft); // another process was first; its key is the key
            }
        }

        return OfText(File.ReadAllText(file).Trim());
    }
}
