using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>What a function yields, where one value or one query is all of its body.</content>
sealed partial class Parser
{
    bool IsMacro(int index) =>
        index < _end && _tokens[index].Kind == TokenKind.Word && TextAt(index).Equals("macro", StringComparison.OrdinalIgnoreCase);

    // AS (SELECT …), AS (a + 1), AS TABLE SELECT …, AS x -> x + 1, RETURN a + 1, RETURN SELECT …
    Query? ParseFunctionValue(Identifier[] columns)
    {
        var from = _at;
        if (Is(Word.Return))
        {
            _at++;
        }
        else if (Is(Word.As) && !_transactSql && (KindAt(1) == TokenKind.OpenParen || KindAt(2) == TokenKind.Arrow || IsMacroValue()))
        {
            _at += WordAt(1) == Word.Table ? 2 : 1;
        }
        else
        {
            return null;
        }

        if (BeginsQuery() || (Is(TokenKind.OpenParen) && BeginsQueryInParens() && columns.Length > 0))
        {
            return ParseQuery();
        }

        if (ParseExpression() is not { } value)
        {
            _at = from;
            return null;
        }

        return value is Subquery { Query: var query } ? query : ValueQuery(value);
    }

    // CREATE MACRO f (a) AS a + 1, CREATE MACRO t () AS TABLE SELECT …: there is no other body.
    bool IsMacroValue()
    {
        for (var index = _at - 1; index >= 0 && index > _at - 60 && _tokens[index].Kind != TokenKind.Semicolon; index--)
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
    Identifier[] ParseReturnedColumns()
    {
        if (Is(TokenKind.OpenParen))
        {
            return ParseNameList();
        }

        var names = new List<Identifier>();
        if (Is(TokenKind.Operator) && TextAt(_at) is "<")
        {
            var depth = 0;
            do
            {
                if (depth == 1 && IsName() && (_tokens[_at - 1].Kind == TokenKind.Comma || TextAt(_at - 1) is "<"))
                {
                    names.Add(IdentifierAt(_at));
                }

                depth += Is(TokenKind.Operator)
                    ? TextAt(_at) switch
                    {
                        "<" => 1,
                        ">" => -1,
                        ">>" => -2,
                        _ => 0,
                    }
                    : 0;
                _at++;
            } while (_at < _end && depth > 0);
        }

        return [.. names];
    }

    // AS $$ SELECT … $$, AS 'a + 1': one query or one value; anything longer is read as statements.
    Query? ParseFunctionText(int token)
    {
        var text = DynamicOf(token);
        if (TextDepth >= MaxTextDepth || !text.Text.AsSpan().ContainsAnyExcept(" \t\r\n"))
        {
            return null;
        }

        if (SqlTexts.Begins(text.Text))
        {
            var diagnostics = new List<Diagnostic>();
            var (_, statements) = ScriptReader.ReadText(text, _dialect, _limits, diagnostics, _cancellation, TextDepth + 1);
            if (statements is not [QueryStatement { Query: var query, Quality: var quality }])
            {
                return null;
            }

            Lower(quality);
            _diagnostics.AddRange(diagnostics);
            return query;
        }

        var value = new DynamicStatement($"select {text.Text}", text.TextStart, text.Span) { IsComposed = true };
        var (_, read) = ScriptReader.ReadText(value, _dialect, _limits, [], _cancellation, TextDepth + 1);
        return read is [QueryStatement { Query: var only, Quality: Quality.Full }] ? only : null;
    }

    // The last query of a body is what its function yields.
    static Statement[] WithValue(Statement[] body, QualifiedName name, Identifier[] columns)
    {
        for (var index = body.Length - 1; index >= 0; index--)
        {
            if (body[index] is QueryStatement query)
            {
                body[index] = new FunctionStatement(name, columns, query.Query, query.Span) { Quality = query.Quality };
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
