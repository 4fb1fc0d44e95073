using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Expressions;

/// <summary>CASE and IIF: conditions decide, results are the value.</summary>
static class Choices
{
    public static Conditional Of(Dom.IIfCall choice) =>
        new(
            [Conditions.Of(choice.Predicate)],
            [Scalars.Of(choice.ThenExpression), Scalars.Of(choice.ElseExpression)],
            Names.SpanOf(choice)
        );

    public static Conditional Of(Dom.CaseExpression choice)
    {
        var (conditions, results) = choice switch
        {
            Dom.SimpleCaseExpression simple => (
                [Scalars.Of(simple.InputExpression), .. simple.WhenClauses.Select(when => Scalars.Of(when.WhenExpression))],
                simple.WhenClauses.Select(when => Scalars.Of(when.ThenExpression))
            ),
            Dom.SearchedCaseExpression searched => (
                [.. searched.WhenClauses.Select(when => Conditions.Of(when.WhenExpression))],
                searched.WhenClauses.Select(when => Scalars.Of(when.ThenExpression))
            ),
            _ => (Array.Empty<Expression>(), Enumerable.Empty<Expression>()),
        };
        return new Conditional(conditions, [.. results, .. Scalars.OfAny(choice.ElseExpression)], Names.SpanOf(choice));
    }
}
