namespace LineageIngest.Sql.Binding;

/// <summary>What a name found among rows: nothing, perhaps (the rows have columns that are not known), or surely.</summary>
enum Lookup
{
    None,
    Maybe,
    Sure,
}

/// <summary>Columns that something yields: those listed, and perhaps more where it is open.</summary>
abstract class BoundRelation
{
    public abstract bool IsOpen { get; }

    /// <summary>The listed columns, in order.</summary>
    public abstract IReadOnlyList<OutputColumn> Columns { get; }

    public IndirectSources? IndirectSources { get; init; }

    /// <summary>The fields of a listed column's value, where it is a row or struct that is known.</summary>
    public virtual BoundRelation? FieldsOf(string name)
    {
        foreach (var column in Columns)
        {
            if (column.Fields is not null && string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return column.Fields;
            }
        }

        return null;
    }

    /// <summary>Finds a column. <paramref name="qualified"/> says that the text names these very rows.</summary>
    public abstract Lookup Find(string name, bool qualified, out Origin[] origins);
}

/// <summary>The rows of a table.</summary>
sealed class BoundTable(Table table) : BoundRelation
{
    OutputColumn[]? _columns;

    public Table Table => table;

    /// <summary>Whether nothing at all is known of its columns, so that any name may be one.</summary>
    public bool IsBlank => table.IsOpen && table.HasNoColumns;

    public override bool IsOpen => table.IsOpen;

    public override IReadOnlyList<OutputColumn> Columns =>
        _columns ??= [
            .. table.Columns.Select(column => new OutputColumn(
                column,
                true,
                [new Origin(table, column, EdgeKind.Identity, false, table.Certainty)],
                default
            )),
        ];

    public override BoundRelation? FieldsOf(string name) => null;

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        if (table.FindColumn(name) is { } column)
        {
            origins = [new Origin(table, column, EdgeKind.Identity, false, table.Certainty)];
            return Lookup.Sure;
        }

        origins = table.IsOpen ? [new Origin(table, name, EdgeKind.Identity, false, qualified ? table.Certainty : Certainty.Inferred)] : [];
        return table.IsOpen ? Lookup.Maybe : Lookup.None;
    }
}

/// <summary>The output of a query: its listed columns, and one of its open sources for any other name.</summary>
sealed class BoundQuery(OutputColumn[] columns, OpenPart[] open, StringComparison comparison) : BoundRelation
{
    /// <summary>Other names that the columns go by in some dialects; a star does not list them.</summary>
    public OutputColumn[] OtherNames { get; init; } = [];

    /// <summary>The origins of a pivot's outputs where its values are not known; null for any other query.</summary>
    public Origin[]? OfUnknownValues { get; init; }

    public override BoundRelation? FieldsOf(string name) =>
        base.FieldsOf(name) ?? (open is [{ Relation: not BoundTable } only] && !only.Excludes(name) ? only.Relation.FieldsOf(name) : null);

    public OpenPart[] Open => open;

    public override bool IsOpen => open.Length > 0;

    public override IReadOnlyList<OutputColumn> Columns => columns;

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        foreach (var column in columns)
        {
            if (ReferenceEquals(column.Name, name) || string.Equals(column.Name, name, comparison))
            {
                origins = column.Origins;
                return Lookup.Sure;
            }
        }

        // The catalogue may spell a column otherwise than the dialect folds it.
        foreach (var column in columns)
        {
            if (comparison != StringComparison.OrdinalIgnoreCase && string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                origins = column.Origins;
                return Lookup.Sure;
            }
        }

        foreach (var column in OtherNames)
        {
            if (string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                origins = column.Origins;
                return Lookup.Sure;
            }
        }

        if (OfUnknownValues is { } pivoted && (open.Length == 0 || name.StartsWith('\'')))
        {
            origins = pivoted;
            return Lookup.Sure;
        }

        if (open.Length == 0)
        {
            origins = [];
            return Lookup.None;
        }

        // Each open source is asked once for a name: where queries read one another twice, the ways to it double with each.
        _asked ??= new Dictionary<string, (Lookup, Origin[])>(StringComparer.OrdinalIgnoreCase);
        if (!_asked.TryGetValue(name, out var answer))
        {
            answer = (FindBehind(name, out var behind), behind);
            _asked[name] = answer;
        }

        origins = answer.Origins;
        return answer.Match;
    }

    Dictionary<string, (Lookup Match, Origin[] Origins)>? _asked;

    Lookup FindBehind(string name, out Origin[] origins)
    {
        origins = [];
        var found = Lookup.None;
        var maybe = 0;
        foreach (var part in open)
        {
            if (part.Excludes(name))
            {
                continue;
            }

            var match = part.Relation.Find(name, open.Length == 1, out var inner);
            if (match == Lookup.Sure)
            {
                origins = inner;
                return Lookup.Sure;
            }

            if (match == Lookup.Maybe)
            {
                maybe++;
                origins = inner;
                found = Lookup.Maybe;
            }
        }

        // Several open sources: which one it comes from, the text does not say.
        if (maybe > 1)
        {
            origins = [];
        }

        return found;
    }
}

/// <summary>An open source behind a star, less what the star leaves out.</summary>
sealed record OpenPart(BoundRelation Relation, string[] Except)
{
    public bool Excludes(string name) => Array.Exists(Except, except => string.Equals(except, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A set operation with an open branch: a name means that column of every branch.</summary>
sealed class BoundUnion(BoundRelation[] branches) : BoundRelation
{
    public override bool IsOpen => true;

    public override IReadOnlyList<OutputColumn> Columns => [];

    readonly Dictionary<(string, bool), (Lookup, Origin[])> _asked = [];

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        if (!_asked.TryGetValue((name, qualified), out var answer))
        {
            answer = (FindInBranches(name, qualified, out var found), found);
            _asked[(name, qualified)] = answer;
        }

        (var match, origins) = answer;
        return match;
    }

    Lookup FindInBranches(string name, bool qualified, out Origin[] origins)
    {
        var all = new List<Origin>();
        var best = Lookup.None;
        foreach (var branch in branches)
        {
            var match = branch.Find(name, qualified, out var found);
            best = match > best ? match : best;
            foreach (var origin in found)
            {
                if (!all.Contains(origin))
                {
                    all.Add(origin);
                }
            }
        }

        origins = [.. all];
        return best;
    }
}

/// <summary>The rows of a table function: listed columns, and behind its alias any other; all derive from its arguments.</summary>
sealed class BoundFunction(OutputColumn[] columns, Origin[] arguments) : BoundRelation
{
    public Origin[] Arguments => arguments;

    public override bool IsOpen => false;

    public override IReadOnlyList<OutputColumn> Columns => columns;

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        foreach (var column in columns)
        {
            if (string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                origins = column.Origins;
                return Lookup.Sure;
            }
        }

        origins = qualified ? arguments : [];
        return qualified ? Lookup.Sure : Lookup.None;
    }
}

/// <summary>The one-row table that is there to be selected from: an input only where its only column is named.</summary>
sealed class DualRows(Table table, Action use) : BoundRelation
{
    public override bool IsOpen => false;

    public override IReadOnlyList<OutputColumn> Columns => [];

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        if (!name.Equals("dummy", StringComparison.OrdinalIgnoreCase) && !name.Equals("ibmreqd", StringComparison.OrdinalIgnoreCase))
        {
            origins = [];
            return Lookup.None;
        }

        use();
        origins = [new Origin(table, name, EdgeKind.Identity, false, table.Certainty)];
        return Lookup.Sure;
    }
}

/// <summary>The rows of a trigger's table, which is read where one of them is named.</summary>
sealed class BoundOnUse(BoundRelation rows, Action use) : BoundRelation
{
    public override bool IsOpen => rows.IsOpen;

    public override IReadOnlyList<OutputColumn> Columns
    {
        get
        {
            use();
            return rows.Columns;
        }
    }

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        use();
        return rows.Find(name, qualified, out origins);
    }
}

/// <summary>Rows that only a qualifier reaches.</summary>
sealed class BoundHidden(BoundRelation rows) : BoundRelation
{
    public override BoundRelation? FieldsOf(string name) => rows.FieldsOf(name);

    public override bool IsOpen => false;

    public override IReadOnlyList<OutputColumn> Columns => [];

    public override Lookup Find(string name, bool qualified, out Origin[] origins)
    {
        if (qualified)
        {
            return rows.Find(name, true, out origins);
        }

        origins = [];
        return Lookup.None;
    }
}
