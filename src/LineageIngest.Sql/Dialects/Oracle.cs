namespace LineageIngest.Sql.Dialects;

/// <summary>Oracle: names fold up, links after <c>@</c>, blocks everywhere.</summary>
static class Oracle
{
    // The commands of SQL*Plus and SQLcl.
    static readonly string[] _sqlPlus = (
        "accept alias archive break btitle cd clear col column compute conn connect def define disc disconnect ed edit exit get ho host "
        + "password pause print prompt quit rem remark repfooter repheader save script show spool sta start store timing ttitle undef "
        + "undefine var variable whenever"
    ).Split(' ');

    public static readonly Dialect Dialect = new("oracle")
    {
        HasLevels = true,
        Aliases = ["plsql", "oracledb"],
        Hash = HashUse.Name,
        Unquoted = CaseRule.Upper,
        At = AtUse.Link,
        BareUse = Ir.UseScope.Schema,
        NameLevels = 2,
        AmpersandVariables = true,
        ClientSettings = true,
        LineCommands = _sqlPlus,
        LineStatements = ["exec", "execute"],
        Hints =
        [
            "FROM DUAL",
            "VARCHAR2",
            "NVL(",
            "CONNECT BY",
            "ROWNUM",
            "(+)",
            "SYSDATE",
            "INSERT ALL",
            "DBMS_",
            "TO_DATE(",
            "EXECUTE IMMEDIATE",
            "PRAGMA",
        ],
    };
}
