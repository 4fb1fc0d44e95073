using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Relations;

/// <summary>PIVOT and UNPIVOT.</summary>
static class Pivots
{
    public static Pivot Of(Dom.PivotedTableReference pivot, TableAlias? alias)
    {
        var span = Names.SpanOf(pivot);
        var aggregate = new FunctionCall(
            Names.Of(pivot.AggregateFunctionIdentifier),
            [.. pivot.ValueColumns.Select(Columns.Of)],
            null,
            null,
            Names.SpanOf(pivot.AggregateFunctionIdentifier)
        );
        return new Pivot(
            Sources.Single(pivot.TableReference),
            [new Projection(aggregate, null)],
            [Columns.Plain(pivot.PivotColumn)],
            Names.Of(pivot.InColumns),
            [],
            alias,
            span
        );
    }

    public static Unpivot Of(Dom.UnpivotedTableReference unpivot, TableAlias? alias) =>
        new(
            Sources.Single(unpivot.TableReference),
            [Names.Of(unpivot.ValueColumn)],
            [Names.Of(unpivot.PivotColumn)],
            [.. unpivot.InColumns.Select(column => new[] { Columns.Plain(column) })],
            alias,
            Names.SpanOf(unpivot)
        );
}
