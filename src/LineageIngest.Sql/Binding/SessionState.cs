namespace LineageIngest.Sql.Binding;

/// <summary>What variables, records, cursors and temporary names mean at one place of a script; two of them join where branches meet.</summary>
sealed record SessionState(
    Dictionary<string, Origin[]> Scalars,
    Dictionary<string, BoundRelation> Cursors,
    Dictionary<string, Table> Temporary
)
{
    // A name that may mean more tables than this is one that a loop makes anew each time.
    const int MaxAlternatives = 64;

    public static SessionState Of(Session session, Dictionary<string, Origin[]> scalars, Dictionary<string, BoundRelation> cursors) =>
        new(new(scalars, scalars.Comparer), new(cursors, cursors.Comparer), session.TakeTemporary());

    public void Restore(Session session, Dictionary<string, Origin[]> scalars, Dictionary<string, BoundRelation> cursors)
    {
        Fill(scalars, Scalars);
        Fill(cursors, Cursors);
        session.SetTemporary(Temporary);
    }

    /// <summary>Either this state or the other.</summary>
    public SessionState Join(SessionState other) =>
        new(
            Joined(Scalars, other.Scalars, (left, right) => [.. left.Union(right)]),
            Joined(Cursors, other.Cursors, (left, right) => new BoundUnion([left, right])),
            Joined(Temporary, other.Temporary, Either)
        );

    static Table Either(Table left, Table right)
    {
        Table[] all = [.. Parts(left).Union(Parts(right)).Take(MaxAlternatives)];
        var joined = new Table(left.Name, null)
        {
            Temporary = true,
            Created = true,
            Alternatives = all,
        };
        if (Array.TrueForAll(all, table => table.HasKnownColumns))
        {
            joined.Shape(all.SelectMany(table => table.Columns).Distinct(StringComparer.OrdinalIgnoreCase));
        }

        return joined;
    }

    static Table[] Parts(Table table) => table.Alternatives.Length > 0 ? table.Alternatives : [table];

    static Dictionary<string, T> Joined<T>(Dictionary<string, T> left, Dictionary<string, T> right, Func<T, T, T> either)
        where T : class
    {
        var joined = new Dictionary<string, T>(left, left.Comparer);
        foreach (var (name, value) in right)
        {
            joined[name] = left.TryGetValue(name, out var other) && !ReferenceEquals(other, value) ? either(other, value) : value;
        }

        return joined;
    }

    static void Fill<T>(Dictionary<string, T> into, Dictionary<string, T> from)
    {
        into.Clear();
        foreach (var (name, value) in from)
        {
            into[name] = value;
        }
    }
}
