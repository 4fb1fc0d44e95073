using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Queries;

/// <summary>Outputs of SELECT and OUTPUT: <c>a AS x</c>, <c>x = a</c>, <c>t.*</c>, <c>@v = a</c>.</summary>
static class Projections
{
    public static Projection[] Of(IList<Dom.SelectElement> elements) => [.. elements.Select(Of)];

    static Projection Of(Dom.SelectElement element) =>
        element switch
        {
            Dom.SelectScalarExpression scalar => new Projection(Scalars.Of(scalar.Expression), Names.Of(scalar.ColumnName)),
            Dom.SelectStarExpression star => new Projection(
                new Star(star.Qualifier is null ? null : Names.Of(star.Qualifier), [], [], [], Names.SpanOf(star)),
                null
            ),
            Dom.SelectSetVariable variable => new Projection(Scalars.Of(variable.Expression), null),
            _ => new Projection(new Literal(Names.SpanOf(element)), null),
        };
}
