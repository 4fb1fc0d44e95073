using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Statements that hold statements: BEGIN … END, IF, WHILE, TRY, CREATE SCHEMA.</summary>
static class Bodies
{
    public static Statement[] Of(Dom.StatementList? list) => list is null ? [] : [.. list.Statements.Select(AnyStatement.Of)];

    public static BlockStatement Run(Dom.TSqlStatement statement, params Dom.StatementList?[] lists) =>
        new(BlockKind.Run, [], [.. lists.SelectMany(Of)], Names.SpanOf(statement));

    /// <summary>TRY and CATCH: what follows sees what either left.</summary>
    public static BlockStatement Of(Dom.TryCatchStatement attempt)
    {
        var body = Of(attempt.TryStatements);
        return new BlockStatement(BlockKind.Run, [], [.. body, .. Of(attempt.CatchStatements)], Names.SpanOf(attempt))
        {
            Branches = [0, body.Length],
            Exhaustive = true,
        };
    }

    public static BlockStatement Of(Dom.WhileStatement loop) =>
        new(BlockKind.Run, [Conditions.Of(loop.Predicate)], [AnyStatement.Of(loop.Statement)], Names.SpanOf(loop));

    // ELSE IF … ELSE IF … hangs down to the right and may be long.
    public static BlockStatement Of(Dom.IfStatement branch)
    {
        var conditions = new List<Expression>();
        var body = new List<Statement>();
        var branches = new List<int>();
        Dom.TSqlStatement? next = branch;
        while (next is Dom.IfStatement inner)
        {
            conditions.Add(Conditions.Of(inner.Predicate));
            branches.Add(body.Count);
            body.Add(AnyStatement.Of(inner.ThenStatement));
            next = inner.ElseStatement;
        }

        if (next is not null)
        {
            branches.Add(body.Count);
            body.Add(AnyStatement.Of(next));
        }

        return new BlockStatement(BlockKind.Run, [.. conditions], [.. body], Names.SpanOf(branch))
        {
            Branches = [.. branches],
            Exhaustive = next is not null,
        };
    }
}
