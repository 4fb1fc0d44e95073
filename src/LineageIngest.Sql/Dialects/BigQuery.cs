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
        AliasNamesColumn = true,
        PivotNames = PivotNames.AggregateThenValue,
        Hints =
        [
            "SAFE_CAST",
            "STRUCT<",
            "ARRAY<",
            "INT64",
            "FLOAT64",
            "EXPORT DATA",
            "SELECT AS STRUCT",
            "SELECT * EXCEPT",
            "_TABLE_SUFFIX",
            "FOR SYSTEM_TIME AS OF",
            "TIMESTAMP_TRUNC",
            "GENERATE_DATE_ARRAY",
            "OPTIONS (",
            "|>",
        ],
    };
}
