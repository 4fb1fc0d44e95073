using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Functions that the script defines: who calls one reads what it reads.</summary>
sealed class FunctionBinder(BindingContext context, Binders binders)
{
    readonly Dictionary<string, List<DefinedFunction>> _functions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a function yields and which tables that takes.</summary>
    sealed record DefinedFunction(QualifiedName Name, BoundRelation Relation, Table[] Reads);

    public void BindFunctionBody(FunctionStatement function, CommonTables tables)
    {
        var rows = binders.CommonTables.Renamed(binders.Queries.BindQuery(function.Query, tables, null), function.Columns, null);
        Add(function.Name, rows, context.Result.Reads.Select(read => read.Table));
    }

    /// <summary>A function whose body ran through several statements.</summary>
    /// <param name="name">The function.</param>
    /// <param name="columns">Names of the columns of its rows, or empty.</param>
    /// <param name="returned">What each of its RETURNs yields.</param>
    /// <param name="first">The first of its statements.</param>
    public void Define(QualifiedName name, Identifier[] columns, List<BoundRelation> returned, int first)
    {
        var rows = returned.Count == 1 ? returned[0] : Either(returned);
        Add(
            name,
            binders.CommonTables.Renamed(rows, columns, null),
            context.Bound.Skip(first).SelectMany(bound => bound.Result.Reads).Select(read => read.Table).Distinct()
        );
    }

    void Add(QualifiedName name, BoundRelation rows, IEnumerable<Table> reads)
    {
        if (!_functions.TryGetValue(name.Last.Text, out var named))
        {
            _functions[name.Last.Text] = named = [];
        }

        named.RemoveAll(earlier => SameFunction(earlier.Name, name));
        named.Add(new DefinedFunction(name, rows, [.. reads]));
    }

    // Any of the RETURNs may be the one that runs.
    BoundRelation Either(List<BoundRelation> returned)
    {
        var count = returned[0].Columns.Count;
        if (!returned.TrueForAll(rows => !rows.IsOpen && rows.Columns.Count == count))
        {
            return new BoundUnion([.. returned]);
        }

        var columns = Enumerable
            .Range(0, count)
            .Select(index =>
                returned[0].Columns[index] with
                {
                    Origins = [.. returned.SelectMany(rows => rows.Columns[index].Origins).Distinct()],
                }
            );
        return new BoundQuery([.. columns], [], context.Comparison);
    }

    /// <summary>The rows of a function that the script defined before, whose tables are then read; null where it defined none of that name.</summary>
    public BoundRelation? CallOf(QualifiedName name)
    {
        if (
            _functions.Count == 0
            || !_functions.TryGetValue(name.Last.Text, out var named)
            || named.FindLast(function => SameFunction(function.Name, name)) is not { } called
        )
        {
            return null;
        }

        foreach (var table in called.Reads)
        {
            context.Result.Read(table, name.Span);
        }

        return called.Relation;
    }

    // One of them may leave out where the other says it stands.
    static bool SameFunction(QualifiedName left, QualifiedName right)
    {
        for (var index = 1; index <= Math.Min(left.Parts.Length, right.Parts.Length); index++)
        {
            if (!left.Parts[^index].Text.Equals(right.Parts[^index].Text, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
