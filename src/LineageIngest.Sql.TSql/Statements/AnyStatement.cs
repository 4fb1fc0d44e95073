using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>Any statement; those that neither move rows nor define what holds them become <see cref="OtherStatement"/>.</summary>
static class AnyStatement
{
    public static Statement Of(Dom.TSqlStatement statement) =>
        statement switch
        {
            Dom.SelectStatement select => Selects.Of(select),
            Dom.DataModificationStatement change => Modifications.Of(change),
            Dom.ExecuteStatement execute => Executions.Of(execute.ExecuteSpecification, Names.SpanOf(execute)),
            Dom.UseStatement use => new UseStatement(
                UseScope.Default,
                [new QualifiedName([Names.Of(use.DatabaseName)], Names.SpanOf(use.DatabaseName))],
                Names.SpanOf(use)
            ),
            Dom.CreateTableStatement create => Tables.Of(create),
            Dom.ExternalTableStatement create => Tables.Of(create),
            Dom.ViewStatementBody view => Tables.Of(view),
            Dom.CreateSynonymStatement synonym => Tables.Of(synonym),
            Dom.DeclareTableVariableStatement variable => Tables.Of(variable.Body),
            Dom.AlterTableStatement alter => Alterations.Of(alter),
            Dom.TruncateTableStatement truncate => Alterations.Of(truncate),
            Dom.DropTableStatement or Dom.DropViewStatement or Dom.DropExternalTableStatement => Alterations.Of(
                (Dom.DropObjectsStatement)statement
            ),
            Dom.RenameEntityStatement rename => Renames.Of(rename),
            Dom.AlterSchemaStatement { ObjectKind: Dom.SecurityObjectKind.NotSpecified or Dom.SecurityObjectKind.Object } transfer =>
                Renames.Of(transfer),
            Dom.CopyStatement copy => Transfers.Of(copy),
            Dom.BulkInsertBase bulk => Transfers.Of(bulk),
            Dom.TextModificationStatement write => Transfers.Of(write),
            Dom.ProcedureStatementBody procedure => Routines.Of(procedure),
            Dom.FunctionStatementBody function => Routines.Of(function),
            Dom.TriggerStatementBody trigger => Routines.Of(trigger),
            Dom.BeginEndBlockStatement block => Bodies.Run(block, block.StatementList),
            Dom.TryCatchStatement attempt => Bodies.Of(attempt),
            Dom.CreateSchemaStatement { StatementList.Statements.Count: > 0 } schema => Bodies.Run(schema, schema.StatementList),
            Dom.IfStatement branch => Bodies.Of(branch),
            Dom.WhileStatement loop => Bodies.Of(loop),
            Dom.DeclareVariableStatement declare => Variables.Of(declare),
            Dom.SetVariableStatement set => Variables.Of(set),
            Dom.DeclareCursorStatement cursor => Variables.Of(cursor),
            Dom.FetchCursorStatement fetch => Variables.Of(fetch),
            Dom.ReturnStatement end => Variables.Of(end),
            _ => Plain.Of(statement),
        };
}
