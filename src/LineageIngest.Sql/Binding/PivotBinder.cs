using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>PIVOT, UNPIVOT and MATCH_RECOGNIZE.</summary>
sealed class PivotBinder(BindingContext context, Binders binders)
{
    public void BindPivot(Pivot pivot, Scope scope)
    {
        var inner = new Scope(scope.Outer, scope.Tables);
        binders.Relations.BindRelation(pivot.Source, inner);
        var indirect = new IndirectSources();
        var source = inner.Sources.Count > 0 ? inner.Sources[0].Relation : binders.Queries.Empty();
        indirect.Add(source.IndirectSources);
        var used = new List<string>();
        foreach (var key in pivot.Keys)
        {
            used.Add(key.Name.Last.Text);
        }

        binders.Queries.CollectIndirect(pivot.Keys, inner, EdgeKind.GroupBy, indirect, columns: null);
        binders.Queries.CollectIndirect(pivot.Others, inner, EdgeKind.Filter, indirect, columns: null);
        var made = new List<OutputColumn>();
        var others = new List<OutputColumn>();
        var all = new List<Origin>();
        foreach (var aggregate in pivot.Aggregates)
        {
            var list = context.Rent();
            NamesIn(aggregate.Value, used);
            binders.Expressions.Collect(aggregate.Value, inner, EdgeKind.Identity, list, indirect);
            var origins = context.Take(list);
            all.AddRange(origins);
            AddPivoted(pivot, aggregate, origins, made, others);
        }

        OutputColumn[] kept =
            pivot.GroupBy.Length > 0
                ? [.. pivot.GroupBy.OfType<ColumnReference>().Select(key => Kept(key, inner))]
                : [.. source.Columns.Where(column => !used.Exists(name => BindingContext.SameColumn(name, column.Name)))];
        OpenPart[] open = source.IsOpen && pivot.GroupBy.Length == 0 ? [new OpenPart(source, [.. used])] : [];
        BoundRelation rows = new BoundQuery([.. kept, .. made], open, context.Comparison)
        {
            IndirectSources = indirect,
            OtherNames = [.. others],
            OfUnknownValues = pivot.Values.Length == 0 ? [.. all.Distinct()] : null,
        };
        binders.Relations.Add(pivot.Alias, inner.Sources.Count > 0 ? inner.Sources[0].Alias : "", rows, scope);
    }

    OutputColumn Kept(ColumnReference key, Scope scope)
    {
        binders.Columns.Resolve(key, scope, out var origins);
        return new OutputColumn(key.Name.Last.Text, true, origins, key.Span);
    }

    // Dialects name the outputs in different ways: the value, value_alias, alias_value, the quoted value.
    void AddPivoted(Pivot pivot, Projection aggregate, Origin[] origins, List<OutputColumn> made, List<OutputColumn> others)
    {
        foreach (var value in pivot.Values)
        {
            var name =
                aggregate.Alias is not { } alias
                || (context.Dialect.PivotNames == PivotNames.ValueAloneForOne && pivot.Aggregates.Length == 1)
                    ? value.Text
                : context.Dialect.PivotNames == PivotNames.AggregateThenValue ? $"{alias.Text}_{value.Text}"
                : $"{value.Text}_{alias.Text}";
            made.Add(new OutputColumn(name, true, origins, aggregate.Value.Span));
            others.Add(
                new OutputColumn(
                    aggregate.Alias is not { } swapped ? $"'{value.Text}'"
                        : context.Dialect.PivotNames == PivotNames.AggregateThenValue ? $"{value.Text}_{swapped.Text}"
                        : $"{swapped.Text}_{value.Text}",
                    true,
                    origins,
                    aggregate.Value.Span
                )
            );
            if (pivot.Aggregates.Length == 1)
            {
                others.Add(new OutputColumn(value.Text, true, origins, aggregate.Value.Span));
            }
        }
    }

    static void NamesIn(Expression expression, List<string> names)
    {
        switch (expression)
        {
            case ColumnReference column:
                names.Add(column.Name.Last.Text);
                break;
            case FunctionCall call:
                foreach (var argument in call.Arguments)
                {
                    NamesIn(argument, names);
                }

                break;
            case Operation operation:
                foreach (var operand in operation.Operands)
                {
                    NamesIn(operand, names);
                }

                break;
        }
    }

    public void BindUnpivot(Unpivot unpivot, Scope scope)
    {
        var inner = new Scope(scope.Outer, scope.Tables);
        binders.Relations.BindRelation(unpivot.Source, inner);
        var source = inner.Sources.Count > 0 ? inner.Sources[0].Relation : binders.Queries.Empty();
        var used = unpivot.Columns.SelectMany(columns => columns).Select(column => column.Name.Last.Text).ToArray();
        var made = new List<OutputColumn>();
        var all = context.Rent();
        for (var value = 0; value < unpivot.Values.Length; value++)
        {
            var list = context.Rent();
            foreach (var columns in unpivot.Columns)
            {
                if (value < columns.Length && binders.Columns.Resolve(columns[value], inner, out var origins))
                {
                    list.AddRange(origins);
                }
            }

            all.AddRange(list);
            made.Add(new OutputColumn(unpivot.Values[value].Text, true, context.Take(list), unpivot.Values[value].Span));
        }

        var keyOrigins = context.Take(all);
        OutputColumn[] keys = [.. unpivot.Keys.Select(key => new OutputColumn(key.Text, true, keyOrigins, key.Span))];
        var kept = source.Columns.Where(column => !Array.Exists(used, name => BindingContext.SameColumn(name, column.Name)));
        OpenPart[] open = source.IsOpen ? [new OpenPart(source, used)] : [];
        binders.Relations.Add(
            unpivot.Alias,
            inner.Sources.Count > 0 ? inner.Sources[0].Alias : "",
            new BoundQuery([.. kept, .. keys, .. made], open, context.Comparison) { IndirectSources = source.IndirectSources },
            scope
        );
    }

    public void BindMatch(MatchRecognize match, Scope scope)
    {
        var inner = new Scope(scope.Outer, scope.Tables);
        binders.Relations.BindRelation(match.Source, inner);
        var source = inner.Sources.Count > 0 ? inner.Sources[0].Relation : binders.Queries.Empty();
        var indirect = new IndirectSources();
        indirect.Add(source.IndirectSources);
        foreach (var variable in match.Variables)
        {
            inner.Sources.Add(new Source(variable.Text, null, new BoundHidden(source), true) { IsHidden = true });
        }

        var columns = new List<OutputColumn>();
        foreach (var key in match.Partition)
        {
            binders.Queries.BindProjection(new Projection(key, null), inner, columns, [], indirect);
        }

        foreach (var measure in match.Measures)
        {
            binders.Queries.BindProjection(measure, inner, columns, [], indirect);
        }

        binders.Queries.CollectIndirect(match.Conditions, inner, EdgeKind.Filter, indirect, columns: null);
        binders.Queries.CollectIndirect(match.Order, inner, EdgeKind.Sort, indirect, columns: null);
        OpenPart[] open = match.AllRows && source.IsOpen ? [new OpenPart(source, [])] : [];
        if (match.AllRows)
        {
            columns.AddRange(source.Columns.Where(column => !columns.Exists(known => BindingContext.SameColumn(known.Name, column.Name))));
        }

        binders.Relations.Add(
            match.Alias,
            inner.Sources.Count > 0 ? inner.Sources[0].Alias : "",
            new BoundQuery([.. columns], open, context.Comparison) { IndirectSources = indirect },
            scope
        );
    }
}
