using LineageIngest.DataSources.Catalog;

namespace LineageIngest.DataSources.Profiling;

/// <summary>Which columns hold what belongs to people, so that no value of theirs is shown.</summary>
public static class PersonalColumns
{
    static readonly string[] _tags = ["pii", "personal", "sensitive", "gdpr", "secret", "confidential"];

    /// <summary>Parts of names, between underscores and changes of case.</summary>
    static readonly string[] _words =
    [
        "email",
        "mail",
        "phone",
        "mobile",
        "fax",
        "ssn",
        "iban",
        "passport",
        "password",
        "passwd",
        "pwd",
        "token",
        "secret",
        "firstname",
        "lastname",
        "surname",
        "fullname",
        "birthday",
        "birthdate",
        "dob",
        "address",
        "street",
        "creditcard",
        "pan",
        "cvv",
        "ip",
        "latitude",
        "longitude",
    ];
    static readonly string[] _phrases =
    [
        "first_name",
        "last_name",
        "full_name",
        "birth_date",
        "date_of_birth",
        "credit_card",
        "card_number",
        "tax_id",
    ];

    /// <summary>Why a column's values are withheld: its tag, or its name; null when they may be shown.</summary>
    /// <param name="tags">of the column and of its table</param>
    public static string? Reason(SourceColumn column, IEnumerable<string> tags)
    {
        var tag = tags.Order(StringComparer.Ordinal).FirstOrDefault(IsPersonal);
        if (tag is not null)
            return $"tag {tag}";
        var name = string.Join('_', Words(column.Name));
        return _phrases.Any(phrase => $"_{name}_".Contains($"_{phrase}_", StringComparison.Ordinal)) || name.Split('_').Any(_words.Contains)
            ? "its name"
            : null;
    }

    static bool IsPersonal(string tag) =>
        _tags.Any(word => tag.Split([':', '=', '.', '-', '_', '/']).Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>Example: <c>customerEmail</c> is customer, email.</summary>
    static List<string> Words(string name)
    {
        var words = new List<string>();
        var from = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] is not ('_' or '-' or ' ' or '.') && !(char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
                continue;
            words.Add(name[from..i].Trim('_', '-', ' ', '.').ToLowerInvariant());
            from = i;
        }
        return words.FindAll(word => word.Length > 0);
    }
}
