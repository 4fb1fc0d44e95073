using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>What holds rows: CREATE TABLE, CREATE EXTERNAL TABLE, table variables, views, synonyms.</summary>
static class Tables
{
    public static CreateStatement Of(Dom.CreateTableStatement create) =>
        new(
            CreatedKind.Table,
            new WriteTarget(Names.Table(create.SchemaObjectName), Names.Of(create.CtasColumns)),
            Declared(create.Definition),
            QueryOf(create.SelectStatement),
            Names.SpanOf(create)
        )
        {
            Temporary = create.SchemaObjectName.BaseIdentifier.Value.StartsWith('#'),
            CopiedFrom = create.CloneSource is { } source ? [Names.Table(source)] : [],
        };

    public static CreateStatement Of(Dom.ExternalTableStatement create) =>
        new(
            CreatedKind.Table,
            new WriteTarget(Names.Table(create.SchemaObjectName), []),
            [.. create.ColumnDefinitions.Select(column => Declared(column.ColumnDefinition))],
            QueryOf(create.SelectStatement),
            Names.SpanOf(create)
        );

    public static CreateStatement Of(Dom.DeclareTableVariableBody variable)
    {
        var name = Names.Of(variable.VariableName);
        var table = new TableReference(new QualifiedName([name], name.Span), null, name.Span);
        return new CreateStatement(
            CreatedKind.Table,
            new WriteTarget(table, []),
            Declared(variable.Definition),
            null,
            Names.SpanOf(variable)
        )
        {
            Temporary = true,
        };
    }

    public static Statement Of(Dom.ViewStatementBody view)
    {
        var span = Names.SpanOf(view);
        var name = Names.Table(view.SchemaObjectName);
        return view.SelectStatement is null
            ? new AlterStatement(name, AlterChange.Shape, null, span)
            : new CreateStatement(
                view.IsMaterialized ? CreatedKind.MaterializedView : CreatedKind.View,
                new WriteTarget(name, Names.Of(view.Columns)),
                [],
                Selects.QueryOf(view.SelectStatement),
                span
            );
    }

    // Another name for a table reads as a view of all its columns does.
    public static SynonymStatement Of(Dom.CreateSynonymStatement synonym) =>
        new(Names.Of(synonym.Name), Names.Of(synonym.ForName), Names.SpanOf(synonym));

    public static DeclaredColumn[] Declared(Dom.TableDefinition? definition) =>
        definition is null ? [] : [.. definition.ColumnDefinitions.Select(Declared)];

    static DeclaredColumn Declared(Dom.ColumnDefinitionBase column) =>
        new(Names.Of(column.ColumnIdentifier), column.DataType is null ? "" : Names.TextOf(column.DataType))
        {
            Computed = column is Dom.ColumnDefinition { ComputedColumnExpression: { } computed } ? Scalars.Of(computed) : null,
        };

    static Query? QueryOf(Dom.SelectStatement? select) => select is null ? null : Selects.QueryOf(select);
}
