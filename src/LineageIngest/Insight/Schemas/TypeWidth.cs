using System.Globalization;

namespace LineageIngest.Insight.Schemas;

/// <summary>Whether a column's new type still holds every value of its old one. What is not known to hold them does not: a false alarm is cheaper than a lost digit. Pure.</summary>
public static class TypeWidth
{
    /// <summary>In each line a type holds all values of those before it.</summary>
    static readonly string[][] _lines =
    [
        ["tinyint", "smallint", "int", "bigint", "numeric"],
        ["real", "double"],
        ["char", "varchar", "text"],
        ["date", "timestamp"],
    ];

    static readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int2"] = "smallint",
        ["int4"] = "int",
        ["integer"] = "int",
        ["int8"] = "bigint",
        ["long"] = "bigint",
        ["decimal"] = "numeric",
        ["float4"] = "real",
        ["float"] = "double",
        ["float8"] = "double",
        ["double precision"] = "double",
        ["character"] = "char",
        ["character varying"] = "varchar",
        ["nvarchar"] = "varchar",
        ["string"] = "text",
        ["timestamp without time zone"] = "timestamp",
    };

    /// <summary>Example: int to bigint and varchar(10) to varchar(20) hold, text to varchar(20) does not. An unknown type on one side says nothing.</summary>
    public static bool Holds(string? from, string? to)
    {
        if (string.IsNullOrEmpty(from) || string.IsNullOrEmpty(to))
            return true;
        var (old, now) = (Read(from), Read(to));
        if (old.Name == now.Name)
            return now.Sizes.Length == 0 || (old.Sizes.Length > 0 && HoldsSizes(old.Sizes, now.Sizes));
        var isWider = Array.Exists(_lines, line => Array.IndexOf(line, old.Name) is >= 0 and var at && Array.IndexOf(line, now.Name) > at);
        return isWider && (now.Sizes.Length == 0 || (now.Name == "varchar" && old.Sizes.Length > 0 && now.Sizes[0] >= old.Sizes[0]));
    }

    /// <summary>Of numeric(p,s) both the digits before the point and those after it must have room.</summary>
    static bool HoldsSizes(int[] old, int[] now)
    {
        var (oldScale, nowScale) = (old.ElementAtOrDefault(1), now.ElementAtOrDefault(1));
        return now[0] - nowScale >= old[0] - oldScale && nowScale >= oldScale;
    }

    static (string Name, int[] Sizes) Read(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? type : type[..open]).Trim().ToLowerInvariant();
        var close = type.IndexOf(')', StringComparison.Ordinal);
        var sizes =
            open < 0 || close < open
                ? []
                : type[(open + 1)..close]
                    .Split(',')
                    .Select(size =>
                        int.TryParse(size, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue
                    )
                    .ToArray();
        return (_names.GetValueOrDefault(name, name), sizes);
    }
}
