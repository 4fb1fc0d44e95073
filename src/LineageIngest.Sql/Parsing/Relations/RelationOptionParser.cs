using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Relations;

/// <summary>Options behind a relation: hints, samples, time travel.</summary>
sealed class RelationOptionParser(TokenCursor cursor, Parsers parsers)
{
    public bool IsRelationOption() =>
        cursor.Keyword switch
        {
            Keyword.Pivot or Keyword.Unpivot => cursor.KindAt(1) == TokenKind.OpenParen
                || cursor.KeywordAt(1) is Keyword.Include or Keyword.Exclude
                || cursor.IsText("xml", 1),
            Keyword.MatchRecognize => true,
            Keyword.Use or Keyword.Force or Keyword.Ignore => cursor.KeywordAt(1) is Keyword.Index or Keyword.Key,
            Keyword.Indexed => true,
            Keyword.None => cursor.IsText("subpartition") && cursor.KindAt(1) == TokenKind.OpenParen,
            _ => false,
        };

    public Relation ParseRelationOption(Relation relation)
    {
        switch (cursor.Keyword)
        {
            case Keyword.For
                when cursor.KeywordAt(1) is Keyword.SystemTime or Keyword.Version or Keyword.Timestamp
                    || cursor.IsText("system_version", 1)
                    || cursor.IsText("business_time", 1)
                    || cursor.IsText("portion", 1)
                    || cursor.IsText("application_time", 1):
                cursor.Position += 2;
                SkipTimeTravel();
                break;
            case Keyword.Version
            or Keyword.Timestamp
            or Keyword.SystemTime when cursor.KeywordAt(1) is Keyword.As or Keyword.Between or Keyword.From:
                cursor.Position++;
                SkipTimeTravel();
                break;
            case Keyword.As when cursor.KeywordAt(1) == Keyword.Of:
                SkipTimeTravel();
                break;
            case Keyword.At or Keyword.Before or Keyword.Changes or Keyword.End when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                cursor.SkipBracket();
                break;
            case Keyword.Tablesample or Keyword.Sample:
                cursor.Position++;
                parsers.SelectOptions.SkipSample();
                break;
            case Keyword.None when cursor.IsText("subpartition") && cursor.KindAt(1) == TokenKind.OpenParen:
            case Keyword.Partition or Keyword.With when cursor.KindAt(1) == TokenKind.OpenParen:
                cursor.Position++;
                cursor.SkipBracket();
                break;
            case Keyword.Partition when cursor.KeywordAt(1) == Keyword.For && cursor.KindAt(2) == TokenKind.OpenParen:
                cursor.Position += 2;
                cursor.SkipBracket();
                break;
            case Keyword.With when cursor.KeywordAt(1) == Keyword.Ordinality || cursor.KeywordAt(1) == Keyword.Offset:
                return ParseOrdinality(relation);
            case Keyword.Use or Keyword.Force or Keyword.Ignore when cursor.KeywordAt(1) is Keyword.Index or Keyword.Key:
                while (!cursor.Is(TokenKind.OpenParen) && cursor.Is(TokenKind.Word))
                {
                    cursor.Position++;
                }

                cursor.SkipParens();
                break;
            case Keyword.Indexed when cursor.KeywordAt(1) == Keyword.By:
                cursor.Position += 2;
                parsers.Operators.SkipDotted();
                break;
            case Keyword.Not when cursor.KeywordAt(1) == Keyword.Indexed:
            case Keyword.Global when cursor.KeywordAt(1) == Keyword.Final:
                cursor.Position += 2;
                break;
            case Keyword.Final:
                cursor.Position++;
                break;
            default:
                if (
                    cursor.Is(TokenKind.Star) && relation is TableReference
                    || (cursor.Is(TokenKind.OpenParen) && parsers.TableFunctions.IsOldHint())
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
        var isOffset = cursor.KeywordAt(1) == Keyword.Offset;
        cursor.Position += 2;
        if (!isOffset)
        {
            return relation is TableFunction numbered ? numbered with { HasOrdinality = true } : relation;
        }

        var hasAs = cursor.Skip(Keyword.As);
        var name =
            parsers.Names.IsName() && (hasAs || parsers.Names.MayBeTableAlias())
                ? parsers.Names.ReadIdentifier()
                : new Identifier("offset", false, new TextSpan(cursor.LastEnd, 0));
        return relation is TableFunction function ? function with { Offset = name } : relation;
    }

    // AS OF x, BETWEEN x AND y, FROM x TO y, CONTAINED IN (x, y), ALL
    void SkipTimeTravel()
    {
        if (cursor.Skip(Keyword.All))
        {
            return;
        }

        if (cursor.Is(Keyword.As) || cursor.Is(Keyword.From))
        {
            cursor.Position++;
            cursor.Skip(Keyword.Of);
            if (
                cursor.Keyword is Keyword.Timestamp or Keyword.Version or Keyword.SystemTime
                || cursor.IsText("scn")
                || cursor.IsText("period")
                || cursor.IsText("latest")
            )
            {
                _ = cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Text && cursor.Is(Keyword.Timestamp) || parsers.Selects.SkipText();
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
            cursor.Skip(Keyword.Between);
        }

        parsers.Expressions.ParseExpression();
        if (cursor.Skip(Keyword.To) || cursor.Skip(Keyword.And))
        {
            parsers.Expressions.ParseExpression();
        }
    }
}
