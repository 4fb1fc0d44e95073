namespace LineageIngest.Facts;

/// <summary>The kinds of personal data.</summary>
public static class PiiKinds
{
    public const string Email = "email";
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Address = "address";
    public const string BirthDate = "birth-date";
    public const string NationalId = "national-id";
    public const string Payment = "payment";
    public const string Ip = "ip";
    public const string Other = "other";

    /// <summary>Said by hand: the column holds no personal data, whatever tags, rules and lineage say.</summary>
    public const string None = "none";

    /// <summary>All kinds; none is not one of them.</summary>
    public static readonly IReadOnlyList<string> All = [Email, Name, Phone, Address, BirthDate, NationalId, Payment, Ip, Other];
}

/// <summary>What a person says of a column: the kind of personal data that it holds, or none. Withdrawn: the word no longer counts.</summary>
/// <param name="Kind">one of <see cref="PiiKinds"/>; empty where it is withdrawn</param>
public sealed record PiiWord(string Kind, bool Withdrawn, string Reason, string? By);
