using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Parsing;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Relations;

/// <summary>Functions that yield rows: <c>OPENJSON(t.doc) WITH (…)</c>, <c>t.x.nodes('/a') AS n (c)</c>, <c>STRING_SPLIT(a, ',')</c>.</summary>
static class RowFunctions
{
    public static Relation Of(Dom.TableReference relation, TableAlias? alias)
    {
        var span = Names.SpanOf(relation);
        return relation switch
        {
            Dom.SchemaObjectFunctionTableReference function => OfNamed(function, alias),
            Dom.OpenJsonTableReference json => Function(
                "OPENJSON",
                Scalars.OfAny(json.Variable, json.RowPattern),
                DeclaredBy(json.SchemaDeclarationItems)
            ),
            Dom.OpenXmlTableReference xml => Function(
                "OPENXML",
                Scalars.OfAny(xml.Variable, xml.RowPattern),
                DeclaredBy(xml.SchemaDeclarationItems)
            ),
            Dom.GlobalFunctionTableReference function => Function(function.Name.Value, Scalars.Of(function.Parameters), []),
            Dom.BuiltInFunctionTableReference function => Function(function.Name.Value, Scalars.Of(function.Parameters), []),
            Dom.InternalOpenRowset function => Function("OPENROWSET", Scalars.Of(function.VarArgs), []),
            Dom.VariableMethodCallTableReference method => Function(
                method.MethodName.Value,
                [Scalars.Of(method.Variable), .. Scalars.Of(method.Parameters)],
                []
            ),
            Dom.FullTextTableReference search => Function(
                search.FullTextFunctionType == Dom.FullTextFunctionType.Contains ? "CONTAINSTABLE" : "FREETEXTTABLE",
                [Searched(search.TableName)],
                []
            ),
            Dom.SemanticTableReference search => Function(search.SemanticFunctionType.ToString(), [Searched(search.TableName)], []),

            Dom.OpenQueryTableReference { LinkedServer: { } server, Query: { } text } when QueryOf(text) is { } query => new DerivedTable(
                query,
                false,
                alias,
                span
            )
            {
                Server = Names.Of(server),
            },

            // Rows of another server, behind a connection that the text alone does not identify.
            Dom.OpenQueryTableReference => Function("OPENQUERY", [], []),
            Dom.OpenRowsetTableReference => Function("OPENROWSET", [], []),
            Dom.OpenRowsetCosmos cosmos => Function(
                "OPENROWSET",
                [],
                [.. cosmos.WithColumns.Select(column => Names.Of(column.ColumnIdentifier))]
            ),
            Dom.AdHocTableReference => Function("OPENDATASOURCE", [], []),
            _ => new ValuesTable([], alias, span),
        };

        TableFunction Function(string name, Expression[] arguments, Identifier[] columns) =>
            new(Names.Of(name, relation), arguments, columns, alias, span);
    }

    // The other server may speak another dialect.
    static Query? QueryOf(Dom.StringLiteral text)
    {
        var start = text.StartOffset + (text.IsNational ? 2 : 1);
        if (Reading.WholeParse.Of(text.Value, start) is [Dom.SelectStatement select] && Statements.Selects.Of(select) is QueryStatement own)
        {
            return own.Query;
        }

        var statement = new DynamicStatement(text.Value, start, Names.SpanOf(text)) { IsComposed = true };
        var (_, read) = ScriptReader.ReadText(statement, Dialect.Standard, SqlLimits.Default, [], CancellationToken.None);
        return read is [QueryStatement { Query: var query, Completeness: Completeness.Full }] ? query : null;
    }

    static Relation OfNamed(Dom.SchemaObjectFunctionTableReference function, TableAlias? alias)
    {
        var span = Names.SpanOf(function);
        var name = Names.Of(function.SchemaObject);
        var arguments = Scalars.Of(function.Parameters);
        if (name.Parts.Length > 1 && Calls.IsMethod(name.Last.Text))
        {
            var owner = new ColumnReference(
                new QualifiedName(name.Parts[..^1], TextSpan.Between(name.Span.Start, name.Parts[^2].Span.End))
            );
            return new TableFunction(new QualifiedName([name.Last], name.Last.Span), [owner, .. arguments], [], alias, span);
        }

        return
            name.Parts.Length == 1
            && name.Last.Text.Equals("identifier", StringComparison.OrdinalIgnoreCase)
            && function.Parameters.Count == 1
            ? NamedBy(function.Parameters[0], alias, span)
            : new TableFunction(name, arguments, [], alias, span);
    }

    // IDENTIFIER('a.b') and IDENTIFIER(a) name a table; of any other argument only a run knows what it names.
    static Relation NamedBy(Dom.ScalarExpression argument, TableAlias? alias, TextSpan span) =>
        argument switch
        {
            Dom.StringLiteral text => new TableReference(Names.InText(text), alias, span),
            Dom.ColumnReferenceExpression { MultiPartIdentifier: { Count: > 0 } name } => new TableReference(Names.Of(name), alias, span),
            _ => new ValuesTable([], alias, span),
        };

    static Identifier[] DeclaredBy(IEnumerable<Dom.SchemaDeclarationItem> items) =>
        [.. items.Select(item => Names.Of(item.ColumnDefinition.ColumnIdentifier))];

    // The searched table decides which keys come out, but none of its columns is one of them.
    static Subquery Searched(Dom.SchemaObjectName table) =>
        new(new RelationQuery(Names.Table(table), Names.SpanOf(table)), SubqueryUse.Test, Names.SpanOf(table));
}
