using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Variables: what they are given.</content>
sealed partial class Parser
{
    // EXEC (@sql), EXEC sp_executesql @sql, EXECUTE IMMEDIATE v: the constant that the variable was last given.
    int VariableText()
    {
        for (var index = _at; index < _end && index < _at + 4; index++)
        {
            if (
                _tokens[index].Kind is TokenKind.Parameter or TokenKind.Word
                && _variableTexts.TryGetValue(TextAt(index).ToString(), out var text)
            )
            {
                return text;
            }

            if (_tokens[index].Kind is not (TokenKind.Word or TokenKind.OpenParen or TokenKind.Quoted or TokenKind.Dot))
            {
                return -1;
            }
        }

        return -1;
    }

    // DECLARE @x nvarchar(max) = N'…', SET @x = N'…', v := '…': remembered where the text is SQL and nothing is added to it.
    void RememberText(int name)
    {
        for (var index = name + 1; index + 1 < _end && index < name + 8; index++)
        {
            if (_tokens[index].Kind is TokenKind.Equals or TokenKind.Assign || _tokens[index].Word == Word.Default)
            {
                var isWhole =
                    _tokens[index + 1].Kind == TokenKind.Text
                    && (index + 2 >= _end || _tokens[index + 2].Kind is TokenKind.Semicolon or TokenKind.Word or TokenKind.Comma);
                if (isWhole && LooksLikeSql(TextValue(index + 1)))
                {
                    _variableTexts[TextAt(name).ToString()] = index + 1;
                }
                else
                {
                    _variableTexts.Remove(TextAt(name).ToString());
                }

                return;
            }
        }
    }

    // SET x = (SELECT …), DECLARE @x int = 1, LET r := (SELECT …), RETURN (SELECT …), OPEN c FOR SELECT …, PERFORM f(…)
    Statement ParseAssignment()
    {
        var start = Start;
        var verb = Word;
        _at++;
        if (Kind is TokenKind.Parameter or TokenKind.Word)
        {
            RememberText(_at);
        }

        if (verb == Word.Set && ParseSetOfDefaults(start) is { } use)
        {
            return use;
        }

        if (verb is Word.Declare or Word.Let && !Is(TokenKind.Parameter))
        {
            _at -= verb == Word.Declare ? 1 : 0;
            var mark = _statements.Count;
            ParseDeclaration();
            var declared = _statements.TakeFrom(mark);
            SkipToStatementEndOrVerb();
            return declared.Length > 0 ? declared[0] : new AssignStatement([], [], SpanFrom(start));
        }

        return verb == Word.Declare && ParseTableVariable(start) is { } variable ? variable : AssignRest(start);
    }

    // DECLARE @t TABLE (a int, b int)
    CreateStatement? ParseTableVariable(int start)
    {
        var offset = WordAt(1) == Word.As ? 2 : 1;
        if (WordAt(offset) != Word.Table || KindAt(offset + 1) != TokenKind.OpenParen)
        {
            return null;
        }

        var name = IdentifierAt(_at);
        _at += offset + 1;
        var relation = new TableReference(new QualifiedName([name], name.Span), null, name.Span);
        return new CreateStatement(CreatedKind.Table, new WriteTarget(relation, []), ParseDeclaredColumns([]), null, SpanFrom(start))
        {
            Temporary = true,
        };
    }

    AssignStatement AssignRest(int start)
    {
        var values = new List<Expression>();
        while (_at < _end && !((_transactSql || _inRoutine) && IsStatementEnd() && !BeginsQuery()))
        {
            if (BeginsQuery())
            {
                if (_transactSql && _tokens[_at - 1].Word is not (Word.For or Word.Return or Word.As))
                {
                    break;
                }

                var from = Start;
                values.Add(new Subquery(ParseQuery(), SubqueryUse.Test, SpanFrom(from)));
            }
            else if (Is(TokenKind.OpenParen) || Is(Word.Case))
            {
                Add(values, ParseExpression());
            }
            else
            {
                _at++;
            }
        }

        return new AssignStatement([], [.. values], SpanFrom(start));
    }

    // SET search_path = a, b; SET SCHEMA x; SET CATALOG x
    UseStatement? ParseSetOfDefaults(int start)
    {
        var saved = _at;
        _ = (Is(Word.Local) || IsText("session")) && SkipText();
        UseScope? scope = Word switch
        {
            Word.SearchPath => UseScope.SearchPath,
            Word.Schema => UseScope.Schema,
            Word.Catalog => UseScope.Catalog,
            _ when IsText("current_schema") => UseScope.Schema,
            _ => null,
        };
        if (scope is null)
        {
            _at = saved;
            return null;
        }

        _at++;
        _ = Skip(TokenKind.Equals) || Skip(Word.To);
        var names = new List<QualifiedName>();
        do
        {
            if (Is(TokenKind.Text))
            {
                names.Add(NameInText(_at++));
            }
            else if (ParseTableName() is { } name)
            {
                names.Add(name);
            }
        } while (Skip(TokenKind.Comma));

        return names.Count == 0 ? null : new UseStatement(scope.Value, [.. names], SpanFrom(start));
    }
}
