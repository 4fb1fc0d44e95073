using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Queries;

/// <summary>Anything that SELECTs: one block, UNION and the like, WITH.</summary>
static class QueryTree
{
    public static Query Of(Dom.QueryExpression query, Dom.WithCtesAndXmlNamespaces? with)
    {
        var tables = CommonTables(with);
        return tables.Length == 0
            ? Of(query)
            : new WithQuery(tables, false, Of(query), TextSpan.Between(tables[0].Span.Start, Names.SpanOf(query).End));
    }

    public static CommonTable[] CommonTables(Dom.WithCtesAndXmlNamespaces? with) =>
        with is null
            ? []
            :
            [
                .. with.CommonTableExpressions.Select(table => new CommonTable(
                    Names.Of(table.ExpressionName),
                    Names.Of(table.Columns),
                    Of(table.QueryExpression),
                    null,
                    null,
                    Names.SpanOf(table)
                )),
            ];

    public static Query Of(Dom.QueryExpression query)
    {
        switch (query)
        {
            case Dom.QuerySpecification block:
                return SelectBlocks.Of(block);
            case Dom.BinaryQueryExpression union:
                return new SetOperation(Branches(union), Calls.Keys(union.OrderByClause), Names.SpanOf(union));
            case Dom.QueryParenthesisExpression group:
                return Of(group.QueryExpression);
            default:
                return new ValuesQuery([], Names.SpanOf(query));
        }
    }

    // a UNION b UNION c … hangs down to the left, thousands deep in generated text.
    static SetBranch[] Branches(Dom.BinaryQueryExpression union)
    {
        var branches = new List<SetBranch>();
        Dom.QueryExpression left = union;
        while (left is Dom.BinaryQueryExpression inner)
        {
            branches.Add(new SetBranch(Of(inner.SecondQueryExpression), OperatorOf(inner), false));
            left = inner.FirstQueryExpression;
        }

        branches.Add(new SetBranch(Of(left), SetOperator.Union, false));
        branches.Reverse();
        return [.. branches];
    }

    static SetOperator OperatorOf(Dom.BinaryQueryExpression union) =>
        union.BinaryQueryExpressionType switch
        {
            Dom.BinaryQueryExpressionType.Except => SetOperator.Except,
            Dom.BinaryQueryExpressionType.Intersect => SetOperator.Intersect,
            _ => SetOperator.Union,
        };
}
