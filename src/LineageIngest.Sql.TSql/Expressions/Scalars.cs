using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Expressions;

/// <summary>Values: <c>a + 1</c>, <c>CAST(a AS int)</c>, <c>(SELECT max(a) FROM t)</c>.</summary>
static class Scalars
{
    public static Expression[] Of(IList<Dom.ScalarExpression> expressions) => [.. expressions.Select(Of)];

    public static Expression[] OfAny(params Dom.ScalarExpression?[] expressions) =>
        [.. expressions.OfType<Dom.ScalarExpression>().Select(Of)];

    public static Expression Of(Dom.ScalarExpression expression)
    {
        var span = Names.SpanOf(expression);
        return expression switch
        {
            Dom.ColumnReferenceExpression column => Columns.Of(column),
            Dom.VariableReference variable => new Parameter(variable.Name.TrimStart('@'), span),
            Dom.GlobalVariableExpression variable => new Parameter(variable.Name.TrimStart('@'), span),
            Dom.ValueExpression => new Literal(span),
            Dom.BinaryExpression binary => new Operation(OperationKind.Compute, Chain(binary), span),
            Dom.UnaryExpression unary => new Operation(OperationKind.Compute, [Of(unary.Expression)], span),
            Dom.ParenthesisExpression group => new Operation(OperationKind.Group, [Of(group.Expression)], span),
            Dom.ScalarSubquery subquery => new Subquery(Queries.QueryTree.Of(subquery.QueryExpression), SubqueryUse.Scalar, span),
            Dom.CastCall cast => Cast(cast.Parameter, span),
            Dom.TryCastCall cast => Cast(cast.Parameter, span),
            Dom.ConvertCall cast => Cast(cast.Parameter, span),
            Dom.TryConvertCall cast => Cast(cast.Parameter, span),
            Dom.ParseCall cast => Cast(cast.StringValue, span),
            Dom.TryParseCall cast => Cast(cast.StringValue, span),
            Dom.AtTimeZoneCall zone => new Operation(OperationKind.Compute, [Of(zone.DateValue), Of(zone.TimeZone)], span),
            Dom.ExtractFromExpression extract => new Operation(OperationKind.Compute, [Of(extract.Expression)], span),
            Dom.CaseExpression choice => Choices.Of(choice),
            Dom.IIfCall choice => Choices.Of(choice),
            Dom.UserDefinedTypePropertyAccess access => new Operation(OperationKind.Access, Calls.Owner(access.CallTarget), span),
            Dom.FunctionCall call => Calls.Of(call),
            _ => Calls.OfKeyword(expression),
        };
    }

    static Operation Cast(Dom.ScalarExpression value, TextSpan span) => new(OperationKind.Cast, [Of(value)], span);

    // ScriptDom hangs a + b + c + … down to the left, thousands deep in generated text.
    static Expression[] Chain(Dom.BinaryExpression binary)
    {
        var operands = new List<Expression>();
        Dom.ScalarExpression left = binary;
        while (left is Dom.BinaryExpression inner)
        {
            operands.Add(Of(inner.SecondExpression));
            left = inner.FirstExpression;
        }

        operands.Add(Of(left));
        operands.Reverse();
        return [.. operands];
    }
}
