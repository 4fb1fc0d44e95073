using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Variables, records and cursors: what they are given.</summary>
sealed class VariableBinder(BindingContext context, Binders binders)
{
    public static string VariableName(string name) => name.TrimStart('@', ':', '$');

    /// <summary>What the function around yields, one entry for each RETURN; null outside of functions.</summary>
    public List<BoundRelation>? Returned { get; set; }

    public void BindAssign(AssignStatement assign, CommonTables tables)
    {
        if (assign.IsReturned && Returned is { } returned)
        {
            BindReturned(assign, returned, tables);
            return;
        }

        if (assign.Variables.Length == 0)
        {
            BindValuesOnly(assign.Values, tables);
            return;
        }

        if (assign.Values is [Subquery subquery])
        {
            var rows = binders.Queries.BindQuery(subquery.Query, tables, null);
            SetVariables(assign.Variables, rows);
            return;
        }

        var byPosition = assign.Variables.Length == assign.Values.Length;
        var scope = NewScope(tables);
        foreach (var variable in assign.Variables)
        {
            context.Scalars.TryAdd(VariableName(variable.Text), []);
        }

        for (var index = 0; index < assign.Variables.Length; index++)
        {
            var list = context.Rent();
            foreach (
                var value in byPosition ? assign.Values[index..(index + 1)]
                : assign.Variables.Length == 1 ? assign.Values
                : []
            )
            {
                binders.Expressions.Collect(value, scope, EdgeKind.Identity, list, new IndirectSources());
            }

            context.Scalars[VariableName(assign.Variables[index].Text)] = context.Take(list);
        }

        if (!byPosition && assign.Variables.Length > 1)
        {
            BindValuesOnly(assign.Values, tables);
        }
    }

    void BindReturned(AssignStatement assign, List<BoundRelation> returned, CommonTables tables)
    {
        if (assign.Values is [Subquery rows])
        {
            returned.Add(binders.Queries.BindQuery(rows.Query, tables, VariableScope(tables)));
        }
        else if (assign.Values is [var value])
        {
            var list = context.Rent();
            binders.Expressions.Collect(value, NewScope(tables), EdgeKind.Identity, list, new IndirectSources());
            returned.Add(new BoundQuery([new OutputColumn("", false, context.Take(list), value.Span)], [], context.Comparison));
        }
    }

    /// <summary>Variables take columns by position; one variable for several columns is a record.</summary>
    public void SetVariables(Identifier[] variables, BoundRelation rows)
    {
        if (variables is [var record] && (rows.IsOpen || rows.Columns.Count > 1))
        {
            context.Cursors[VariableName(record.Text)] = rows;
            return;
        }

        for (var index = 0; index < variables.Length; index++)
        {
            var name = VariableName(variables[index].Text);
            if (name.Length > 0)
            {
                context.Scalars[name] = index < rows.Columns.Count ? rows.Columns[index].Origins : [];
            }
        }
    }

    /// <summary>A field of a record: <c>:new.a</c>, <c>@r.a</c>.</summary>
    public bool Resolve(ColumnReference reference, out Origin[] origins, bool quiet)
    {
        var parts = reference.Name.Parts;
        var name = VariableName(parts[0].Text);
        if (context.Scalars.TryGetValue(name, out origins!))
        {
            return true;
        }

        if (
            context.Cursors.TryGetValue(name, out var rows)
            || context.Cursors.TryGetValue(name.ToLowerInvariant(), out rows)
            || context.Cursors.TryGetValue(name.ToUpperInvariant(), out rows)
        )
        {
            return rows.Find(Folded(parts[1]), true, out origins) != Lookup.None;
        }

        origins = [];
        return quiet;
    }

    // Fields of bound variables come as they are written.
    string Folded(Identifier name) =>
        name.Quoted
            ? name.Text
            : context.Dialect.Unquoted switch
            {
                CaseRule.Upper => name.Text.ToUpperInvariant(),
                CaseRule.Lower => name.Text.ToLowerInvariant(),
                _ => name.Text,
            };

    /// <summary>A scope without sources of its own; records and cursors are visible behind it.</summary>
    public Scope NewScope(CommonTables tables) => new(context.Cursors.Count > 0 ? VariableScope(tables) : null, tables);

    public Scope VariableScope(CommonTables tables)
    {
        var scope = new Scope(null, tables);
        foreach (var (name, rows) in context.Cursors)
        {
            scope.Sources.Add(new Source(name, null, new BoundHidden(rows), true) { IsHidden = true });
        }

        return scope;
    }

    public void BindValuesOnly(Expression[] values, CommonTables tables)
    {
        var indirect = new IndirectSources();
        foreach (var value in values)
        {
            if (HoldsQuery(value))
            {
                var list = context.Rent();
                binders.Expressions.Collect(value, NewScope(tables), EdgeKind.Filter, list, indirect);
                context.Take(list);
            }
        }
    }

    static bool HoldsQuery(Expression expression) =>
        expression switch
        {
            Subquery => true,
            Operation operation => Array.Exists(operation.Operands, HoldsQuery),
            FunctionCall call => Array.Exists(call.Arguments, HoldsQuery),
            Conditional conditional => Array.Exists(conditional.Conditions, HoldsQuery) || Array.Exists(conditional.Results, HoldsQuery),
            NamedArgument named => HoldsQuery(named.Value),
            _ => false,
        };
}
