namespace LineageIngest.Sql.Dialects;

/// <summary>BigQuery: backticks around whole names, dashes in projects, double quotes for text.</summary>
static class BigQuery
{
    public static readonly Dialect Dialect = new("bigquery")
    {
        Aliases = ["bq", "googlesql", "zetasql"],
        DoubleQuote = QuoteUse.Text,
        DottedQuotes = true,
        DashedNames = true,
        BackslashEscapes = true,
        Hash = HashUse.Comment,
        RowValues = true,
        Clauses = ClauseWords.Qualify | ClauseWords.Window | ClauseWords.Limit | ClauseWords.Pivot,
    };
}
