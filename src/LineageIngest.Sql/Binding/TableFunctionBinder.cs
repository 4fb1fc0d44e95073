using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Functions that stand in FROM: their rows come from their arguments.</summary>
sealed class TableFunctionBinder(BindingContext context, Binders binders)
{
    public void Bind(TableFunction function, Scope scope)
    {
        var name = function.Name.Last.Text;
        var indirect = new IndirectSources();
        var list = context.Rent();
        foreach (var argument in function.Arguments)
        {
            binders.Expressions.Collect(argument, scope, EdgeKind.Identity, list, indirect);
        }

        var origins = Changed(context.Take(list));
        context.Result.AddNonTable(function.Name.ToString(), NonTableReason.TableFunction, function.Name.Span);
        if (function.Alias is { Name.Text.Length: > 0 } alias)
        {
            context.Result.AddNonTable(alias.Name.Text, NonTableReason.Alias, alias.Name.Span);
        }

        if (
            name.Equals("unnest", StringComparison.OrdinalIgnoreCase)
            && function is { Arguments: [var unnested], Offset: null }
            && binders.Fields.FieldsOf(unnested, scope) is { } fields
        )
        {
            binders.Relations.Add(function.Alias, name, fields, scope);
            return;
        }

        if (binders.Functions.CallOf(function.Name) is { } rows)
        {
            binders.Relations.Add(function.Alias, name, rows, scope);
            return;
        }

        var names = function.Alias is { Columns.Length: > 0 } aliased ? aliased.Columns : function.Columns;
        if (
            names.Length == 0
            && context.Dialect.AliasNamesColumn
            && function.Alias is { Name.Text.Length: > 0 } own
            && FunctionColumns.Of(name) is [var single]
            && single.Equals(name, StringComparison.OrdinalIgnoreCase)
        )
        {
            names = [own.Name];
        }

        var columns =
            names.Length > 0
                ? names.Select((column, at) => new OutputColumn(column.Text, true, OriginsOf(at), column.Span)).ToList()
                : FunctionColumns.Of(name).Select(column => new OutputColumn(column, true, origins, function.Span)).ToList();
        if (function.Offset is { } offset)
        {
            // The name that PartiQL's UNPIVOT gives is one of the value's, a position is not.
            var isKey = name.Equals("unpivot", StringComparison.OrdinalIgnoreCase);
            columns.Add(new OutputColumn(offset.Text, true, isKey ? origins : [], offset.Span));
        }

        scope.Sources.Add(
            new Source(
                function.Alias?.Name.Text ?? name,
                null,
                new BoundFunction([.. columns], origins) { IndirectSources = indirect },
                function.Alias is not null
            )
        );

        // UNNEST(a, b) AS x (p, q) and ROWS FROM (f(a), g(b)): each column has its own argument.
        Origin[] OriginsOf(int at)
        {
            var own = names.Length - (function.HasOrdinality ? 1 : 0);
            if (
                own < 2
                || own != function.Arguments.Length
                || !(name.Equals("unnest", StringComparison.OrdinalIgnoreCase) || name == "rows from")
            )
            {
                return origins;
            }

            if (at == own)
            {
                return [];
            }

            var one = context.Rent();
            binders.Expressions.Collect(function.Arguments[at], scope, EdgeKind.Identity, one, new IndirectSources());
            return Changed(context.Take(one));
        }
    }

    static Origin[] Changed(Origin[] origins)
    {
        for (var index = 0; index < origins.Length; index++)
        {
            origins[index] = origins[index].Through(EdgeKind.Transformation);
        }

        return origins;
    }
}
