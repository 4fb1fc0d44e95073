using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;
using LineageIngest.Sql.TSql.Relations;

namespace LineageIngest.Sql.TSql.Queries;

/// <summary>One SELECT block and its clauses.</summary>
static class SelectBlocks
{
    public static SelectQuery Of(Dom.QuerySpecification block)
    {
        var projections = Projections.Of(block.SelectElements);
        return new SelectQuery(AsText(block.ForClause, projections), Sources.Of(block.FromClause), Names.SpanOf(block))
        {
            Where = Conditions.OfAny(block.WhereClause?.SearchCondition),
            GroupBy = GroupKeys(block.GroupByClause),
            Having = Conditions.OfAny(block.HavingClause?.SearchCondition),
            OrderBy = Calls.Keys(block.OrderByClause),
            Windows = Calls.Windows(block.WindowClause),
            Others = Scalars.OfAny(
                block.TopRowFilter?.Expression,
                block.OffsetClause?.OffsetExpression,
                block.OffsetClause?.FetchExpression
            ),
        };
    }

    // FOR XML and FOR JSON make one nameless value of all outputs.
    static Projection[] AsText(Dom.ForClause? form, Projection[] projections)
    {
        if (form is not (Dom.XmlForClause or Dom.JsonForClause))
        {
            return projections;
        }

        var function = Names.Of(form is Dom.XmlForClause ? "FOR XML" : "FOR JSON", form);
        return
        [
            new Projection(
                new FunctionCall(function, [.. projections.Select(output => output.Value)], null, null, Names.SpanOf(form)),
                null
            ),
        ];
    }

    static Expression[] GroupKeys(Dom.GroupByClause? clause) => clause is null ? [] : [.. clause.GroupingSpecifications.SelectMany(Keys)];

    static IEnumerable<Expression> Keys(Dom.GroupingSpecification specification) =>
        specification switch
        {
            Dom.ExpressionGroupingSpecification key => [Scalars.Of(key.Expression)],
            Dom.CompositeGroupingSpecification composite => composite.Items.SelectMany(Keys),
            Dom.CubeGroupingSpecification cube => cube.Arguments.SelectMany(Keys),
            Dom.RollupGroupingSpecification rollup => rollup.Arguments.SelectMany(Keys),
            Dom.GroupingSetsGroupingSpecification sets => sets.Sets.SelectMany(Keys),
            _ => [],
        };
}
