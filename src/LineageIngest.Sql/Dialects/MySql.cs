namespace LineageIngest.Sql.Dialects;

/// <summary>MySQL: double quotes for text, <c>#</c> comments.</summary>
static class MySql
{
    public static readonly Dialect Dialect = new("mysql")
    {
        Aliases = ["percona", "aurora-mysql", "aurora"],
        DoubleQuote = QuoteUse.Text,
        BackslashEscapes = true,
        Hash = HashUse.Comment,
        BareUse = Ir.UseScope.Schema,
        NameLevels = 2,
        LineCommands = ["charset", "nopager", "notee", "nowarning", "pager", "rehash", "source", "status", "system", "tee", "warnings"],
        LineStatements = ["use"],
        Hints =
        [
            "ON DUPLICATE KEY",
            "INSERT IGNORE",
            "REPLACE INTO",
            "AUTO_INCREMENT",
            "ENGINE=InnoDB",
            "GROUP_CONCAT",
            "LOAD DATA INFILE",
            "LOAD DATA LOCAL",
            "STRAIGHT_JOIN",
        ],
    };
}
