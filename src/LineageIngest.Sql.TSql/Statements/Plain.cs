using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Statements without rows: GRANT, COMMIT, CREATE INDEX, SET NOCOUNT ON.</summary>
static class Plain
{
    public static OtherStatement Of(Dom.TSqlStatement statement)
    {
        var verb = statement.FirstTokenIndex < 0 ? "" : statement.ScriptTokenStream[statement.FirstTokenIndex].Text.ToUpperInvariant();
        return new OtherStatement(verb, [], [], [], Names.SpanOf(statement));
    }
}
