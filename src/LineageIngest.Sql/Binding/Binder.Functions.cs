using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>Functions and macros that the script itself writes in SQL.</content>
sealed partial class Binder
{
    // Functions that call functions; deeper than this their sources are those of the arguments alone.
    const int MaxFunctionDepth = 8;

    int _functionDepth;

    FunctionStatement? FindFunction(QualifiedName name) => _functions.Count == 0 ? null : _functions.GetValueOrDefault(name.Last.Text);

    // What a function reads is read by its definition too, whoever calls it.
    void BindFunctionBody(FunctionStatement function, CommonTables tables)
    {
        _functions[function.Name.Last.Text] = function;
        var scope = ParameterScope(function, [], tables);
        if (function.Value is { } value)
        {
            var list = Rent();
            Collect(value, scope, EdgeKind.Identity, list, new Influences());
            Take(list);
        }
        else if (function.Rows is { } rows)
        {
            BindQuery(rows, tables, scope);
        }
    }

    void CollectInlined(FunctionStatement function, FunctionCall call, Scope scope, EdgeKind kind, List<Origin> into, Influences influences)
    {
        _functionDepth++;
        var inner = ParameterScope(function, OriginsOf(call.Arguments, scope, influences), scope.Tables);
        Collect(function.Value!, inner, Deeper(kind, EdgeKind.Transformation), into, influences);
        _functionDepth--;
    }

    Rows BindInlined(FunctionStatement function, TableFunction call, Scope scope, Influences influences)
    {
        _functionDepth++;
        var rows = BindQuery(
            function.Rows!,
            CommonTables.None,
            ParameterScope(function, OriginsOf(call.Arguments, scope, influences), scope.Tables)
        );
        _functionDepth--;
        return rows;
    }

    Origin[][] OriginsOf(Expression[] values, Scope scope, Influences influences) =>
        [
            .. values.Select(value =>
            {
                var list = Rent();
                Collect(value, scope, EdgeKind.Identity, list, influences);
                return Take(list);
            }),
        ];

    static Scope ParameterScope(FunctionStatement function, Origin[][] arguments, CommonTables tables)
    {
        var scope = new Scope(null, tables);
        var columns = function.Parameters.Select(
            (name, index) => new OutputColumn(name.Text, true, index < arguments.Length ? arguments[index] : [], name.Span)
        );
        scope.Sources.Add(
            new Source(function.Name.Last.Text, null, new QueryRows([.. columns], [], StringComparison.OrdinalIgnoreCase), true)
        );
        return scope;
    }
}
