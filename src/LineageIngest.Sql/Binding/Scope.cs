using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>A relation in FROM and the names by which columns may point at it.</summary>
/// <param name="Alias">Its alias, or the last part of its name; empty where it has none.</param>
/// <param name="Name">The table's name as written, for longer qualifiers; null for other relations.</param>
/// <param name="Relation">Its columns.</param>
/// <param name="HasAlias">Whether an alias was written.</param>
sealed record Source(string Alias, QualifiedName? Name, BoundRelation Relation, bool HasAlias)
{
    /// <summary>Tests only: SEMI and ANTI joins add no columns to a star.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>What names mean inside one SELECT; the outer query is behind it.</summary>
sealed class Scope(Scope? outer, CommonTables tables)
{
    public Scope? Outer => outer;

    public CommonTables Tables => tables;

    public List<Source> Sources { get; } = [];

    /// <summary>Columns of USING and NATURAL, each with the sources that share it.</summary>
    public List<(string Column, List<Source> Sources)> Shared { get; } = [];

    /// <summary>Outputs so far that later expressions may name, in dialects that allow it.</summary>
    public List<OutputColumn>? Aliases { get; set; }

    /// <summary>Parameters of lambdas around the expression: no columns.</summary>
    public List<string> Locals { get; } = [];

    /// <summary>Named windows.</summary>
    public NamedWindow[] Windows { get; set; } = [];
}

/// <summary>The CTEs that a query sees: an immutable chain, the nearest first.</summary>
sealed class CommonTables(CommonTables? outer, CommonTableEntry? entry)
{
    public static CommonTables None { get; } = new(null, null);

    // Chains longer than this are looked up by a table of names, which every so many entries bring along.
    const int Stride = 64;

    Dictionary<string, CommonTableEntry>? _byName;

    int Depth { get; init; }

    public CommonTables With(CommonTableEntry added)
    {
        var tables = new CommonTables(this, added) { Depth = Depth + 1 };
        if (tables.Depth % Stride == 0)
        {
            tables.Index();
        }

        return tables;
    }

    void Index()
    {
        var all = new List<CommonTableEntry>();
        var at = this;
        for (; at is { _byName: null }; at = at.Outer)
        {
            if (at.Entry is { } own)
            {
                all.Add(own);
            }
        }

        // Nearer ones hide those further out.
        _byName = at is null ? new(StringComparer.Ordinal) : new(at._byName!, StringComparer.Ordinal);
        for (var index = all.Count - 1; index >= 0; index--)
        {
            _byName[all[index].Name] = all[index];
        }
    }

    public CommonTableEntry? Find(string name, StringComparison comparison)
    {
        for (var tables = this; tables is not null; tables = tables.Outer)
        {
            if (tables.Entry is { } found && string.Equals(found.Name, name, comparison))
            {
                return found;
            }

            if (tables._byName is { } index)
            {
                if (index.TryGetValue(name, out var exact))
                {
                    return exact;
                }

                if (comparison == StringComparison.Ordinal)
                {
                    return null;
                }
            }
        }

        return null;
    }

    CommonTables? Outer => outer;

    CommonTableEntry? Entry => entry;
}

/// <summary>A CTE, bound when it is first read, so that one that is not read adds no inputs.</summary>
sealed class CommonTableEntry(string name, CommonTable definition, CommonTables visible, bool recursive, Scope? outer)
{
    public string Name => name;

    public CommonTable Definition => definition;

    /// <summary>What its own query sees.</summary>
    public CommonTables Visible => visible;

    public bool Recursive => recursive;

    public Scope? Outer => outer;

    public BoundRelation? Relation { get; set; }

    public bool IsBinding { get; set; }
}
