using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Procedures, functions and triggers: their bodies.</summary>
static class Routines
{
    public static BlockStatement Of(Dom.ProcedureStatementBody procedure) =>
        Routine(procedure, procedure.ProcedureReference?.Name, Bodies.Of(procedure.StatementList));

    public static BlockStatement Of(Dom.FunctionStatementBody function)
    {
        var body = Bodies.Of(function.StatementList);
        body = function.ReturnType switch
        {
            Dom.SelectFunctionReturnType { SelectStatement: { } select } => [Yields(function, Selects.QueryOf(select), select)],
            Dom.TableValuedFunctionReturnType { DeclareTableVariableBody: { VariableName: not null } rows } => OfRows(
                function,
                Tables.Of(rows),
                body
            ),
            _ => [.. body, .. ReturnsOf(function)],
        };
        return Routine(function, function.Name, body);
    }

    static Statement[] OfRows(Dom.FunctionStatementBody function, CreateStatement rows, Statement[] body) =>
        [rows, .. body, Yields(function, new RelationQuery(rows.Target.Relation, rows.Span), function)];

    // A scalar function yields what its RETURN statements do; of several each may be the one.
    static FunctionStatement[] ReturnsOf(Dom.FunctionStatementBody function)
    {
        var returns = new Returns();
        function.StatementList?.Accept(returns);
        return returns.Values.Count == 0
            ? []
            :
            [
                Yields(
                    function,
                    new SelectQuery(
                        [new Projection(new Operation(OperationKind.Compute, [.. returns.Values], Names.SpanOf(function)), null)],
                        [],
                        Names.SpanOf(function)
                    ),
                    function
                ),
            ];
    }

    static FunctionStatement Yields(Dom.FunctionStatementBody function, Query query, Dom.TSqlFragment place) =>
        new(Names.Of(function.Name), [], query, Names.SpanOf(place));

    sealed class Returns : Dom.TSqlFragmentVisitor
    {
        public List<Expression> Values { get; } = [];

        public override void Visit(Dom.ReturnStatement node)
        {
            if (node.Expression is not null)
            {
                Values.Add(Scalars.Of(node.Expression));
            }
        }
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
