namespace LineageIngest.Sql.Dialects;

/// <summary>Microsoft Fabric Warehouse.</summary>
static class Fabric
{
    public static readonly Dialect Dialect = TSql.Dialect with
    {
        Name = "fabric",
        Grammar = Grammar.FabricWarehouse,
        Aliases = [],
        Hints = [],
    };
}
