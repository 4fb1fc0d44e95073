using LineageIngest.Facts;

namespace LineageIngest.Insight.Schemas;

/// <summary>A column that came, went or has another type; fields inside a column go by their path: <c>address.city</c>.</summary>
public sealed record ColumnChange(string Change, string Column, string? From, string? To)
{
    public const string Added = "added";
    public const string Removed = "removed";
    public const string Retyped = "retyped";
}

/// <summary>What differs between two schemas, in ordinal order of column. Types compare without case: producers disagree about it. Pure.</summary>
public static class SchemaDiff
{
    public static List<ColumnChange> Of(IReadOnlyList<SchemaColumn> before, IReadOnlyList<SchemaColumn> after)
    {
        var (old, now) = (Flat(before), Flat(after));
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Order(StringComparer.Ordinal)
                .Select(column => (Column: column, Had: old.ContainsKey(column), Has: now.ContainsKey(column)))
                .Where(c => c.Had != c.Has || !string.Equals(old[c.Column], now[c.Column], StringComparison.OrdinalIgnoreCase))
                .Select(c => new ColumnChange(
                    !c.Had ? ColumnChange.Added
                        : !c.Has ? ColumnChange.Removed
                        : ColumnChange.Retyped,
                    c.Column,
                    old.GetValueOrDefault(c.Column),
                    now.GetValueOrDefault(c.Column)
                )),
        ];
    }

    static Dictionary<string, string?> Flat(IReadOnlyList<SchemaColumn> columns)
    {
        var flat = new Dictionary<string, string?>(StringComparer.Ordinal);
        void Add(SchemaColumn column, string path)
        {
            flat[path] = column.Type;
            foreach (var field in column.Fields)
                Add(field, $"{path}.{field.Name}");
        }
        foreach (var column in columns)
            Add(column, column.Name);
        return flat;
    }
}
