using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>Declared columns.</summary>
sealed class ColumnDefinitionParser(TokenCursor cursor, Grammar grammar)
{
    public bool LooksDeclared() => grammar.Names.IsName(1) && cursor.KindAt(2) == TokenKind.Word && cursor.WordAt(2) is not Word.Comment;

    public DeclaredColumn[] ParseDeclaredColumns(List<Relation> copied)
    {
        var close = cursor.Partner();
        var columns = new List<DeclaredColumn>();
        cursor.Position++;
        while (cursor.Position < close)
        {
            if (cursor.Word is Word.Like && (grammar.Names.IsName(1)))
            {
                cursor.Position++;
                if (grammar.Names.ParseTableName() is { } like)
                {
                    copied.Add(new TableReference(like, null, like.Span));
                }
            }
            else if (grammar.Names.IsName() && !IsTableConstraint())
            {
                columns.Add(ParseDeclaredColumn(close));
            }

            grammar.Names.SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return [.. columns];
    }

    public bool IsTableConstraint() =>
        cursor.Word switch
        {
            Word.Constraint or Word.Primary or Word.Foreign or Word.Check => true,
            Word.Unique or Word.Index or Word.Key or Word.Exclude => cursor.KindAt(1) == TokenKind.OpenParen
                || cursor.KindAt(1) == TokenKind.Word
                    && (cursor.KindAt(2) == TokenKind.OpenParen || cursor.WordAt(1) is Word.Key or Word.Index or Word.Using)
                || cursor.WordAt(1) == Word.Using,
            _ => (cursor.IsText("fulltext") || cursor.IsText("spatial") || cursor.IsText("period") || cursor.IsText("projection"))
                && (
                    cursor.KindAt(1) == TokenKind.Word && cursor.KindAt(2) is TokenKind.OpenParen
                    || cursor.WordAt(1) == Word.For
                    || cursor.WordAt(1) == Word.Key
                    || cursor.WordAt(1) == Word.Index
                ),
        };

    public DeclaredColumn ParseDeclaredColumn(int close)
    {
        var name = grammar.Names.ReadIdentifier();
        var typeStart = cursor.Position;
        if (
            cursor.Position < close
            && !cursor.Is(TokenKind.Comma)
            && cursor.Word is not (Word.As or Word.Comment or Word.Not or Word.Default or Word.Primary)
        )
        {
            grammar.Types.SkipType();
        }

        var type = cursor.Position > typeStart ? cursor.Text[cursor[typeStart].Start..cursor.LastEnd] : "";
        while (cursor.Position < close && !cursor.Is(TokenKind.Comma))
        {
            if (cursor.Is(Word.As) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                return new DeclaredColumn(name, type) { Computed = grammar.Parentheses.ParseParenthesized() };
            }

            if (cursor.Kind is TokenKind.OpenParen)
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        return new DeclaredColumn(name, type);
    }
}
