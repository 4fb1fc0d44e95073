using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;
using LineageIngest.Sql.TSql.Queries;
using LineageIngest.Sql.TSql.Relations;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>INSERT from values, from a query and from what a procedure or a text yields.</summary>
static class Inserts
{
    public static Statement Of(Dom.InsertSpecification insert, CommonTable[] with, TextSpan span)
    {
        var target = new WriteTarget(Sources.Single(insert.Target), Names.LastsOf(insert.Columns));
        var source = SourceOf(insert.InsertSource);
        var statement = new InsertStatement(
            target,
            source is null || with.Length == 0
                ? source
                : new WithQuery(with, false, source, TextSpan.Between(with[0].Span.Start, source.Span.End)),
            false,
            span
        )
        {
            Returning = Outputs.Of(insert),
        };
        return
            source is null
            && insert.InsertSource is Dom.ExecuteInsertSource { Execute: var execute }
            && Executions.Of(execute, span) is DynamicStatement dynamic
            ? new BlockStatement(BlockKind.Run, [], [dynamic, statement], span)
            : statement;
    }

    static Query? SourceOf(Dom.InsertSource source) =>
        source switch
        {
            Dom.ValuesInsertSource { RowValues.Count: > 0 } values => new ValuesQuery(
                [.. values.RowValues.Select(row => Scalars.Of(row.ColumnValues))],
                Names.SpanOf(values)
            ),
            Dom.SelectInsertSource select => QueryTree.Of(select.Select),
            Dom.ExecuteInsertSource { Execute: var execute } => Executions.QueryOf(execute),
            _ => null,
        };
}
