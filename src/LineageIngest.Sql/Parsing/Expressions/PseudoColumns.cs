using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Words in the place of a column that no table holds.</summary>
sealed class PseudoColumns(TokenCursor cursor, Parsers parsers)
{
    /// <summary>DB2: CURRENT DATE, CURRENT TIMESTAMP.</summary>
    public bool IsRegister() =>
        cursor.KeywordAt(1) is Keyword.Date or Keyword.Time or Keyword.Timestamp or Keyword.Schema
        || cursor.IsText("date", 1)
        || cursor.IsText("timezone", 1)
        || cursor.IsText("user", 1)
        || cursor.IsText("server", 1)
        || cursor.IsText("sqlid", 1);

    /// <summary>seq.NEXTVAL: a number that no table holds.</summary>
    public static bool IsNextOfSequence(string name) =>
        name.Equals("nextval", StringComparison.OrdinalIgnoreCase)
        || name.Equals("currval", StringComparison.OrdinalIgnoreCase)
        || name.Equals("prevval", StringComparison.OrdinalIgnoreCase);

    /// <summary>SQL%ROWCOUNT, SQLERRM: what the last statement of a block left.</summary>
    public bool IsStatusOfBlock() =>
        parsers.Routines.InRoutine
        && (
            cursor.IsText("sqlerrm")
            || cursor.IsText("sqlcode")
            || cursor.IsText("sqlstate")
            || cursor.IsText("sqlrowcount")
            || (cursor.Is(Keyword.Sql) && cursor.KindAt(1) == TokenKind.Operator && cursor.IsText("rowcount", 2))
        );

    /// <summary>LEVEL and its like in CONNECT BY are no columns of a table.</summary>
    public bool IsLevel() =>
        cursor.KindAt(1) is not (TokenKind.Dot or TokenKind.OpenParen)
        && (cursor.IsText("level") || cursor.IsText("connect_by_isleaf") || cursor.IsText("connect_by_iscycle"));
}
