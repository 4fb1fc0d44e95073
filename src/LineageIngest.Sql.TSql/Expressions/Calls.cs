using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Expressions;

/// <summary>Function calls, those that are written with a keyword of their own among them: <c>COALESCE(a, b)</c>, <c>x.value('…', 'int')</c>.</summary>
static class Calls
{
    static readonly HashSet<string> _partFirst = new(StringComparer.OrdinalIgnoreCase)
    {
        "DATEADD",
        "DATEDIFF",
        "DATEDIFF_BIG",
        "DATEPART",
        "DATENAME",
        "DATETRUNC",
        "DATE_BUCKET",
    };

    // XML methods and ToString are told from a function in a schema only by their names.
    static readonly HashSet<string> _methods = new(StringComparer.OrdinalIgnoreCase)
    {
        "value",
        "query",
        "exist",
        "modify",
        "nodes",
        "ToString",
        "GetAncestor",
        "GetDescendant",
        "GetLevel",
        "IsDescendantOf",
        "GetReparentedValue",
    };

    public static Expression Of(Dom.FunctionCall call)
    {
        var span = Names.SpanOf(call);
        var name = Names.Of(call.FunctionName);
        var arguments = Arguments(call);
        return call.CallTarget switch
        {
            Dom.MultiPartIdentifierCallTarget schema when !IsMethod(name.Text) => Call(
                new QualifiedName([.. Names.Of(schema.MultiPartIdentifier).Parts, name], TextSpan.Between(span.Start, name.Span.End))
            ),
            null => Call(new QualifiedName([name], name.Span)),
            var target => new Operation(OperationKind.Access, [.. Owner(target), .. arguments], span),
        };

        FunctionCall Call(QualifiedName function) => new(function, arguments, null, WindowOf(call.OverClause), span);
    }

    /// <summary>Calls that have a fragment type each, and whatever holds no columns.</summary>
    public static Expression OfKeyword(Dom.ScalarExpression call)
    {
        switch (call)
        {
            case Dom.CoalesceExpression coalesce:
                return Call("COALESCE", Scalars.Of(coalesce.Expressions));
            case Dom.NullIfExpression nullIf:
                return Call("NULLIF", Scalars.OfAny(nullIf.FirstExpression, nullIf.SecondExpression));
            case Dom.LeftFunctionCall left:
                return Call("LEFT", Scalars.Of(left.Parameters));
            case Dom.RightFunctionCall right:
                return Call("RIGHT", Scalars.Of(right.Parameters));
            case Dom.OdbcFunctionCall odbc:
                return Call(odbc.Name.Value, Scalars.Of(odbc.Parameters));
            case Dom.PartitionFunctionCall partition:
                return Call(partition.FunctionName.Value, Scalars.Of(partition.Parameters));
            case Dom.NextValueForExpression next:
                return Call("NEXT VALUE FOR", []) with { Window = WindowOf(next.OverClause) };
            case Dom.IdentityFunctionCall:
                return Call("IDENTITY", []);
            case Dom.ParameterlessCall:
                return Call(Names.TextOf(call), []);
            default:
                return (Expression?)AiCalls.Of(call) ?? new Literal(Names.SpanOf(call));
        }

        FunctionCall Call(string name, Expression[] arguments) => new(Names.Of(name, call), arguments, null, null, Names.SpanOf(call));
    }

    /// <summary>What a method is called on: a column, a value; nothing for a type.</summary>
    public static Expression[] Owner(Dom.CallTarget target) =>
        target switch
        {
            Dom.MultiPartIdentifierCallTarget column => [new ColumnReference(Names.Of(column.MultiPartIdentifier))],
            Dom.ExpressionCallTarget value => [Scalars.Of(value.Expression)],
            _ => [],
        };

    public static bool IsMethod(string name) =>
        _methods.Contains(name)
        || (name.Length > 2 && name.StartsWith("ST", StringComparison.Ordinal) && char.IsUpper(name[2]) && name.Any(char.IsLower));

    static Expression[] Arguments(Dom.FunctionCall call)
    {
        var values = call.Parameters.AsEnumerable();
        if (
            _partFirst.Contains(call.FunctionName.Value)
            && call.CallTarget is null
            && values.FirstOrDefault() is Dom.ColumnReferenceExpression { MultiPartIdentifier.Count: 1 }
        )
        {
            values = values.Skip(1);
        }

        return
        [
            .. values.Select(Scalars.Of),
            .. call.JsonParameters.Select(Pair),
            .. Keys(call.JsonOrderByClause),
            .. Keys(call.WithinGroupClause?.OrderByClause),
        ];
    }

    // JSON_OBJECT('a': b), JSON_OBJECTAGG(a : b)
    static Operation Pair(Dom.JsonKeyValue pair) =>
        new(OperationKind.Compute, Scalars.OfAny(pair.JsonKeyName, pair.JsonValue), Names.SpanOf(pair));

    static Window? WindowOf(Dom.OverClause? over) =>
        over is null
            ? null
            : new Window(over.WindowName is null ? null : Names.Of(over.WindowName), Scalars.Of(over.Partitions), Keys(over.OrderByClause));

    /// <summary>WINDOW w AS (PARTITION BY a), v AS (w ORDER BY b).</summary>
    public static NamedWindow[] Windows(Dom.WindowClause? clause) =>
        clause is null
            ? []
            :
            [
                .. clause.WindowDefinition.Select(window => new NamedWindow(
                    Names.Of(window.WindowName),
                    new Window(
                        window.RefWindowName is null ? null : Names.Of(window.RefWindowName),
                        Scalars.Of(window.Partitions),
                        Keys(window.OrderByClause)
                    )
                )),
            ];

    public static Expression[] Keys(Dom.OrderByClause? order) =>
        order is null ? [] : [.. order.OrderByElements.Select(key => Scalars.Of(key.Expression))];
}
