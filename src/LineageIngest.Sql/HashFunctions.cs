namespace LineageIngest.Sql;

/// <summary>Functions of all dialects that make a digest of their argument, in lower case.</summary>
public static class HashFunctions
{
    public static readonly IReadOnlyList<string> Names =
    [
        "md5",
        "md5_hex",
        "md5_binary",
        "sha",
        "sha1",
        "sha1_hex",
        "sha2",
        "sha2_hex",
        "sha224",
        "sha256",
        "sha384",
        "sha512",
        "hash",
        "hashbytes",
        "xxhash64",
        "xxhash",
        "murmur_hash",
        "cityhash64",
        "siphash64",
        "farm_fingerprint",
        "crc32",
        "checksum",
        "binary_checksum",
        "digest",
        "hmac",
        "ora_hash",
        "standard_hash",
        "fnv_hash",
    ];
}
