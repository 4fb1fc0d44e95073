namespace LineageIngest.DataSources.Profiling;

/// <summary>What can be asked of a column's values.</summary>
public enum ValueKind
{
    Text,

    /// <summary>Smallest, largest, mean, quantiles.</summary>
    Number,

    /// <summary>Smallest and largest; written so that the order of the letters is that of time.</summary>
    Time,
    Boolean,

    /// <summary>Counted only: documents, bytes, lists.</summary>
    Opaque,
}

/// <summary>The kind of a column by its type's name, in the words of all databases that are read.</summary>
public static class ValueKinds
{
    static readonly string[] _numbers =
    [
        "smallint",
        "integer",
        "int",
        "int2",
        "int4",
        "int8",
        "bigint",
        "tinyint",
        "mediumint",
        "hugeint",
        "uhugeint",
        "utinyint",
        "usmallint",
        "uinteger",
        "ubigint",
        "numeric",
        "decimal",
        "real",
        "double",
        "double precision",
        "float",
        "float4",
        "float8",
        "money",
        "smallmoney",
        "year",
    ];
    static readonly string[] _opaque =
    [
        "json",
        "jsonb",
        "xml",
        "bytea",
        "blob",
        "tinyblob",
        "mediumblob",
        "longblob",
        "binary",
        "varbinary",
        "image",
        "hstore",
        "tsvector",
        "geometry",
        "geography",
        "struct",
        "map",
        "union",
        "bit varying",
    ];

    public static ValueKind Of(string type)
    {
        var plain = type.ToLowerInvariant();
        if (plain.EndsWith(']'))
            return ValueKind.Opaque;
        var cut = plain.IndexOf('(', StringComparison.Ordinal);
        var name = (cut < 0 ? plain : plain[..cut]).Replace(" unsigned", "", StringComparison.Ordinal).Trim();
        return name is "boolean" or "bool" ? ValueKind.Boolean
            : name is "date" or "smalldatetime"
            || name.StartsWith("timestamp", StringComparison.Ordinal)
            || name.StartsWith("datetime", StringComparison.Ordinal)
                ? ValueKind.Time
            : _numbers.Contains(name) && !plain.StartsWith("money", StringComparison.Ordinal) ? ValueKind.Number
            : _opaque.Contains(name) ? ValueKind.Opaque
            : ValueKind.Text;
    }
}
