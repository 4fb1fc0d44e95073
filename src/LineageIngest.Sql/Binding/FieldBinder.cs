using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Rows and structs as values: their fields.</summary>
sealed class FieldBinder(BindingContext context, Binders binders)
{
    /// <summary>The fields of a value that is a row or struct; null where it is none or not known.</summary>
    public BoundRelation? FieldsOf(Expression expression, Scope scope) =>
        expression switch
        {
            ColumnReference column => FieldsOfReference(column.Name.Parts, scope),
            Operation { Kind: OperationKind.Access, Field: { } field, Operands: [var owner, ..] } => FieldsOf(owner, scope)
                ?.FieldsOf(field.Text),
            Operation { Kind: OperationKind.Access or OperationKind.Group, Operands: [var inner, ..] } => FieldsOf(inner, scope),
            Operation { Kind: OperationKind.Tuple } tuple => FieldsOfTuple(tuple.Operands, scope),
            Operation { Kind: OperationKind.Cast, FieldNames: { Length: > 0 } names, Operands: [var value, ..] } => FieldsOf(value, scope)
                is { } fields
                ? binders.CommonTables.Renamed(fields, names, null)
                : null,
            FunctionCall call => FieldsOfCall(call, scope),
            Subquery subquery => FieldsOfQuery(subquery, scope),
            Operation { Kind: OperationKind.Compute, Operands: { Length: > 0 } items } => FieldsOfItems(items, scope),
            _ => null,
        };

    // (SELECT AS STRUCT a, b FROM t): its columns; (SELECT r FROM t): the fields of its only one.
    BoundRelation? FieldsOfQuery(Subquery subquery, Scope scope)
    {
        if (!binders.Expressions.SubqueryRows.TryGetValue(subquery.Query, out var rows))
        {
            rows = binders.Queries.BindQuery(subquery.Query, scope.Tables, scope);
            binders.Expressions.SubqueryRows[subquery.Query] = rows;
        }

        return rows.Columns is [{ Fields: var only }] && !rows.IsOpen ? only : rows;
    }

    // [STRUCT(x AS a), STRUCT(y AS a)]: an item is any of them.
    BoundQuery? FieldsOfItems(Expression[] items, Scope scope)
    {
        if (!Array.TrueForAll(items, item => item is FunctionCall or Operation))
        {
            return null;
        }

        var all = new List<BoundRelation>();
        foreach (var item in items)
        {
            if (FieldsOf(item, scope) is not { IsOpen: false } fields || (all.Count > 0 && fields.Columns.Count != all[0].Columns.Count))
            {
                return null;
            }

            all.Add(fields);
        }

        var merged = all[0]
            .Columns.Select((column, index) => column with { Origins = [.. all.SelectMany(row => row.Columns[index].Origins).Distinct()] });
        return new BoundQuery([.. merged], [], StringComparison.OrdinalIgnoreCase);
    }

    public BoundRelation? FieldsOfReference(Identifier[] parts, Scope scope)
    {
        if (parts.Length == 1)
        {
            return FieldsOfColumn(parts[0].Text, scope) ?? RowOf(parts[0].Text, scope);
        }

        for (var at = scope; at is not null; at = at.Outer)
        {
            if (binders.Columns.FindSource(at, parts, 1) is { } source)
            {
                var fields = source.Relation.FieldsOf(parts[1].Text);
                for (var next = 2; next < parts.Length && fields is not null; next++)
                {
                    fields = fields.FieldsOf(parts[next].Text);
                }

                return fields;
            }
        }

        return FieldsOfColumn(parts[0].Text, scope)?.FieldsOf(parts[1].Text);
    }

    public static BoundRelation? FieldsOfColumn(string name, Scope scope)
    {
        for (var at = scope; at is not null; at = at.Outer)
        {
            foreach (var source in at.Sources)
            {
                if (source.Relation is not BoundTable && source.Relation.FieldsOf(name) is { } fields)
                {
                    return fields;
                }
            }
        }

        return null;
    }

    // An alias alone is the whole row, where no column has that name.
    BoundRelation? RowOf(string name, Scope scope)
    {
        for (var at = scope; at is not null && context.Dialect.RowValues; at = at.Outer)
        {
            foreach (var source in at.Sources)
            {
                if (context.Same(source.Alias, name))
                {
                    return at.Sources.Exists(other => other.Relation.Find(name, false, out _) == Lookup.Sure) ? null : source.Relation;
                }
            }
        }

        return context.Cursors.GetValueOrDefault(name);
    }

    // (a, b).1: fields by position.
    BoundQuery FieldsOfTuple(Expression[] values, Scope scope)
    {
        var fields = new List<OutputColumn>();
        foreach (var value in values)
        {
            var list = context.Rent();
            binders.Expressions.Collect(value, scope, EdgeKind.Identity, list, new IndirectSources());
            var name = $"{fields.Count + 1}";
            fields.Add(new OutputColumn(name, true, context.Take(list), value.Span) { Fields = FieldsOf(value, scope) });
        }

        return new BoundQuery([.. fields], [], StringComparison.OrdinalIgnoreCase);
    }

    BoundRelation? FieldsOfCall(FunctionCall call, Scope scope)
    {
        var name = call.Name.Last.Text;
        if (call.Arguments.Length == 0)
        {
            return null;
        }

        if (name.Equals("tuple", StringComparison.OrdinalIgnoreCase))
        {
            return FieldsOfTuple(call.Arguments, scope);
        }

        if (Functions.MakesStruct(name))
        {
            var isNamed = name.Equals("named_struct", StringComparison.OrdinalIgnoreCase);
            var fields = new List<OutputColumn>();
            for (var index = isNamed ? 1 : 0; index < call.Arguments.Length; index += isNamed ? 2 : 1)
            {
                var argument = call.Arguments[index];
                var (field, value) = argument switch
                {
                    NamedArgument named => (named.Name.Text, named.Value),
                    ColumnReference column when !isNamed => (column.Name.Last.Text, argument),
                    _ => (isNamed ? context.TextOf(call.Arguments[index - 1].Span).Trim('\'', '"') : $"col{index + 1}", argument),
                };
                var list = context.Rent();
                binders.Expressions.Collect(value, scope, EdgeKind.Identity, list, new IndirectSources());
                fields.Add(new OutputColumn(field, true, context.Take(list), value.Span) { Fields = FieldsOf(value, scope) });
            }

            return new BoundQuery([.. fields], [], StringComparison.OrdinalIgnoreCase);
        }

        // A collection that a query filled: v(1) is one of its rows.
        return Functions.KeepsRows(name) ? FieldsOf(call.Arguments[0], scope) : context.Cursors.GetValueOrDefault(name);
    }
}
