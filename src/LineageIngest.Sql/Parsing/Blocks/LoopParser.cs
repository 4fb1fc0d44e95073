using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Queries;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>IF, CASE, loops.</summary>
sealed class LoopParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks)
{
    // IF c THEN … ELSEIF c THEN … ELSE … END IF; IF c statement [ELSE statement]
    public BlockStatement ParseIf()
    {
        var start = cursor.Start;
        cursor.Position++;
        var mark = stacks.Statements.Count;
        var conditions = new List<Expression>();
        var outer = parsers.Routines.InRoutine;
        parsers.Routines.InRoutine = true;
        SelectParser.Add(conditions, ParseCondition());
        var branches = new List<int>();
        var exhaustive = false;
        var texts = parsers.DynamicSql.Texts.Save();
        Dictionary<string, DynamicText[]>? joined = null;
        if (cursor.Is(Keyword.Then))
        {
            while (cursor.Keyword is Keyword.Then or Keyword.Else or Keyword.Elseif or Keyword.Elsif)
            {
                if (cursor.Keyword is Keyword.Elseif or Keyword.Elsif)
                {
                    cursor.Position++;
                    SelectParser.Add(conditions, ParseCondition());
                }

                if (!cursor.Skip(Keyword.Then))
                {
                    exhaustive |= cursor.Skip(Keyword.Else);
                }

                BeginBranch();
                parsers.Blocks.ParseBody();
                EndBranch();
            }

            parsers.Blocks.SkipEnd();
        }
        else if (cursor.Position < cursor.BlockEnd && cursor.Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            BeginBranch();
            parsers.Statements.ParseStatement();
            EndBranch();
            cursor.End = cursor.BlockEnd;
            if (cursor.Is(TokenKind.Semicolon) && cursor.KeywordAt(1) == Keyword.Else)
            {
                cursor.Position++;
            }

            if (cursor.Skip(Keyword.Else) && cursor.Position < cursor.BlockEnd)
            {
                exhaustive = true;
                BeginBranch();
                parsers.Statements.ParseStatement();
                EndBranch();
                cursor.End = cursor.BlockEnd;
            }
        }

        parsers.Routines.InRoutine = outer;
        FinishBranches(texts, joined, exhaustive);
        return new BlockStatement(BlockKind.Run, [.. conditions], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Branches = [.. branches],
            Exhaustive = exhaustive,
        };

        void BeginBranch()
        {
            branches.Add(stacks.Statements.Count - mark);
            parsers.DynamicSql.Texts.Restore(texts);
        }

        void EndBranch() => joined = JoinTexts(joined);
    }

    // What a text may be after a choice: what any of its branches left.
    Dictionary<string, DynamicText[]> JoinTexts(Dictionary<string, DynamicText[]>? joined)
    {
        if (joined is not null)
        {
            parsers.DynamicSql.Texts.Join(joined);
        }

        return parsers.DynamicSql.Texts.Save();
    }

    void FinishBranches(Dictionary<string, DynamicText[]> before, Dictionary<string, DynamicText[]>? joined, bool exhaustive)
    {
        parsers.DynamicSql.Texts.Restore(joined ?? before);
        if (!exhaustive)
        {
            parsers.DynamicSql.Texts.Join(before);
        }
    }

    Expression? ParseCondition()
    {
        var condition = parsers.Expressions.ParseExpression();
        if (condition is Subquery { Use: SubqueryUse.Scalar } subquery)
        {
            return subquery with { Use = SubqueryUse.Test };
        }

        return condition;
    }

    // WHILE c DO … END WHILE, FOR r IN (SELECT …) LOOP … END LOOP, LOOP … END LOOP, REPEAT … UNTIL c END REPEAT, FORALL i IN a..b statement
    public BlockStatement ParseLoopOf()
    {
        var start = cursor.Start;
        var verb = cursor.Keyword;
        cursor.Position++;
        var mark = stacks.Statements.Count;
        var conditions = new List<Expression>();
        var outer = parsers.Routines.InRoutine;
        parsers.Routines.InRoutine = true;
        if (verb is Keyword.For or Keyword.Forall)
        {
            ParseLoopSource();
        }
        else if (verb == Keyword.While)
        {
            SelectParser.Add(conditions, ParseCondition());
        }

        if (cursor.Skip(Keyword.Loop) || cursor.Skip(Keyword.Do) || verb is Keyword.Loop or Keyword.Repeat)
        {
            parsers.Blocks.ParseBody();
            if (cursor.Skip(Keyword.Until))
            {
                SelectParser.Add(conditions, ParseCondition());
            }

            parsers.Blocks.SkipEnd();
        }
        else if (cursor.Position < cursor.BlockEnd && cursor.Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            parsers.Statements.ParseStatement();
            cursor.End = cursor.BlockEnd;
        }

        parsers.Routines.InRoutine = outer;
        return new BlockStatement(BlockKind.Run, [.. conditions], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start));
    }

    // r IN (SELECT …), r IN SELECT …, r IN c, i IN 1..10, r AS SELECT …
    void ParseLoopSource()
    {
        var start = cursor.Start;
        var name = parsers.Names.ReadIdentifier();
        while (cursor.Keyword is Keyword.In or Keyword.As || cursor.IsText("reverse"))
        {
            cursor.Position++;
        }

        SkipCursorName();
        if (parsers.Queries.BeginsQuery() || (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens()))
        {
            stacks.Statements.Push(new CursorStatement(name, parsers.Queries.ParseQuery(), cursor.SpanFrom(start)));
        }
        else if (cursor.Keyword is Keyword.Execute)
        {
            cursor.Position++;
            var text = parsers.DynamicSql.ParseDynamic(start, mustFollow: true);
            stacks.Statements.Push(
                text is DynamicStatement dynamic && parsers.DynamicSql.ParseQueryText(dynamic) is { } query
                    ? new CursorStatement(name, query, cursor.SpanFrom(start))
                    : text
            );
        }
        else
        {
            // A counter: no column of that name is meant in the body.
            stacks.Statements.Push(new AssignStatement([name], [], cursor.SpanFrom(start)));
        }

        while (
            cursor.Position < cursor.BlockEnd
            && cursor.Keyword is not (Keyword.Loop or Keyword.Do)
            && cursor.Kind != TokenKind.Semicolon
            && (Keywords.Use(cursor.Keyword) & KeywordUse.Verb) == 0
        )
        {
            if (
                parsers.Names.IsName()
                && cursor.KeywordAt(1) is Keyword.Loop or Keyword.Do
                && cursor[cursor.Position - 1].Kind != TokenKind.Dot
            )
            {
                var opened = parsers.Names.IdentifierAt(cursor.Position);
                stacks.Statements.Push(parsers.Blocks.CursorOver(name, opened, start));
            }

            cursor.Position++;
        }
    }

    // FOR r AS c CURSOR [WITH HOLD] FOR SELECT …
    void SkipCursorName()
    {
        if (!parsers.Names.IsName() || cursor.KeywordAt(1) != Keyword.Cursor)
        {
            return;
        }

        var from = cursor.Position;
        cursor.Position += 2;
        while (cursor.Keyword is Keyword.With or Keyword.Without || cursor.IsText("hold") || cursor.IsText("return"))
        {
            cursor.Position++;
        }

        cursor.Position = cursor.Skip(Keyword.For) ? cursor.Position : from;
    }

    // CASE [x] WHEN c THEN statements … END CASE
    public BlockStatement ParseCaseStatement()
    {
        var start = cursor.Start;
        cursor.Position++;
        var mark = stacks.Statements.Count;
        var conditions = new List<Expression>();
        var branches = new List<int>();
        var exhaustive = false;
        var texts = parsers.DynamicSql.Texts.Save();
        Dictionary<string, DynamicText[]>? joined = null;
        if (!cursor.Is(Keyword.When))
        {
            SelectParser.Add(conditions, parsers.Expressions.ParseExpression());
        }

        while (cursor.Keyword is Keyword.When or Keyword.Else)
        {
            if (cursor.Skip(Keyword.When))
            {
                SelectParser.Add(conditions, ParseCondition());
                cursor.Skip(Keyword.Then);
            }
            else
            {
                cursor.Position++;
                exhaustive = true;
            }

            branches.Add(stacks.Statements.Count - mark);
            parsers.DynamicSql.Texts.Restore(texts);
            parsers.Blocks.ParseBody();
            joined = JoinTexts(joined);
        }

        parsers.Blocks.SkipEnd();
        FinishBranches(texts, joined, exhaustive);
        return new BlockStatement(BlockKind.Run, [.. conditions], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Branches = [.. branches],
            Exhaustive = exhaustive,
        };
    }
}
