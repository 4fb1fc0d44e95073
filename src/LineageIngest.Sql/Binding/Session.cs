using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>What the script has made of the database so far: defaults, temporary tables, new, renamed and dropped ones.</summary>
sealed class Session(ISchemaCatalog catalog, Dialect dialect, SqlLimits limits)
{
    readonly Dictionary<string, Table> _tables = new(
        dialect.Unquoted == CaseRule.Preserve ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
    );
    Dictionary<string, Table> _temporary = new(
        dialect.Unquoted == CaseRule.Preserve ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
    );
    readonly Dictionary<string, Table> _paths = new(StringComparer.Ordinal);

    public SessionDefaults Defaults { get; private set; } = catalog.Defaults;

    public ResultLimits Results { get; } = new(limits.MaxEdges);

    /// <summary>The linked server on which what is bound now runs, or null; tables are its own there.</summary>
    public string? Server { get; set; }

    /// <summary>The table that a name means now.</summary>
    public Table Find(QualifiedName name)
    {
        var last = name.Last.Text;
        if (Server is not null)
        {
            return FindRemote(ToTableName(name) with { Server = Server });
        }

        if ((name.Parts.Length == 1 || last.StartsWith('#') || IsTemporarySchema(name)) && _temporary.TryGetValue(last, out var temporary))
        {
            return temporary;
        }

        if (last.StartsWith('#') || (last.StartsWith('@') && name.Parts.Length == 1))
        {
            var created = new Table(new TableName(null, null, last), null) { Temporary = true };
            _temporary[last] = created;
            return created;
        }

        var written = ToTableName(name);
        var key = written.ToString();
        if (_tables.TryGetValue(key, out var known))
        {
            return known;
        }

        var resolved = ResolveShard(written);
        var full = resolved.Name.ToString();
        if (full == key || !_tables.TryGetValue(full, out var table))
        {
            table = new Table(resolved.Name, resolved);
            _tables[full] = table;
        }

        // A name means the same until USE or a new table changes that.
        _tables[key] = table;
        return table;
    }

    Table FindRemote(TableName name)
    {
        var key = name.ToString();
        if (!_tables.TryGetValue(key, out var table))
        {
            table = new Table(name, null);
            _tables[key] = table;
        }

        return table;
    }

    /// <summary>Date shards and partitions are one table where the catalogue knows them as one: <c>t_20230101</c>, <c>t_2023*</c>, <c>t$20230101</c>.</summary>
    KnownTable ResolveShard(TableName written)
    {
        var resolved = catalog.Resolve(written, Defaults);
        if (!dialect.DashedNames || !resolved.IsOpen)
        {
            return resolved;
        }

        var name = written.Name;
        var partition = name.IndexOf('$', StringComparison.Ordinal);
        if (partition > 0)
        {
            name = name[..partition];
            resolved = catalog.Resolve(written with { Name = name }, Defaults);
        }

        var stem = name.TrimEnd('*').TrimEnd("0123456789".ToCharArray());
        if (resolved.IsOpen && stem.Length < name.Length && stem.EndsWith('_'))
        {
            var shards = catalog.Resolve(written with { Name = $"{stem}yyyymmdd" }, Defaults);
            resolved = shards.IsOpen ? resolved : shards;
        }

        return resolved;
    }

    /// <summary>An object that lives outside of all schemas: its name is not completed.</summary>
    public Table FindBare(string name)
    {
        if (!_tables.TryGetValue(name, out var table))
        {
            table = new Table(new TableName(null, null, name), null);
            _tables[name] = table;
        }

        return table;
    }

    public Table FindPath(string path)
    {
        if (!_paths.TryGetValue(path, out var table))
        {
            table = new Table(TableName.Path(path), null);
            _paths[path] = table;
        }

        return table;
    }

    /// <summary>A table that the statement makes; an earlier one of that name is another table.</summary>
    public Table Create(QualifiedName name, bool temporary)
    {
        var last = name.Last.Text;
        if (temporary || last.StartsWith('#') || last.StartsWith('@'))
        {
            var made = new Table(new TableName(null, null, last), null) { Temporary = true, Created = true };
            _temporary[last] = made;
            return made;
        }

        var existing = Find(name);
        if (!existing.Dropped && !existing.Temporary)
        {
            existing.Created = true;
            return existing;
        }

        var resolved = catalog.Resolve(ToTableName(name), Defaults);
        var table = new Table(resolved.Name, resolved) { Created = true };
        Bind(name, table);
        return table;
    }

    /// <summary>From here on a name means another table.</summary>
    public void AddSynonym(QualifiedName name, QualifiedName target) => Bind(name, Find(target));

    /// <summary>What temporary names mean now.</summary>
    public Dictionary<string, Table> TakeTemporary() => new(_temporary, _temporary.Comparer);

    public void SetTemporary(Dictionary<string, Table> temporary) => _temporary = new(temporary, temporary.Comparer);

    public void Drop(QualifiedName name)
    {
        if (name.Parts.Length == 1 && _temporary.Remove(name.Last.Text))
        {
            return;
        }

        if (_tables.TryGetValue(ToTableName(name).ToString(), out var table))
        {
            table.Dropped = true;
        }
        else
        {
            Find(name).Dropped = true;
        }
    }

    /// <summary>Gives a table another name; what was called so before is another table.</summary>
    public void Rename(QualifiedName from, QualifiedName to)
    {
        var table = Find(from);
        if (table.Temporary)
        {
            _temporary.Remove(from.Last.Text);
            _temporary[to.Last.Text] = table;
            table.Name = new TableName(null, null, to.Last.Text);
            return;
        }

        var target = catalog.Resolve(ToTableName(to), Defaults);
        Forget(table);
        table.Moved = true;
        table.Name = target.Name;
        Bind(to, table);
    }

    /// <summary>Lets two tables change names.</summary>
    public void Swap(QualifiedName left, QualifiedName right)
    {
        var (first, second) = (Find(left), Find(right));
        (first.Name, second.Name) = (second.Name, first.Name);
        first.Moved = second.Moved = true;
        Forget(first);
        Forget(second);
        Bind(left, second);
        Bind(right, first);
    }

    public void Use(UseStatement use)
    {
        var name = use.Names[0];
        var scope = use.Scope == UseScope.Default ? dialect.BareUse : use.Scope;
        Defaults = (scope, name.Parts.Length) switch
        {
            (UseScope.SearchPath, _) => Defaults with
            {
                SearchPath = [.. use.Names.Select(part => part.Last.Text).Where(part => part != "$user")],
            },
            (_, >= 2) => new SessionDefaults(name.Parts[^2].Text, [name.Last.Text]),
            (UseScope.Catalog, _) => new SessionDefaults(name.Last.Text, catalog.Defaults.SearchPath),
            _ => Defaults with { SearchPath = [name.Last.Text] },
        };

        // Incomplete names mean something else from here on.
        foreach (var key in _tables.Where(pair => pair.Key != pair.Value.Name.ToString()).Select(pair => pair.Key).ToArray())
        {
            _tables.Remove(key);
        }
    }

    void Bind(QualifiedName name, Table table)
    {
        _tables[ToTableName(name).ToString()] = table;
        _tables[table.Name.ToString()] = table;
    }

    void Forget(Table table)
    {
        foreach (var key in _tables.Where(pair => ReferenceEquals(pair.Value, table)).Select(pair => pair.Key).ToArray())
        {
            _tables.Remove(key);
        }
    }

    static bool IsTemporarySchema(QualifiedName name) =>
        name.Parts.Length == 2 && name.Parts[0].Text is "pg_temp" or "temp" or "session" or "SESSION" or "_SESSION" or "_session";

    static TableName ToTableName(QualifiedName name)
    {
        var parts = name.Parts;
        return parts.Length switch
        {
            1 => new TableName(null, null, parts[0].Text),
            2 => new TableName(null, Part(parts[0]), parts[1].Text),
            3 => new TableName(Part(parts[0]), Part(parts[1]), parts[2].Text),
            _ => new TableName(Part(parts[^3]), Part(parts[^2]), parts[^1].Text)
            {
                Server = string.Join('.', parts[..^3].Select(part => part.Text)),
            },
        };
    }

    static string? Part(Identifier part) => part.Text.Length == 0 ? null : part.Text;
}
