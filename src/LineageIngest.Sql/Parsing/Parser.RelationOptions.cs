using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Time travel, samples, hints: what may follow a relation.</content>
sealed partial class Parser
{
    bool IsRelationOption() =>
        Word switch
        {
            Word.Pivot or Word.Unpivot => KindAt(1) == TokenKind.OpenParen || WordAt(1) is Word.Include or Word.Exclude || IsText("xml", 1),
            Word.MatchRecognize => true,
            Word.Use or Word.Force or Word.Ignore => WordAt(1) is Word.Index or Word.Key,
            Word.Indexed => true,
            _ => false,
        };

    Relation ParseRelationOption(Relation relation)
    {
        switch (Word)
        {
            case Word.For
                when WordAt(1) is Word.SystemTime or Word.Version or Word.Timestamp
                    || IsText("system_version", 1)
                    || IsText("business_time", 1)
                    || IsText("portion", 1)
                    || IsText("application_time", 1):
                _at += 2;
                SkipTimeTravel();
                break;
            case Word.Version or Word.Timestamp or Word.SystemTime when WordAt(1) is Word.As or Word.Between or Word.From:
                _at++;
                SkipTimeTravel();
                break;
            case Word.As when WordAt(1) == Word.Of:
                SkipTimeTravel();
                break;
            case Word.At or Word.Before or Word.Changes or Word.End when KindAt(1) == TokenKind.OpenParen:
                _at++;
                SkipBracket();
                break;
            case Word.Tablesample or Word.Sample:
                _at++;
                SkipSample();
                break;
            case Word.Partition or Word.With when KindAt(1) == TokenKind.OpenParen:
                _at++;
                SkipBracket();
                break;
            case Word.Partition when WordAt(1) == Word.For && KindAt(2) == TokenKind.OpenParen:
                _at += 2;
                SkipBracket();
                break;
            case Word.With when WordAt(1) == Word.Ordinality || WordAt(1) == Word.Offset:
                return ParseOrdinality(relation);
            case Word.Use or Word.Force or Word.Ignore when WordAt(1) is Word.Index or Word.Key:
                while (!Is(TokenKind.OpenParen) && Is(TokenKind.Word))
                {
                    _at++;
                }

                SkipParens();
                break;
            case Word.Indexed when WordAt(1) == Word.By:
                _at += 2;
                SkipDotted();
                break;
            case Word.Not when WordAt(1) == Word.Indexed:
            case Word.Global when WordAt(1) == Word.Final:
                _at += 2;
                break;
            case Word.Final:
                _at++;
                break;
            default:
                if (Is(TokenKind.Star) && relation is TableReference || (Is(TokenKind.OpenParen) && IsOldHint()))
                {
                    _ = SkipParens() || Skip(TokenKind.Star);
                }
                else if (Is(TokenKind.Parameter) && Start == LastEnd && TextAt(_at)[0] == '@')
                {
                    _at++;
                }

                break;
        }

        return relation;
    }

    // WITH ORDINALITY adds a last column, WITH OFFSET AS pos a named one.
    Relation ParseOrdinality(Relation relation)
    {
        var isOffset = WordAt(1) == Word.Offset;
        _at += 2;
        if (!isOffset)
        {
            return relation;
        }

        var hasAs = Skip(Word.As);
        var name = IsName() && (hasAs || MayBeTableAlias()) ? ReadIdentifier() : new Identifier("offset", false, new TextSpan(LastEnd, 0));
        return relation is TableFunction function ? function with { Offset = name } : relation;
    }

    // AS OF x, BETWEEN x AND y, FROM x TO y, CONTAINED IN (x, y), ALL
    void SkipTimeTravel()
    {
        if (Skip(Word.All))
        {
            return;
        }

        if (Is(Word.As) || Is(Word.From))
        {
            _at++;
            Skip(Word.Of);
            if (Word is Word.Timestamp or Word.Version or Word.SystemTime || IsText("scn") || IsText("period") || IsText("latest"))
            {
                _ = KindAt(1) is TokenKind.OpenParen or TokenKind.Text && Is(Word.Timestamp) || SkipText();
            }
        }
        else if (IsText("contained"))
        {
            _at += 2;
            SkipParens();
            return;
        }
        else if (Is(TokenKind.OpenParen))
        {
            SkipBracket();
            return;
        }
        else
        {
            Skip(Word.Between);
        }

        ParseExpression();
        if (Skip(Word.To) || Skip(Word.And))
        {
            ParseExpression();
        }
    }
}
