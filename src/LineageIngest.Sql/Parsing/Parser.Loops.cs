using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Conditions and loops.</content>
sealed partial class Parser
{
    // IF c THEN … ELSEIF c THEN … ELSE … END IF; IF c statement [ELSE statement]
    BlockStatement ParseIf()
    {
        var start = Start;
        _at++;
        var mark = _statements.Count;
        var conditions = new List<Expression>();
        var outer = _inRoutine;
        _inRoutine = true;
        Add(conditions, ParseCondition());
        var branches = new List<int>();
        var exhaustive = false;
        var texts = Texts.Save();
        Dictionary<string, DynamicText[]>? joined = null;
        if (Is(Word.Then))
        {
            while (Word is Word.Then or Word.Else or Word.Elseif or Word.Elsif)
            {
                if (Word is Word.Elseif or Word.Elsif)
                {
                    _at++;
                    Add(conditions, ParseCondition());
                }

                if (!Skip(Word.Then))
                {
                    exhaustive |= Skip(Word.Else);
                }

                BeginBranch();
                ParseBody();
                EndBranch();
            }

            SkipEnd();
        }
        else if (_at < _stretchEnd && Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            BeginBranch();
            ParseStatement();
            EndBranch();
            _end = _stretchEnd;
            if (Is(TokenKind.Semicolon) && WordAt(1) == Word.Else)
            {
                _at++;
            }

            if (Skip(Word.Else) && _at < _stretchEnd)
            {
                exhaustive = true;
                BeginBranch();
                ParseStatement();
                EndBranch();
                _end = _stretchEnd;
            }
        }

        _inRoutine = outer;
        FinishBranches(texts, joined, exhaustive);
        return new BlockStatement(BlockKind.Run, [.. conditions], _statements.TakeFrom(mark), SpanFrom(start))
        {
            Branches = [.. branches],
            Exhaustive = exhaustive,
        };

        void BeginBranch()
        {
            branches.Add(_statements.Count - mark);
            Texts.Restore(texts);
        }

        void EndBranch() => joined = JoinTexts(joined);
    }

    // What a text may be after a choice: what any of its branches left.
    Dictionary<string, DynamicText[]> JoinTexts(Dictionary<string, DynamicText[]>? joined)
    {
        if (joined is not null)
        {
            Texts.Join(joined);
        }

        return Texts.Save();
    }

    void FinishBranches(Dictionary<string, DynamicText[]> before, Dictionary<string, DynamicText[]>? joined, bool exhaustive)
    {
        Texts.Restore(joined ?? before);
        if (!exhaustive)
        {
            Texts.Join(before);
        }
    }

    Expression? ParseCondition()
    {
        var condition = ParseExpression();
        if (condition is Subquery { Use: SubqueryUse.Scalar } subquery)
        {
            return subquery with { Use = SubqueryUse.Test };
        }

        return condition;
    }

    // WHILE c DO … END WHILE, FOR r IN (SELECT …) LOOP … END LOOP, LOOP … END LOOP, REPEAT … UNTIL c END REPEAT, FORALL i IN a..b statement
    BlockStatement ParseLoopOf()
    {
        var start = Start;
        var verb = Word;
        _at++;
        var mark = _statements.Count;
        var conditions = new List<Expression>();
        var outer = _inRoutine;
        _inRoutine = true;
        if (verb is Word.For or Word.Forall)
        {
            ParseLoopSource();
        }
        else if (verb == Word.While)
        {
            Add(conditions, ParseCondition());
        }

        if (Skip(Word.Loop) || Skip(Word.Do) || verb is Word.Loop or Word.Repeat)
        {
            ParseBody();
            if (Skip(Word.Until))
            {
                Add(conditions, ParseCondition());
            }

            SkipEnd();
        }
        else if (_at < _stretchEnd && Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            ParseStatement();
            _end = _stretchEnd;
        }

        _inRoutine = outer;
        return new BlockStatement(BlockKind.Run, [.. conditions], _statements.TakeFrom(mark), SpanFrom(start));
    }

    // r IN (SELECT …), r IN SELECT …, r IN c, i IN 1..10, r AS SELECT …
    void ParseLoopSource()
    {
        var start = Start;
        var name = ReadIdentifier();
        while (Word is Word.In or Word.As || IsText("reverse"))
        {
            _at++;
        }

        if (BeginsQuery() || (Is(TokenKind.OpenParen) && BeginsQueryInParens()))
        {
            _statements.Push(new CursorStatement(name, ParseQuery(), SpanFrom(start)));
        }
        else if (Word is Word.Execute)
        {
            _at++;
            var text = ParseDynamic(start, mustFollow: true);
            _statements.Push(
                text is DynamicStatement dynamic && ParseQueryText(dynamic) is { } query
                    ? new CursorStatement(name, query, SpanFrom(start))
                    : text
            );
        }
        else
        {
            // A counter: no column of that name is meant in the body.
            _statements.Push(new AssignStatement([name], [], SpanFrom(start)));
        }

        while (
            _at < _stretchEnd && Word is not (Word.Loop or Word.Do) && Kind != TokenKind.Semicolon && (Words.Use(Word) & WordUse.Verb) == 0
        )
        {
            if (IsName() && WordAt(1) is Word.Loop or Word.Do && _tokens[_at - 1].Kind != TokenKind.Dot)
            {
                var cursor = IdentifierAt(_at);
                var reference = new TableReference(new QualifiedName([cursor], cursor.Span), null, cursor.Span);
                _statements.Push(new CursorStatement(name, new RelationQuery(reference, cursor.Span), SpanFrom(start)));
            }

            _at++;
        }
    }

    // CASE [x] WHEN c THEN statements … END CASE
    BlockStatement ParseCaseStatement()
    {
        var start = Start;
        _at++;
        var mark = _statements.Count;
        var conditions = new List<Expression>();
        var branches = new List<int>();
        var exhaustive = false;
        var texts = Texts.Save();
        Dictionary<string, DynamicText[]>? joined = null;
        if (!Is(Word.When))
        {
            Add(conditions, ParseExpression());
        }

        while (Word is Word.When or Word.Else)
        {
            if (Skip(Word.When))
            {
                Add(conditions, ParseCondition());
                Skip(Word.Then);
            }
            else
            {
                _at++;
                exhaustive = true;
            }

            branches.Add(_statements.Count - mark);
            Texts.Restore(texts);
            ParseBody();
            joined = JoinTexts(joined);
        }

        SkipEnd();
        FinishBranches(texts, joined, exhaustive);
        return new BlockStatement(BlockKind.Run, [.. conditions], _statements.TakeFrom(mark), SpanFrom(start))
        {
            Branches = [.. branches],
            Exhaustive = exhaustive,
        };
    }
}
