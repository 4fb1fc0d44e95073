using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>Declared columns.</summary>
sealed class ColumnDefinitionParser(TokenCursor cursor, Parsers parsers)
{
    public bool LooksDeclared() =>
        parsers.Names.IsName(1) && cursor.KindAt(2) == TokenKind.Word && cursor.KeywordAt(2) is not Keyword.Comment;

    public DeclaredColumn[] ParseDeclaredColumns(List<Relation> copied)
    {
        var close = cursor.Partner();
        var columns = new List<DeclaredColumn>();
        cursor.Position++;
        while (cursor.Position < close)
        {
            if (cursor.Keyword is Keyword.Like && (parsers.Names.IsName(1)))
            {
                cursor.Position++;
                if (parsers.Names.ParseTableName() is { } like)
                {
                    copied.Add(new TableReference(like, null, like.Span));
                }
            }
            else if (parsers.Names.IsName() && !IsTableConstraint())
            {
                columns.Add(ParseDeclaredColumn(close));
            }

            parsers.Names.SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return [.. columns];
    }

    public bool IsTableConstraint() =>
        cursor.Keyword switch
        {
            Keyword.Constraint or Keyword.Primary or Keyword.Foreign or Keyword.Check => true,
            Keyword.Unique or Keyword.Index or Keyword.Key or Keyword.Exclude => cursor.KindAt(1) == TokenKind.OpenParen
                || cursor.KindAt(1) == TokenKind.Word
                    && (cursor.KindAt(2) == TokenKind.OpenParen || cursor.KeywordAt(1) is Keyword.Key or Keyword.Index or Keyword.Using)
                || cursor.KeywordAt(1) == Keyword.Using,
            _ => (cursor.IsText("fulltext") || cursor.IsText("spatial") || cursor.IsText("period") || cursor.IsText("projection"))
                && (
                    cursor.KindAt(1) == TokenKind.Word && cursor.KindAt(2) is TokenKind.OpenParen
                    || cursor.KeywordAt(1) == Keyword.For
                    || cursor.KeywordAt(1) == Keyword.Key
                    || cursor.KeywordAt(1) == Keyword.Index
                ),
        };

    public DeclaredColumn ParseDeclaredColumn(int close)
    {
        var name = parsers.Names.ReadIdentifier();
        var typeStart = cursor.Position;
        if (
            cursor.Position < close
            && !cursor.Is(TokenKind.Comma)
            && cursor.Keyword is not (Keyword.As or Keyword.Comment or Keyword.Not or Keyword.Default or Keyword.Primary)
        )
        {
            parsers.Types.SkipType();
        }

        var type = cursor.Position > typeStart ? cursor.Text[cursor[typeStart].Start..cursor.LastEnd] : "";
        while (cursor.Position < close && !cursor.Is(TokenKind.Comma))
        {
            if (cursor.Is(Keyword.As) && cursor.KindAt(1) == TokenKind.OpenParen)
            {
                cursor.Position++;
                return new DeclaredColumn(name, type) { Computed = parsers.Parentheses.ParseParenthesized() };
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
