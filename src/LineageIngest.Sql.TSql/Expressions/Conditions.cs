using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Expressions;

/// <summary>What is true or false: <c>a = b AND c IN (…)</c>.</summary>
static class Conditions
{
    public static Expression[] OfAny(Dom.BooleanExpression? condition) => condition is null ? [] : [Of(condition)];

    public static Expression Of(Dom.BooleanExpression condition)
    {
        var span = Names.SpanOf(condition);
        return condition switch
        {
            Dom.BooleanBinaryExpression binary => Compute(Chain(binary), span),
            Dom.BooleanComparisonExpression compare => Compute(
                [Scalars.Of(compare.FirstExpression), Scalars.Of(compare.SecondExpression)],
                span
            ),
            Dom.BooleanNotExpression not => Compute([Of(not.Expression)], span),
            Dom.BooleanParenthesisExpression group => new Operation(OperationKind.Group, [Of(group.Expression)], span),
            Dom.BooleanIsNullExpression isNull => Compute([Scalars.Of(isNull.Expression)], span),
            Dom.BooleanTernaryExpression between => Compute(
                [Scalars.Of(between.FirstExpression), Scalars.Of(between.SecondExpression), Scalars.Of(between.ThirdExpression)],
                span
            ),
            Dom.LikePredicate like => Compute(Scalars.OfAny(like.FirstExpression, like.SecondExpression, like.EscapeExpression), span),
            Dom.InPredicate { Subquery: { } subquery } tested => Compute([Scalars.Of(tested.Expression), Test(subquery)], span),
            Dom.InPredicate list => Compute([Scalars.Of(list.Expression), .. Scalars.Of(list.Values)], span),
            Dom.ExistsPredicate exists => Test(exists.Subquery),
            Dom.SubqueryComparisonPredicate compare => Compute([Scalars.Of(compare.Expression), Test(compare.Subquery)], span),
            Dom.TSEqualCall equal => Compute([Scalars.Of(equal.FirstExpression), Scalars.Of(equal.SecondExpression)], span),
            Dom.DistinctPredicate compare => Compute([Scalars.Of(compare.FirstExpression), Scalars.Of(compare.SecondExpression)], span),
            Dom.RegexpLikePredicate like => Compute(Scalars.OfAny(like.Text, like.Pattern, like.Flags), span),
            Dom.FullTextPredicate search => Compute([.. search.Columns.Select(Columns.Of)], span),

            // MATCH of graph tables names aliases only; UPDATE(a) of triggers and the predicates of event sessions name no rows.
            _ => new Literal(span),
        };
    }

    static Operation Compute(Expression[] operands, TextSpan span) => new(OperationKind.Compute, operands, span);

    static Subquery Test(Dom.ScalarSubquery subquery) =>
        new(Queries.QueryTree.Of(subquery.QueryExpression), SubqueryUse.Test, Names.SpanOf(subquery));

    // As with values: a AND b AND c AND … hangs down to the left.
    static Expression[] Chain(Dom.BooleanBinaryExpression binary)
    {
        var operands = new List<Expression>();
        Dom.BooleanExpression left = binary;
        while (left is Dom.BooleanBinaryExpression inner)
        {
            operands.Add(Of(inner.SecondExpression));
            left = inner.FirstExpression;
        }

        operands.Add(Of(left));
        operands.Reverse();
        return [.. operands];
    }
}
