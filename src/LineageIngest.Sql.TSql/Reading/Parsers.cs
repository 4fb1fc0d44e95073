namespace LineageIngest.Sql.TSql.Reading;

/// <summary>ScriptDom's parsers, by grammar.</summary>
static class Parsers
{
    /// <summary>The newest parser of a grammar.</summary>
    public static Dom.TSqlParser Of(Grammar grammar) =>
        grammar == Grammar.FabricWarehouse
            ? new Dom.TSqlFabricDWParser(initialQuotedIdentifiers: true)
            : new Dom.TSql180Parser(initialQuotedIdentifiers: true);
}
