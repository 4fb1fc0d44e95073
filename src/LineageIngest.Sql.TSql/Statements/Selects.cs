using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Queries;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>SELECT as a statement: with INTO it makes a table, with only variables as outputs it assigns.</summary>
static class Selects
{
    public static Statement Of(Dom.SelectStatement select)
    {
        var span = Names.SpanOf(select);
        var query = QueryOf(select);
        if (
            select.QueryExpression is Dom.QuerySpecification { SelectElements: { Count: > 0 } elements }
            && elements.All(element => element is Dom.SelectSetVariable)
        )
        {
            Identifier[] variables =
            [
                .. elements
                    .OfType<Dom.SelectSetVariable>()
                    .Select(element => new Identifier(element.Variable.Name, false, Names.SpanOf(element.Variable))),
            ];
            return new AssignStatement(variables, [new Subquery(query, SubqueryUse.Test, span)], span);
        }

        return new QueryStatement(select.Into is null ? query : Into(query, select.Into), span);
    }

    public static Query QueryOf(Dom.SelectStatement select) => QueryTree.Of(select.QueryExpression, select.WithCtesAndXmlNamespaces);

    // SELECT … INTO t … UNION SELECT …: INTO stands in the first block and means the whole.
    static Query Into(Query query, Dom.SchemaObjectName name) =>
        query switch
        {
            WithQuery with => with with { Body = Into(with.Body, name) },
            SetOperation union => union with
            {
                Branches = [union.Branches[0] with { Query = Into(union.Branches[0].Query, name) }, .. union.Branches[1..]],
            },
            SelectQuery select => select with
            {
                Into = new WriteTarget(Names.Table(name), []),
                IntoTemporary = name.BaseIdentifier.Value.StartsWith('#'),
            },
            _ => query,
        };
}
