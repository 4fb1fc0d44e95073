namespace LineageIngest.Sql.Dialects;

/// <summary>Oracle: names fold up, links after <c>@</c>, blocks everywhere.</summary>
static class Oracle
{
    public static readonly Dialect Dialect = new("oracle")
    {
        Aliases = ["plsql", "oracledb"],
        Hash = HashUse.Name,
        Unquoted = CaseRule.Upper,
        At = AtUse.Link,
        BareUse = Ir.UseScope.Schema,
        NameLevels = 2,
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
