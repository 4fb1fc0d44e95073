namespace LineageIngest.Sql.Lexing;

/// <summary>What a word may not be, whatever the dialect.</summary>
[Flags]
enum KeywordUse : byte
{
    None = 0,

    /// <summary>It ends an expression where a value is expected.</summary>
    StopsExpression = 1,

    /// <summary>Without AS it is no alias of a column.</summary>
    NoColumnAlias = 2,

    /// <summary>Without AS it is no alias of a table.</summary>
    NoTableAlias = 4,

    /// <summary>It begins a statement.</summary>
    Verb = 8,
}
