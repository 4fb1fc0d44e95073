using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Queries;

namespace LineageIngest.Sql.Parsing.Statements;

/// <summary>SET, DECLARE, RETURN: values for variables.</summary>
sealed class VariableParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, Dialect dialect)
{
    // SET x = (SELECT …), DECLARE @x int = 1, LET r := (SELECT …), RETURN (SELECT …), OPEN c FOR SELECT …, PERFORM f(…)
    public Statement ParseAssignment()
    {
        var start = cursor.Start;
        var verb = cursor.Keyword;
        cursor.Position++;
        if (verb == Keyword.Set && (cursor.IsText("var") || cursor.Is(Keyword.Variable)) && parsers.Names.IsName(1))
        {
            cursor.Position++;
        }

        if (cursor.Kind is TokenKind.Parameter or TokenKind.Word)
        {
            parsers.DynamicSql.RememberText(cursor.Position);
        }

        if (verb == Keyword.Set && parsers.Triggers.IsNewRow(cursor.Position) && FindEquals() is var equals and > 0)
        {
            var column = cursor.Position + (cursor.KindAt(1) == TokenKind.Dot ? 2 : 0);
            cursor.Position = equals;
            return parsers.Triggers.UpdateNewRow(column, start);
        }

        if (verb == Keyword.Set && ParseSetOfDefaults(start) is { } use)
        {
            return use;
        }

        if (verb is Keyword.Declare or Keyword.Let && !cursor.Is(TokenKind.Parameter))
        {
            cursor.Position -= verb == Keyword.Declare ? 1 : 0;
            var mark = stacks.Statements.Count;
            parsers.Blocks.ParseDeclaration();
            var declared = stacks.Statements.TakeFrom(mark);
            parsers.Drops.SkipToStatementEndOrVerb();
            return declared.Length > 0 ? declared[0] : new AssignStatement([], [], cursor.SpanFrom(start));
        }

        if (verb == Keyword.Declare && ParseTableVariable(start) is { } variable)
        {
            return variable;
        }

        if (verb == Keyword.Return)
        {
            return ParseReturn(start);
        }

        return verb is Keyword.Set or Keyword.Let or Keyword.Declare && VariablesAhead() is { Length: > 0 } names
            ? AssignRest(start) with
            {
                Variables = names,
            }
            : AssignRest(start);
    }

    // RETURN v + 1, RETURN (SELECT …), RETURN QUERY SELECT …, RETURN TABLE (r)
    AssignStatement ParseReturn(int start)
    {
        _ = cursor.IsText("query") && parsers.Selects.SkipText();
        if (cursor.Position >= cursor.End || parsers.Queries.BeginsQuery() || cursor.Is(Keyword.Execute) || cursor.IsText("next"))
        {
            return AssignRest(start) with { IsReturned = true };
        }

        if (parsers.Statements.IsStatementEnd() || parsers.Expressions.ParseExpression() is not { } value)
        {
            return AssignRest(start);
        }

        return new AssignStatement([], [value], cursor.SpanFrom(start)) { IsReturned = true };
    }

    int FindEquals()
    {
        for (var index = cursor.Position + 1; index < cursor.End && index < cursor.Position + 6; index++)
        {
            if (cursor[index].Kind is TokenKind.Equals or TokenKind.Assign)
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
            cursor.Is(TokenKind.OpenParen)
            && cursor[cursor.Position].Link > 0
            && cursor[cursor.Position].Link + 1 < cursor.End
            && cursor[cursor[cursor.Position].Link + 1].Kind == TokenKind.Equals
        )
        {
            var saved = cursor.Position;
            var names = parsers.Names.ParseNameList();
            cursor.Position = saved;
            return names;
        }

        if (!cursor.Is(TokenKind.Parameter) && !parsers.Names.IsName())
        {
            return [];
        }

        for (var index = cursor.Position + 1; index < cursor.End && index < cursor.Position + 8; index++)
        {
            if (cursor[index].Kind is TokenKind.Equals or TokenKind.Assign)
            {
                return [parsers.Names.IdentifierAt(cursor.Position)];
            }

            if (cursor[index].Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                break;
            }
        }

        return [];
    }

    // DECLARE @t TABLE (a int, b int)
    CreateStatement? ParseTableVariable(int start)
    {
        var offset = cursor.KeywordAt(1) == Keyword.As ? 2 : 1;
        if (cursor.KeywordAt(offset) != Keyword.Table || cursor.KindAt(offset + 1) != TokenKind.OpenParen)
        {
            return null;
        }

        var name = parsers.Names.IdentifierAt(cursor.Position);
        cursor.Position += offset + 1;
        var relation = new TableReference(new QualifiedName([name], name.Span), null, name.Span);
        return new CreateStatement(
            CreatedKind.Table,
            new WriteTarget(relation, []),
            parsers.ColumnDefinitions.ParseDeclaredColumns([]),
            null,
            cursor.SpanFrom(start)
        )
        {
            Temporary = true,
        };
    }

    public AssignStatement AssignRest(int start)
    {
        var values = new List<Expression>();
        while (
            cursor.Position < cursor.End
            && !(
                (dialect.SemicolonsOptional || parsers.Routines.InRoutine)
                && parsers.Statements.IsStatementEnd()
                && !parsers.Queries.BeginsQuery()
            )
        )
        {
            if (parsers.Queries.BeginsQuery())
            {
                if (dialect.SemicolonsOptional && cursor[cursor.Position - 1].Keyword is not (Keyword.For or Keyword.Return or Keyword.As))
                {
                    break;
                }

                var from = cursor.Start;
                values.Add(new Subquery(parsers.Queries.ParseQuery(), SubqueryUse.Test, cursor.SpanFrom(from)));
            }
            else if (
                cursor.Is(TokenKind.OpenParen)
                && values.Count == 0
                && cursor[cursor.Position - 1].Kind == TokenKind.Word
                && cursor.IsText("max", 1)
            )
            {
                // The length of a type: nvarchar(max).
                cursor.SkipBracket();
            }
            else if (
                cursor.Is(TokenKind.OpenParen)
                || cursor.Is(Keyword.Case)
                || cursor[cursor.Position - 1].Kind is TokenKind.Equals or TokenKind.Assign
            )
            {
                var from = cursor.Position;
                SelectParser.Add(values, parsers.Expressions.ParseExpression());
                cursor.Position += cursor.Position == from ? 1 : 0;
            }
            else
            {
                cursor.Position++;
            }
        }

        return new AssignStatement([], [.. values], cursor.SpanFrom(start));
    }

    // SET search_path = a, b; SET SCHEMA x; SET CATALOG x
    UseStatement? ParseSetOfDefaults(int start)
    {
        var saved = cursor.Position;
        _ = (cursor.Is(Keyword.Local) || cursor.IsText("session")) && parsers.Selects.SkipText();
        _ = cursor.Is(Keyword.Current, Keyword.Schema) && parsers.Selects.SkipText();
        UseScope? scope = cursor.Keyword switch
        {
            Keyword.SearchPath => UseScope.SearchPath,
            Keyword.Schema => UseScope.Schema,
            Keyword.Catalog => UseScope.Catalog,
            _ when cursor.IsText("current_schema") => UseScope.Schema,
            _ => null,
        };
        if (scope is null)
        {
            cursor.Position = saved;
            return null;
        }

        cursor.Position++;
        _ = cursor.Skip(TokenKind.Equals) || cursor.Skip(Keyword.To);
        var names = new List<QualifiedName>();
        do
        {
            if (cursor.Is(TokenKind.Text))
            {
                names.Add(parsers.Relations.NameInText(cursor.Position++));
            }
            else if (parsers.Names.ParseTableName() is { } name)
            {
                names.Add(name);
            }
        } while (cursor.Skip(TokenKind.Comma));

        return names.Count == 0 ? null : new UseStatement(scope.Value, [.. names], cursor.SpanFrom(start));
    }
}
