using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>PostgreSQL's rules, and statements that stand in parentheses.</content>
sealed partial class Parser
{
    bool IsRule() => Is(Word.Create) && (IsText("rule", 1) || (WordAt(1) == Word.Or && WordAt(2) == Word.Replace && IsText("rule", 3)));

    // CREATE RULE r AS ON INSERT TO v WHERE … DO ALSO | INSTEAD NOTHING | statement | (statement; statement)
    Statement ParseRule(int start)
    {
        _at += WordAt(1) == Word.Or ? 4 : 2;
        var name = ParseTableName();
        while (_at < _end && !Is(Word.To))
        {
            _at++;
        }

        var isSelect = _tokens[_at - 1].Word == Word.Select;
        Skip(Word.To);
        var table = ParseTableName() is { } on ? new TableReference(on, null, on.Span) : null;
        while (_at < _end && !Is(Word.Do))
        {
            _at++;
        }

        Skip(Word.Do);
        _ = (IsText("also") || Is(Word.Instead)) && SkipText();
        if (isSelect && table is not null && (BeginsQuery() || Is(TokenKind.OpenParen)))
        {
            return new CreateStatement(CreatedKind.View, new WriteTarget(table, []), [], ParseQuery(), SpanFrom(start));
        }

        var mark = _statements.Count;
        var (outer, outerTable) = (_inRoutine, _triggerTable);
        (_inRoutine, _triggerTable) = (true, table);
        if (Is(TokenKind.OpenParen) && !BeginsQueryInParens())
        {
            ParseParenthesizedStatements();
        }
        else if (!Skip(Word.Nothing) && _at < _end)
        {
            ParseStatement();
        }

        (_inRoutine, _triggerTable) = (outer, outerTable);
        return new BlockStatement(BlockKind.Routine, [], _statements.TakeFrom(mark), SpanFrom(start)) { Name = name, RowsOf = table };
    }

    // (statement; statement): the lexer pairs no bracket across a semicolon, so its end is looked for here.
    void ParseParenthesizedStatements()
    {
        var depth = 0;
        var close = _at;
        for (; close < _stretchEnd; close++)
        {
            depth += _tokens[close].Kind switch
            {
                TokenKind.OpenParen => 1,
                TokenKind.CloseParen => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                break;
            }
        }

        var outer = _stretchEnd;
        _stretchEnd = close;
        _at++;
        while (_at < close)
        {
            _end = close;
            if (_tokens[_at].Kind == TokenKind.Semicolon)
            {
                _at++;
            }
            else
            {
                ParseStatement();
            }
        }

        _stretchEnd = _end = outer;
        _at = Math.Min(close + 1, outer);
    }
}
