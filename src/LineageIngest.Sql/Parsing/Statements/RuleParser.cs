using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>CREATE RULE.</summary>
sealed class RuleParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks)
{
    public bool IsRule() =>
        cursor.Is(Keyword.Create)
        && (
            cursor.IsText("rule", 1)
            || (cursor.KeywordAt(1) == Keyword.Or && cursor.KeywordAt(2) == Keyword.Replace && cursor.IsText("rule", 3))
        );

    // CREATE RULE r AS ON INSERT TO v WHERE … DO ALSO | INSTEAD NOTHING | statement | (statement; statement)
    public Statement ParseRule(int start)
    {
        cursor.Position += cursor.KeywordAt(1) == Keyword.Or ? 4 : 2;
        var name = parsers.Names.ParseTableName();
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.To))
        {
            cursor.Position++;
        }

        var isSelect = cursor[cursor.Position - 1].Keyword == Keyword.Select;
        cursor.Skip(Keyword.To);
        var table = parsers.Names.ParseTableName() is { } on ? new TableReference(on, null, on.Span) : null;
        while (cursor.Position < cursor.End && !cursor.Is(Keyword.Do))
        {
            cursor.Position++;
        }

        cursor.Skip(Keyword.Do);
        _ = (cursor.IsText("also") || cursor.Is(Keyword.Instead)) && parsers.Selects.SkipText();
        if (isSelect && table is not null && (parsers.Queries.BeginsQuery() || cursor.Is(TokenKind.OpenParen)))
        {
            return new CreateStatement(
                CreatedKind.View,
                new WriteTarget(table, []),
                [],
                parsers.Queries.ParseQuery(),
                cursor.SpanFrom(start)
            );
        }

        var mark = stacks.Statements.Count;
        var (outer, outerTable) = (parsers.Routines.InRoutine, parsers.Triggers.TriggerTable);
        (parsers.Routines.InRoutine, parsers.Triggers.TriggerTable) = (true, table);
        if (cursor.Is(TokenKind.OpenParen) && !parsers.SimpleStatements.BeginsQueryInParens())
        {
            ParseParenthesizedStatements();
        }
        else if (!cursor.Skip(Keyword.Nothing) && cursor.Position < cursor.End)
        {
            parsers.Statements.ParseStatement();
        }

        (parsers.Routines.InRoutine, parsers.Triggers.TriggerTable) = (outer, outerTable);
        return new BlockStatement(BlockKind.Routine, [], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Name = name,
            RowsOf = table,
        };
    }

    // (statement; statement): the lexer pairs no bracket across a semicolon, so its end is looked for here.
    public void ParseParenthesizedStatements()
    {
        var depth = 0;
        var close = cursor.Position;
        for (; close < cursor.BlockEnd; close++)
        {
            depth += cursor[close].Kind switch
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

        var outer = cursor.BlockEnd;
        cursor.BlockEnd = close;
        cursor.Position++;
        while (cursor.Position < close)
        {
            cursor.End = close;
            if (cursor[cursor.Position].Kind == TokenKind.Semicolon)
            {
                cursor.Position++;
            }
            else
            {
                parsers.Statements.ParseStatement();
            }
        }

        cursor.BlockEnd = cursor.End = outer;
        cursor.Position = Math.Min(close + 1, outer);
    }
}
