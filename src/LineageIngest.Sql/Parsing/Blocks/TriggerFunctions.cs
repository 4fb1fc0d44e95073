using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Tells functions that triggers run whose rows NEW and OLD are, wherever in the script the triggers stand.</summary>
static class TriggerFunctions
{
    /// <summary>The statements, each such function once for each of its triggers' tables.</summary>
    public static Statement[] WithTables(Statement[] statements, List<Diagnostic> diagnostics)
    {
        if (!Array.Exists(statements, statement => statement is BlockStatement { IsForTriggers: true }))
        {
            return statements;
        }

        var triggers = statements.OfType<BlockStatement>().Where(block => block is { Runs: not null, RowsOf: not null }).ToArray();
        var result = new List<Statement>(statements.Length + triggers.Length);
        foreach (var statement in statements)
        {
            if (statement is not BlockStatement { IsForTriggers: true, Name: { } name } function)
            {
                result.Add(statement);
                continue;
            }

            var own = triggers
                .Where(trigger => trigger.Runs!.Last.Text.Equals(name.Last.Text, StringComparison.OrdinalIgnoreCase))
                .ToArray();
            result.AddRange(own.Select(trigger => function with { RowsOf = trigger.RowsOf, RowNames = trigger.RowNames }));
            if (own.Length == 0)
            {
                diagnostics.Add(DiagnosticFacts.UnknownTrigger(name.Span));
                result.Add(function with { Completeness = Completeness.Partial });
            }
        }

        return [.. result];
    }
}
