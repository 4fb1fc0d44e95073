using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Parsing;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>EXEC of procedures and of texts: <c>EXEC('…')</c>, <c>sp_executesql N'…'</c>, <c>sp_rename 'a', 'b'</c>.</summary>
static class Executions
{
    public static Statement Of(Dom.ExecuteSpecification execute, TextSpan span)
    {
        if (TextOf(execute) is { } text)
        {
            return new DynamicStatement(text.Text, text.Start, span)
            {
                IsComposed = text.IsComposed,
                Server = execute.LinkedServer is { } server ? Names.Of(server) : null,
                Completeness = text.Text.Contains(DynamicText.Hole, StringComparison.Ordinal) ? Completeness.Partial : Completeness.Full,
            };
        }

        if (RunsText(execute))
        {
            return Call(span) with { RunsUnknown = true, Completeness = Completeness.Partial };
        }

        var isRename = ProcedureOf(execute) is { } name && name.Equals("sp_rename", StringComparison.OrdinalIgnoreCase);
        return isRename && Renames.OfCall(Literals(execute), span) is { } rename ? rename : Call(span);
    }

    /// <summary>The rows that a text yields, where it is one SELECT; null where only a run can know.</summary>
    public static Query? QueryOf(Dom.ExecuteSpecification execute)
    {
        if (execute.LinkedServer is not null || TextOf(execute) is not { } text)
        {
            return null;
        }

        return Reading.WholeParse.Of(text.Text, text.Start) is [Dom.SelectStatement select] && Selects.Of(select) is QueryStatement query
            ? query.Query
            : null;
    }

    static OtherStatement Call(TextSpan span) => new("EXECUTE", [], [], [], span);

    static (string Text, int Start, bool IsComposed)? TextOf(Dom.ExecuteSpecification execute)
    {
        switch (execute.ExecutableEntity)
        {
            case Dom.ExecutableStringList { Strings: { Count: > 0 } strings } when strings.All(text => text is Dom.StringLiteral):
                return (
                    string.Concat(strings.Select(text => ((Dom.StringLiteral)text).Value)),
                    ContentStart((Dom.StringLiteral)strings[0]),
                    strings.Count > 1 || IsComposed((Dom.StringLiteral)strings[0])
                );
            case Dom.ExecutableProcedureReference
                when ProcedureOf(execute) is { } name && name.Equals("sp_executesql", StringComparison.OrdinalIgnoreCase):
                return Literals(execute) is [{ } text, ..] ? (text.Value, ContentStart(text), IsComposed(text)) : null;
            default:
                return null;
        }
    }

    // What variables hold and what is put together is longer or shorter than the literal in its place.
    static bool IsComposed(Dom.StringLiteral text) => Names.TextOf(text).Length != text.Value.Length + (text.IsNational ? 3 : 2);

    // EXEC (@sql), sp_executesql @sql: a text that was not followed.
    static bool RunsText(Dom.ExecuteSpecification execute) =>
        execute.ExecutableEntity is Dom.ExecutableStringList
        || (ProcedureOf(execute) is { } name && name.Equals("sp_executesql", StringComparison.OrdinalIgnoreCase));

    static string? ProcedureOf(Dom.ExecuteSpecification execute) =>
        (execute.ExecutableEntity as Dom.ExecutableProcedureReference)?.ProcedureReference?.ProcedureReference?.Name?.BaseIdentifier?.Value;

    // Arguments up to the first one that is no text.
    static Dom.StringLiteral[] Literals(Dom.ExecuteSpecification execute) =>
        [
            .. execute
                .ExecutableEntity.Parameters.Select(parameter => parameter.ParameterValue as Dom.StringLiteral)
                .TakeWhile(text => text is not null)
                .OfType<Dom.StringLiteral>(),
        ];

    static int ContentStart(Dom.StringLiteral text) => text.StartOffset + (text.IsNational ? 2 : 1);
}
