using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>Options behind a relation: hints, samples, time travel.</summary>
sealed class RelationOptionParser(TokenCursor cursor, Grammar grammar)
{
    public bool IsRelationOption() =>
        cursor.Word switch
        {
            Word.Pivot or Word.Unpivot => cursor.KindAt(1) == TokenKind.OpenParen
                || cursor.WordAt(1) is Word.Include or Word.Exclude
                || cursor.IsText("xml", 1),
            Word.MatchRecognize => true,
            Word.Use or Word.Force or Word.Ignore => cursor.WordAt(1) is Word.Index or Word.Key,
            Word.Indexed => true,
            _ => false,
        };

    public Relation ParseRelationOption(Relation relation)
    {
        switch (cursor.Word)
        {
            case Word.For
                when cursor.WordAt(1) is Word.SystemTime or Word.Version or Word.Timestamp
                    || cursor.IsText("system_version", 1)
                    || cursor.IsText("business_time", 1)
                    || cursor.IsText("portion", 1)
                    || cursor.IsText("application_time", 1):
                cursor.Position += 2;
                SkipTimeTravel();
                break;
            case Word.Version or Word.Timestamp or Word.SystemTime when cursor.WordAt(1) is Word.As or Word.Between or Word.From:
                cursor.Position++;
                SkipTimeTravel();
                break;
            case Word.As when cursor.WordAt(1) == Word.Of:
                SkipTimeTravel();
                break;
            case Word.At or Word.Before or Word.Changes or Word.End when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                cursor.SkipBracket();
                break;
            case Word.Tablesample or Word.Sample:
                cursor.Position++;
                grammar.SelectOptions.SkipSample();
                break;
            case Word.Partition or Word.With when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                cursor.SkipBracket();
                break;
            case Word.Partition when cursor.WordAt(1) == Word.For && cursor.KindAt(2) == TokenKind.OpenParen:
                cursor.Position += 2;
                cursor.SkipBracket();
                break;
            case Word.With when cursor.WordAt(1) == Word.Ordinality || cursor.WordAt(1) == Word.Offset:
                return ParseOrdinality(relation);
            case Word.Use or Word.Force or Word.Ignore when cursor.WordAt(1) is Word.Index or Word.Key:
                while (!cursor.Is(TokenKind.OpenParen) && cursor.Is(TokenKind.Word))
                {
                    cursor.Position++;
                }

                cursor.SkipParens();
                break;
            case Word.Indexed when cursor.WordAt(1) == Word.By:
                cursor.Position += 2;
                grammar.Operators.SkipDotted();
                break;
            case Word.Not when cursor.WordAt(1) == Word.Indexed:
            case Word.Global when cursor.WordAt(1) == Word.Final:
                cursor.Position += 2;
                break;
            case Word.Final:
                cursor.Position++;
                break;
            default:
                if (
                    cursor.Is(TokenKind.Star) && relation is TableReference
                    || (cursor.Is(TokenKind.OpenParen) && grammar.TableFunctions.IsOldHint())
                )
                {
                    _ = cursor.SkipParens() || cursor.Skip(TokenKind.Star);
                }
                else if (cursor.Is(TokenKind.Parameter) && cursor.Start == cursor.LastEnd && cursor.TextAt(cursor.Position)[0] == '@')
                {
                    cursor.Position++;
                }

                break;
        }

        return relation;
    }

    // WITH ORDINALITY adds a last column, WITH OFFSET AS pos a named one.
    Relation ParseOrdinality(Relation relation)
    {
        var isOffset = cursor.WordAt(1) == Word.Offset;
        cursor.Position += 2;
        if (!isOffset)
        {
            return relation;
        }

        var hasAs = cursor.Skip(Word.As);
        var name =
            grammar.Names.IsName() && (hasAs || grammar.Names.MayBeTableAlias())
                ? grammar.Names.ReadIdentifier()
                : new Identifier("offset", false, new TextSpan(cursor.LastEnd, 0));
        return relation is TableFunction function ? function with { Offset = name } : relation;
    }

    // AS OF x, BETWEEN x AND y, FROM x TO y, CONTAINED IN (x, y), ALL
    void SkipTimeTravel()
    {
        if (cursor.Skip(Word.All))
        {
            return;
        }

        if (cursor.Is(Word.As) || cursor.Is(Word.From))
        {
            cursor.Position++;
            cursor.Skip(Word.Of);
            if (
                cursor.Word is Word.Timestamp or Word.Version or Word.SystemTime
                || cursor.IsText("scn")
                || cursor.IsText("period")
                || cursor.IsText("latest")
            )
            {
                _ = cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Text && cursor.Is(Word.Timestamp) || grammar.Selects.SkipText();
            }
        }
        else if (cursor.IsText("contained"))
        {
            cursor.Position += 2;
            cursor.SkipParens();
            return;
        }
        else if (cursor.Is(TokenKind.OpenParen))
        {
            cursor.SkipBracket();
            return;
        }
        else
        {
            cursor.Skip(Word.Between);
        }

        grammar.Expressions.ParseExpression();
        if (cursor.Skip(Word.To) || cursor.Skip(Word.And))
        {
            grammar.Expressions.ParseExpression();
        }
    }
}
