using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Variables and cursors.</summary>
static class Variables
{
    public static AssignStatement Of(Dom.DeclareVariableStatement declare) =>
        new(
            [.. declare.Declarations.Select(variable => Names.Of(variable.VariableName))],
            [.. declare.Declarations.SelectMany(variable => Scalars.OfAny(variable.Value))],
            Names.SpanOf(declare)
        );

    public static Statement Of(Dom.SetVariableStatement set)
    {
        var name = new Identifier(set.Variable.Name, false, Names.SpanOf(set.Variable));
        return set.CursorDefinition is { } cursor
            ? new CursorStatement(name, Selects.QueryOf(cursor.Select), Names.SpanOf(set))
            : new AssignStatement([name], [.. Scalars.OfAny(set.Expression), .. Scalars.Of(set.Parameters)], Names.SpanOf(set));
    }

    public static CursorStatement Of(Dom.DeclareCursorStatement declare) =>
        new(Names.Of(declare.Name), Selects.QueryOf(declare.CursorDefinition.Select), Names.SpanOf(declare));

    public static FetchStatement Of(Dom.FetchCursorStatement fetch) =>
        new(
            fetch.Cursor.Name.Identifier is { } name
                ? Names.Of(name)
                : new Identifier(fetch.Cursor.Name.Value, false, Names.SpanOf(fetch.Cursor)),
            [.. fetch.IntoVariables.Select(variable => new Identifier(variable.Name, false, Names.SpanOf(variable)))],
            Names.SpanOf(fetch)
        );

    public static AssignStatement Of(Dom.ReturnStatement @return) => new([], Scalars.OfAny(@return.Expression), Names.SpanOf(@return));
}
