using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Variables: what they are given.</content>
sealed partial class Parser
{
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

        if (verb == Word.Set && IsNewRow(_at) && FindEquals() is var equals and > 0)
        {
            var column = _at + (KindAt(1) == TokenKind.Dot ? 2 : 0);
            _at = equals;
            return UpdateNewRow(column, start);
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

        if (verb == Word.Declare && ParseTableVariable(start) is { } variable)
        {
            return variable;
        }

        return verb is Word.Set or Word.Let or Word.Declare && VariablesAhead() is { Length: > 0 } names
            ? AssignRest(start) with
            {
                Variables = names,
            }
            : AssignRest(start);
    }

    int FindEquals()
    {
        for (var index = _at + 1; index < _end && index < _at + 6; index++)
        {
            if (_tokens[index].Kind is TokenKind.Equals or TokenKind.Assign)
            {
                return index + 1;
            }
        }

        return 0;
    }

    // @x = …, @x int = …, x = …, (a, b) = …: the variables before the first sign of assignment.
    Identifier[] VariablesAhead()
    {
        if (
            Is(TokenKind.OpenParen)
            && _tokens[_at].Link > 0
            && _tokens[_at].Link + 1 < _end
            && _tokens[_tokens[_at].Link + 1].Kind == TokenKind.Equals
        )
        {
            var saved = _at;
            var names = ParseNameList();
            _at = saved;
            return names;
        }

        if (!Is(TokenKind.Parameter) && !IsName())
        {
            return [];
        }

        for (var index = _at + 1; index < _end && index < _at + 8; index++)
        {
            if (_tokens[index].Kind is TokenKind.Equals or TokenKind.Assign)
            {
                return [IdentifierAt(_at)];
            }

            if (_tokens[index].Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                break;
            }
        }

        return [];
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
            else if (Is(TokenKind.OpenParen) && values.Count == 0 && _tokens[_at - 1].Kind == TokenKind.Word && IsText("max", 1))
            {
                // The length of a type: nvarchar(max).
                SkipBracket();
            }
            else if (Is(TokenKind.OpenParen) || Is(Word.Case) || _tokens[_at - 1].Kind is TokenKind.Equals or TokenKind.Assign)
            {
                var from = _at;
                Add(values, ParseExpression());
                _at += _at == from ? 1 : 0;
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
