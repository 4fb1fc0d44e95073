using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Statements;

namespace LineageIngest.Sql.Parsing.Blocks;

/// <summary>Bodies of functions: the value or the rows that they return.</summary>
sealed class FunctionBodyParser(
    TokenCursor cursor,
    Parsers parsers,
    ParserStacks stacks,
    Dialect dialect,
    SqlLimits limits,
    CancellationToken cancellation
)
{
    // WITH FUNCTION f (x bigint) RETURNS bigint BEGIN … END SELECT …: each function is a routine of its own, the query follows.
    public void ParseInlineFunctions()
    {
        if (!cursor.Is(Keyword.With) || cursor.KeywordAt(1) is not (Keyword.Function or Keyword.Procedure))
        {
            return;
        }

        cursor.Position++;
        while (cursor.Keyword is Keyword.Function or Keyword.Procedure && cursor.Position < cursor.BlockEnd)
        {
            var start = cursor.Start;
            var (end, mark) = (cursor.End, stacks.Statements.Count);
            cursor.End = cursor.BlockEnd;
            var name = ParseInlineFunction();
            cursor.End = Math.Max(end, cursor.BlockEnd);
            var body = stacks.Statements.TakeFrom(mark);
            stacks.Statements.Push(new BlockStatement(BlockKind.Routine, [], body, cursor.SpanFrom(start)) { Name = name, Yields = [] });
            _ = (cursor.Is(TokenKind.Comma) || cursor.Is(TokenKind.Semicolon)) && ++cursor.Position > 0;
        }

        cursor.End = cursor.BlockEnd;
    }

    QualifiedName? ParseInlineFunction()
    {
        var outer = parsers.Routines.InRoutine;
        parsers.Routines.InRoutine = true;
        cursor.Position++;
        var name = parsers.Names.ParseTableName();
        if (cursor.Is(TokenKind.OpenParen))
        {
            stacks.Statements.Push(new AssignStatement(parsers.Routines.ParseParameters(), [], default));
        }

        while (cursor.Position < cursor.BlockEnd && cursor.Kind != TokenKind.Semicolon)
        {
            if (cursor.Is(Keyword.Begin))
            {
                stacks.Statements.Push(parsers.Blocks.ParseBegin());
                break;
            }

            if (cursor.Is(Keyword.Return) && !IsReturnType())
            {
                cursor.Position++;
                if (parsers.Expressions.ParseExpression() is { } value)
                {
                    stacks.Statements.Push(new AssignStatement([], [value], value.Span) { IsReturned = true });
                }

                break;
            }

            if (cursor.Is(Keyword.As) && cursor.KindAt(1) == TokenKind.Text)
            {
                // The body is in another language: its value comes from its arguments.
                cursor.Position += 2;
                break;
            }

            if (cursor.Keyword is Keyword.Is or Keyword.As)
            {
                cursor.Position++;
                parsers.Blocks.ParseDeclarations();
                continue;
            }

            cursor.Position++;
        }

        parsers.Routines.InRoutine = outer;
        return name;
    }

    public bool IsMacro(int index) =>
        index < cursor.End
        && cursor[index].Kind == TokenKind.Word
        && cursor.TextAt(index).Equals("macro", StringComparison.OrdinalIgnoreCase);

    // AS (SELECT …), AS (a + 1), AS TABLE SELECT …, AS x -> x + 1, RETURN a + 1, RETURN SELECT …
    public Query? ParseFunctionValue(Identifier[] columns)
    {
        var from = cursor.Position;
        if (IsReturnType())
        {
            return null;
        }

        if (cursor.Is(Keyword.Return))
        {
            cursor.Position++;
        }
        else if (
            cursor.Is(Keyword.As)
            && !dialect.BodyFollowsAs
            && (cursor.KindAt(1) == TokenKind.OpenParen || cursor.KindAt(2) == TokenKind.Arrow || IsMacroValue())
        )
        {
            cursor.Position += cursor.KeywordAt(1) == Keyword.Table ? 2 : 1;
        }
        else
        {
            return null;
        }

        if (
            parsers.Queries.BeginsQuery()
            || (cursor.Is(TokenKind.OpenParen) && parsers.SimpleStatements.BeginsQueryInParens() && columns.Length > 0)
        )
        {
            return parsers.Queries.ParseQuery();
        }

        if (parsers.Expressions.ParseExpression() is not { } value)
        {
            cursor.Position = from;
            return null;
        }

        return value is Subquery { Query: var query } ? query : ValueQuery(value);
    }

    // RETURN number DETERMINISTIC IS …: the type of what the body yields.
    bool IsReturnType()
    {
        if (!cursor.Is(Keyword.Return) || !parsers.Names.IsName(1))
        {
            return false;
        }

        for (var offset = 2; offset < 12 && cursor.KindAt(offset) is not (TokenKind.Semicolon or TokenKind.End); offset++)
        {
            if (cursor.KeywordAt(offset) is Keyword.Is or Keyword.As)
            {
                return true;
            }
        }

        return false;
    }

    // CREATE MACRO f (a) AS a + 1, CREATE MACRO t () AS TABLE SELECT …: there is no other body.
    bool IsMacroValue()
    {
        for (
            var index = cursor.Position - 1;
            index >= 0 && index > cursor.Position - 60 && cursor[index].Kind != TokenKind.Semicolon;
            index--
        )
        {
            if (IsMacro(index))
            {
                return true;
            }
        }

        return false;
    }

    static SelectQuery ValueQuery(Expression value) => new([new Projection(value, null)], [], value.Span);

    // RETURNS TABLE (a int, b text), RETURNS TABLE<a INT64>
    public Identifier[] ParseReturnedColumns()
    {
        if (cursor.Is(TokenKind.OpenParen))
        {
            return parsers.Names.ParseNameList();
        }

        var names = new List<Identifier>();
        if (cursor.Is(TokenKind.Operator) && cursor.TextAt(cursor.Position) is "<")
        {
            var depth = 0;
            do
            {
                if (
                    depth == 1
                    && parsers.Names.IsName()
                    && (cursor[cursor.Position - 1].Kind == TokenKind.Comma || cursor.TextAt(cursor.Position - 1) is "<")
                )
                {
                    names.Add(parsers.Names.IdentifierAt(cursor.Position));
                }

                depth += cursor.Is(TokenKind.Operator)
                    ? cursor.TextAt(cursor.Position) switch
                    {
                        "<" => 1,
                        ">" => -1,
                        ">>" => -2,
                        _ => 0,
                    }
                    : 0;
                cursor.Position++;
            } while (cursor.Position < cursor.End && depth > 0);
        }

        return [.. names];
    }

    // AS $$ SELECT … $$, AS 'a + 1': one query or one value; anything longer is read as statements.
    public Query? ParseFunctionText(int token)
    {
        var text = parsers.DynamicSql.DynamicOf(token);
        if (parsers.TextDepth >= DynamicSqlParser.MaxTextDepth || !text.Text.AsSpan().ContainsAnyExcept(" \t\r\n"))
        {
            return null;
        }

        if (SqlTexts.Begins(text.Text))
        {
            var diagnostics = new List<Diagnostic>();
            var (_, statements) = ScriptReader.ReadText(text, dialect, limits, diagnostics, cancellation, parsers.TextDepth + 1);
            if (statements is not [QueryStatement { Query: var query, Completeness: var completeness }])
            {
                return null;
            }

            cursor.Lower(completeness);
            cursor.Diagnostics.AddRange(diagnostics);
            return query;
        }

        var value = new DynamicStatement($"select {text.Text}", text.TextStart, text.Span) { IsComposed = true };
        var (_, read) = ScriptReader.ReadText(value, dialect, limits, [], cancellation, parsers.TextDepth + 1);
        return read is [QueryStatement { Query: var only, Completeness: Completeness.Full }] ? only : null;
    }

    // The last query of a body is what its function yields.
    public static Statement[] WithValue(Statement[] body, QualifiedName name, Identifier[] columns)
    {
        for (var index = body.Length - 1; index >= 0; index--)
        {
            if (body[index] is QueryStatement query)
            {
                body[index] = new FunctionStatement(name, columns, query.Query, query.Span) { Completeness = query.Completeness };
                return body;
            }

            if (body[index] is BlockStatement { Kind: BlockKind.Run, Branches.Length: 0 } block)
            {
                body[index] = block with { Body = WithValue(block.Body, name, columns) };
                return body;
            }
        }

        return body;
    }
}
