using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Relations;

/// <summary>What yields rows in FROM and is no join.</summary>
static class Rows
{
    public static Relation Of(Dom.TableReference relation, bool lateral)
    {
        var span = Names.SpanOf(relation);
        var alias = relation is Dom.TableReferenceWithAlias named ? Names.Alias(named) : null;
        return relation switch
        {
            Dom.NamedTableReference table => new TableReference(Names.Of(table.SchemaObject), alias, span),
            Dom.VariableTableReference variable => new TableReference(Names.Of(variable.Variable.Name, variable.Variable), alias, span),
            Dom.QueryDerivedTable derived => new DerivedTable(Queries.QueryTree.Of(derived.QueryExpression), lateral, alias, span),
            Dom.InlineDerivedTable values => new ValuesTable(
                [.. values.RowValues.Select(row => Scalars.Of(row.ColumnValues))],
                alias,
                span
            ),
            Dom.DataModificationTableReference change => new DerivedTable(Changed(change), lateral, alias, span),
            Dom.PivotedTableReference pivot => Pivots.Of(pivot, alias),
            Dom.UnpivotedTableReference unpivot => Pivots.Of(unpivot, alias),
            Dom.BulkOpenRowset bulk => new PathReference(FirstText.In(bulk), alias, span),
            Dom.ChangeTableChangesTableReference changes => new TableReference(Names.Of(changes.Target), alias, span),
            Dom.ChangeTableVersionTableReference version => new TableReference(Names.Of(version.Target), alias, span),
            Dom.PredictTableReference predict => ModelFunctions.Of(predict, alias),
            Dom.VectorSearchTableReference search => ModelFunctions.Of(search, alias),
            Dom.AIGenerateFixedChunksTableReference chunks => ModelFunctions.Of(chunks, alias),
            _ => RowFunctions.Of(relation, alias),
        };
    }

    // FROM (DELETE … OUTPUT deleted.a) AS d: the statement is a table of its own, as a CTE that modifies data is.
    static WithQuery Changed(Dom.DataModificationTableReference change)
    {
        var span = Names.SpanOf(change);
        var statement = Statements.Modifications.Of(change.DataModificationSpecification, [], span);
        var name = new Identifier("", false, new TextSpan(span.Start, 0));
        var rows = new RelationQuery(new TableReference(new QualifiedName([name], name.Span), null, name.Span), span);
        return new WithQuery([new CommonTable(name, [], null, statement, null, span)], false, rows, span);
    }

    // The file's path comes first; the property that holds it differs between ScriptDom's packages.
    sealed class FirstText : Dom.TSqlFragmentVisitor
    {
        Dom.StringLiteral? _first;

        public static string In(Dom.TSqlFragment fragment)
        {
            var visitor = new FirstText();
            fragment.AcceptChildren(visitor);
            return visitor._first?.Value ?? "";
        }

        public override void Visit(Dom.StringLiteral node) =>
            _first = _first is null || node.StartOffset < _first.StartOffset ? node : _first;
    }
}
