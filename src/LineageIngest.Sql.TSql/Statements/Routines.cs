using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Procedures, functions and triggers: their bodies.</summary>
static class Routines
{
    public static BlockStatement Of(Dom.ProcedureStatementBody procedure) =>
        Routine(procedure, procedure.ProcedureReference?.Name, Bodies.Of(procedure.StatementList));

    public static BlockStatement Of(Dom.FunctionStatementBody function)
    {
        Statement[] result = function.ReturnType switch
        {
            Dom.SelectFunctionReturnType { SelectStatement: { } select } => [Returned(select)],
            Dom.TableValuedFunctionReturnType { DeclareTableVariableBody: { VariableName: not null } rows } => [Tables.Of(rows)],
            _ => [],
        };
        return Routine(function, function.Name, [.. result, .. Bodies.Of(function.StatementList)]);
    }

    public static BlockStatement Of(Dom.TriggerStatementBody trigger)
    {
        if (trigger.TriggerObject?.Name is { } table && trigger.StatementList is { } body)
        {
            body.Accept(new TriggerRows(table));
        }

        return Routine(trigger, trigger.Name, Bodies.Of(trigger.StatementList));
    }

    static BlockStatement Routine(Dom.TSqlStatement statement, Dom.SchemaObjectName? name, Statement[] body) =>
        new(BlockKind.Routine, [], body, Names.SpanOf(statement)) { Name = name is null ? null : Names.Of(name) };

    static AssignStatement Returned(Dom.SelectStatement select)
    {
        var span = Names.SpanOf(select);
        return new AssignStatement([], [new Subquery(Selects.QueryOf(select), SubqueryUse.Test, span)], span);
    }

    // In a trigger, inserted and deleted are rows of the table that it hangs on.
    sealed class TriggerRows(Dom.SchemaObjectName table) : Dom.TSqlFragmentVisitor
    {
        public override void Visit(Dom.NamedTableReference node)
        {
            if (
                node.SchemaObject.Count == 1
                && node.SchemaObject.BaseIdentifier is { Value: var name } rows
                && (
                    name.Equals("inserted", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("deleted", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                node.Alias ??= rows;
                node.SchemaObject = table;
            }
        }
    }
}
