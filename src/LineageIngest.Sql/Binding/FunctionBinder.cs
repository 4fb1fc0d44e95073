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
        if (!_functions.TryGetValue(function.Name.Last.Text, out var named))
        {
            _functions[function.Name.Last.Text] = named = [];
        }

        named.RemoveAll(earlier => SameFunction(earlier.Name, function.Name));
        named.Add(new DefinedFunction(function.Name, rows, [.. context.Result.Reads.Select(read => read.Table)]));
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
