using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Declared columns.</content>
sealed partial class Parser
{
    bool LooksDeclared() => IsName(1) && KindAt(2) == TokenKind.Word && WordAt(2) is not Word.Comment;

    DeclaredColumn[] ParseDeclaredColumns(List<Relation> copied)
    {
        var close = Partner();
        var columns = new List<DeclaredColumn>();
        _at++;
        while (_at < close)
        {
            if (Word is Word.Like && (IsName(1)))
            {
                _at++;
                if (ParseTableName() is { } like)
                {
                    copied.Add(new TableReference(like, null, like.Span));
                }
            }
            else if (IsName() && !IsTableConstraint())
            {
                columns.Add(ParseDeclaredColumn(close));
            }

            SkipPastComma(close);
        }

        _at = Math.Min(close + 1, _end);
        return [.. columns];
    }

    bool IsTableConstraint() =>
        Word switch
        {
            Word.Constraint or Word.Primary or Word.Foreign or Word.Check => true,
            Word.Unique or Word.Index or Word.Key or Word.Exclude => KindAt(1) == TokenKind.OpenParen
                || KindAt(1) == TokenKind.Word && (KindAt(2) == TokenKind.OpenParen || WordAt(1) is Word.Key or Word.Index or Word.Using)
                || WordAt(1) == Word.Using,
            _ => (IsText("fulltext") || IsText("spatial") || IsText("period") || IsText("projection"))
                && (
                    KindAt(1) == TokenKind.Word && KindAt(2) is TokenKind.OpenParen
                    || WordAt(1) == Word.For
                    || WordAt(1) == Word.Key
                    || WordAt(1) == Word.Index
                ),
        };

    DeclaredColumn ParseDeclaredColumn(int close)
    {
        var name = ReadIdentifier();
        var typeStart = _at;
        if (_at < close && !Is(TokenKind.Comma) && Word is not (Word.As or Word.Comment or Word.Not or Word.Default or Word.Primary))
        {
            SkipType();
        }

        var type = _at > typeStart ? _text[_tokens[typeStart].Start..LastEnd] : "";
        while (_at < close && !Is(TokenKind.Comma))
        {
            if (Is(Word.As) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                return new DeclaredColumn(name, type) { Computed = ParseParenthesized() };
            }

            if (Kind is TokenKind.OpenParen)
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        return new DeclaredColumn(name, type);
    }
}
