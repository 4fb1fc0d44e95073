namespace LineageIngest.Sql.Dialects;

/// <summary>Transact-SQL: brackets, <c>#temp</c> tables, variables, batches, no semicolons.</summary>
static class TSql
{
    public static readonly Dialect Dialect = new("tsql")
    {
        Aliases = ["mssql", "sqlserver", "transact-sql", "synapse", "azuresql", "sybase"],
        Grammar = Grammar.TransactSql,
        BracketNames = true,
        Hash = HashUse.Name,
        NestedComments = true,
        SelectIntoTable = true,
        SelectIntoTableInRoutines = true,
        SemicolonsOptional = true,
        DeclareIsStatement = true,
        BodyFollowsAs = true,
        CallsByName = true,
        VariablesHoldTables = true,
        WritesThroughCommonTables = true,
        EqualsAlias = true,
        BareHints = true,
        ValueMethods = true,
        ConvertTypeFirst = true,
        UpdatesStatistics = true,
        Hints =
        [
            "[dbo]",
            "dbo.",
            "NVARCHAR",
            "GETDATE()",
            "SELECT TOP",
            "WITH (NOLOCK)",
            "CROSS APPLY",
            "OUTER APPLY",
            "ISNULL(",
            "sp_executesql",
            "DECLARE @",
            "INTO #",
            "FROM #",
            "BEGIN TRY",
            "SET NOCOUNT",
            "\nGO\n",
        ],
    };
}
