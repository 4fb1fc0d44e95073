namespace LineageIngest.Sql.Lexing;

/// <summary>A token as a range of the text; nothing is copied.</summary>
struct Token
{
    public int Start;
    public int End;

    /// <summary>For brackets the index of the partner, or -1; for words a hash of the text without case.</summary>
    public int Link;

    public TokenKind Kind;
    public Keyword Keyword;
}

enum TokenKind : byte
{
    End,
    Word,
    Quoted,
    Text,
    Number,
    Parameter,
    Stage,
    Comma,
    Dot,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Semicolon,
    Star,
    Colon,
    DoubleColon,
    Equals,
    Arrow,
    FatArrow,
    Assign,
    At,
    Question,
    Pipe,
    Operator,
}
