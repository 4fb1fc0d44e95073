namespace LineageIngest.Sql.Dialects;

/// <summary>Db2: names fold up.</summary>
static class Db2
{
    public static readonly Dialect Dialect = new("db2")
    {
        Aliases = ["ibm_db2", "db2i"],
        Unquoted = CaseRule.Upper,
        BareUse = Ir.UseScope.Schema,
        Hints = ["FETCH FIRST", "WITH UR", "CURRENT DATE", "SYSIBM."],
    };
}
