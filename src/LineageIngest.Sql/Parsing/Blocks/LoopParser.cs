using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Queries;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>IF, CASE, loops.</summary>
sealed class LoopParser(TokenCursor cursor, Grammar grammar, ParserStacks stacks)
{
    // IF c THEN … ELSEIF c THEN … ELSE … END IF; IF c statement [ELSE statement]
    public BlockStatement ParseIf()
    {
        var start = cursor.Start;
        cursor.Position++;
        var mark = stacks.Statements.Count;
        var conditions = new List<Expression>();
        var outer = grammar.Routines.InRoutine;
        grammar.Routines.InRoutine = true;
        SelectParser.Add(conditions, ParseCondition());
        var branches = new List<int>();
        var exhaustive = false;
        var texts = grammar.DynamicSql.Texts.Save();
        Dictionary<string, DynamicText[]>? joined = null;
        if (cursor.Is(Word.Then))
        {
            while (cursor.Word is Word.Then or Word.Else or Word.Elseif or Word.Elsif)
            {
                if (cursor.Word is Word.Elseif or Word.Elsif)
                {
                    cursor.Position++;
                    SelectParser.Add(conditions, ParseCondition());
                }

                if (!cursor.Skip(Word.Then))
                {
                    exhaustive |= cursor.Skip(Word.Else);
                }

                BeginBranch();
                grammar.Blocks.ParseBody();
                EndBranch();
            }

            grammar.Blocks.SkipEnd();
        }
        else if (cursor.Position < cursor.BlockEnd && cursor.Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            BeginBranch();
            grammar.Statements.ParseStatement();
            EndBranch();
            cursor.End = cursor.BlockEnd;
            if (cursor.Is(TokenKind.Semicolon) && cursor.WordAt(1) == Word.Else)
            {
                cursor.Position++;
            }

            if (cursor.Skip(Word.Else) && cursor.Position < cursor.BlockEnd)
            {
                exhaustive = true;
                BeginBranch();
                grammar.Statements.ParseStatement();
                EndBranch();
                cursor.End = cursor.BlockEnd;
            }
        }

        grammar.Routines.InRoutine = outer;
        FinishBranches(texts, joined, exhaustive);
        return new BlockStatement(BlockKind.Run, [.. conditions], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Branches = [.. branches],
            Exhaustive = exhaustive,
        };

        void BeginBranch()
        {
            branches.Add(stacks.Statements.Count - mark);
            grammar.DynamicSql.Texts.Restore(texts);
        }

        void EndBranch() => joined = JoinTexts(joined);
    }

    // What a text may be after a choice: what any of its branches left.
    Dictionary<string, DynamicText[]> JoinTexts(Dictionary<string, DynamicText[]>? joined)
    {
        if (joined is not null)
        {
            grammar.DynamicSql.Texts.Join(joined);
        }

        return grammar.DynamicSql.Texts.Save();
    }

    void FinishBranches(Dictionary<string, DynamicText[]> before, Dictionary<string, DynamicText[]>? joined, bool exhaustive)
    {
        grammar.DynamicSql.Texts.Restore(joined ?? before);
        if (!exhaustive)
        {
            grammar.DynamicSql.Texts.Join(before);
        }
    }

    Expression? ParseCondition()
    {
        var condition = grammar.Expressions.ParseExpression();
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
        var verb = cursor.Word;
        cursor.Position++;
        var mark = stacks.Statements.Count;
        var conditions = new List<Expression>();
        var outer = grammar.Routines.InRoutine;
        grammar.Routines.InRoutine = true;
        if (verb is Word.For or Word.Forall)
        {
            ParseLoopSource();
        }
        else if (verb == Word.While)
        {
            SelectParser.Add(conditions, ParseCondition());
        }

        if (cursor.Skip(Word.Loop) || cursor.Skip(Word.Do) || verb is Word.Loop or Word.Repeat)
        {
            grammar.Blocks.ParseBody();
            if (cursor.Skip(Word.Until))
            {
                SelectParser.Add(conditions, ParseCondition());
            }

            grammar.Blocks.SkipEnd();
        }
        else if (cursor.Position < cursor.BlockEnd && cursor.Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            grammar.Statements.ParseStatement();
            cursor.End = cursor.BlockEnd;
        }

        grammar.Routines.InRoutine = outer;
        return new BlockStatement(BlockKind.Run, [.. conditions], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start));
    }

    // r IN (SELECT …), r IN SELECT …, r IN c, i IN 1..10, r AS SELECT …
    void ParseLoopSource()
    {
        var start = cursor.Start;
        var name = grammar.Names.ReadIdentifier();
        while (cursor.Word is Word.In or Word.As || cursor.IsText("reverse"))
        {
            cursor.Position++;
        }

        if (grammar.Queries.BeginsQuery() || (cursor.Is(TokenKind.OpenParen) && grammar.SimpleStatements.BeginsQueryInParens()))
        {
            stacks.Statements.Push(new CursorStatement(name, grammar.Queries.ParseQuery(), cursor.SpanFrom(start)));
        }
        else if (cursor.Word is Word.Execute)
        {
            cursor.Position++;
            var text = grammar.DynamicSql.ParseDynamic(start, mustFollow: true);
            stacks.Statements.Push(
                text is DynamicStatement dynamic && grammar.DynamicSql.ParseQueryText(dynamic) is { } query
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
            && cursor.Word is not (Word.Loop or Word.Do)
            && cursor.Kind != TokenKind.Semicolon
            && (Words.Use(cursor.Word) & WordUse.Verb) == 0
        )
        {
            if (grammar.Names.IsName() && cursor.WordAt(1) is Word.Loop or Word.Do && cursor[cursor.Position - 1].Kind != TokenKind.Dot)
            {
                var opened = grammar.Names.IdentifierAt(cursor.Position);
                var reference = new TableReference(new QualifiedName([opened], opened.Span), null, opened.Span);
                stacks.Statements.Push(new CursorStatement(name, new RelationQuery(reference, opened.Span), cursor.SpanFrom(start)));
            }

            cursor.Position++;
        }
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
        var texts = grammar.DynamicSql.Texts.Save();
        Dictionary<string, DynamicText[]>? joined = null;
        if (!cursor.Is(Word.When))
        {
            SelectParser.Add(conditions, grammar.Expressions.ParseExpression());
        }

        while (cursor.Word is Word.When or Word.Else)
        {
            if (cursor.Skip(Word.When))
            {
                SelectParser.Add(conditions, ParseCondition());
                cursor.Skip(Word.Then);
            }
            else
            {
                cursor.Position++;
                exhaustive = true;
            }

            branches.Add(stacks.Statements.Count - mark);
            grammar.DynamicSql.Texts.Restore(texts);
            grammar.Blocks.ParseBody();
            joined = JoinTexts(joined);
        }

        grammar.Blocks.SkipEnd();
        FinishBranches(texts, joined, exhaustive);
        return new BlockStatement(BlockKind.Run, [.. conditions], stacks.Statements.TakeFrom(mark), cursor.SpanFrom(start))
        {
            Branches = [.. branches],
            Exhaustive = exhaustive,
        };
    }
}
