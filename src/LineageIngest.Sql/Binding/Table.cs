namespace LineageIngest.Sql.Binding;

/// <summary>One table of the script: what a name meant where it stood. Renames change its name, drops and re-creations make another one.</summary>
sealed class Table(TableName name, KnownTable? known)
{
    readonly string[] _known = known?.Columns ?? [];
    Dictionary<string, string>? _index;
    List<string>? _made;

    public TableName Name { get; set; } = name;

    public Certainty Certainty { get; } = known?.Certainty ?? Certainty.Certain;

    /// <summary>Gone after the session.</summary>
    public bool Temporary { get; set; }

    /// <summary>Made by the script itself.</summary>
    public bool Created { get; set; }

    /// <summary>Renamed or swapped by the script.</summary>
    public bool Moved { get; set; }

    /// <summary>Dropped by the script.</summary>
    public bool Dropped { get; set; }

    /// <summary>Follows through: its readers read what it was made from.</summary>
    public bool Ephemeral => Temporary || (Created && Dropped);

    /// <summary>Queries with columns that are not known, from which rows came in, with the statement's number.</summary>
    public List<(int Statement, BoundRelation Rows)> OpenSources { get; } = [];

    /// <summary>The tables that this name may mean after a choice of which only one branch ran; empty where it means itself.</summary>
    public Table[] Alternatives { get; init; } = [];

    /// <summary>Whether it may have columns that are not listed.</summary>
    public bool IsOpen => _made is null ? _known.Length == 0 : OpenSources.Count > 0;

    /// <summary>Its columns in order; dotted paths into a column are left out.</summary>
    public IEnumerable<string> Columns =>
        _made
        ?? _known.Where(column =>
            !column.Contains('.', StringComparison.Ordinal) || !HasColumn(column[..column.IndexOf('.', StringComparison.Ordinal)])
        );

    /// <summary>Whether no column of it is listed.</summary>
    public bool HasNoColumns => _made is null && _known.Length == 0;

    public bool HasKnownColumns => (_made?.Count ?? _known.Length) > 0 && !IsOpen;

    /// <summary>The column as the catalogue spells it, or null.</summary>
    public string? FindColumn(string name)
    {
        _index ??= Index();
        return _index.GetValueOrDefault(name);
    }

    /// <summary>Sets the columns that the script gave it.</summary>
    public void Shape(IEnumerable<string> columns)
    {
        _made = [.. columns];
        _index = null;
    }

    public void AddColumn(string name)
    {
        if (_made is not null && FindColumn(name) is null)
        {
            _made.Add(name);
            _index = null;
        }
    }

    bool HasColumn(string name) => FindColumn(name) is not null;

    // Events may spell a column otherwise than the dialect folds it, so the exact spelling only comes first.
    Dictionary<string, string> Index()
    {
        var index = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in (IEnumerable<string>?)_made ?? _known)
        {
            index.TryAdd(column, column);
        }

        return index;
    }
}
