using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Stars and what is taken out of them.</content>
sealed partial class Parser
{
    /// <summary>A star with what is taken out of it; the position is on it.</summary>
    Star ParseStar(QualifiedName? qualifier, int start)
    {
        _at++;
        Identifier[] except = [];
        Projection[] replace = [];
        List<RenamedColumn>? renames = null;
        while (true)
        {
            if (
                Word is Word.Except or Word.Exclude
                && (
                    KindAt(1) == TokenKind.OpenParen
                        ? WordAt(2) is not (Word.Select or Word.With) && KindAt(2) != TokenKind.OpenParen
                        : Is(Word.Exclude) && IsName(1)
                )
            )
            {
                _at++;
                except = [.. except, .. Is(TokenKind.OpenParen) ? ParseNameList() : [ReadIdentifier()]];
            }
            else if (Is(Word.Replace) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                var close = Partner();
                _at++;
                replace = ParseProjections(close);
                _at = Math.Min(close + 1, _end);
            }
            else if (Is(Word.Replace) && IsName(1))
            {
                _at++;
                replace = [ParseProjection()];
            }
            else if (Is(Word.Rename) && (KindAt(1) == TokenKind.OpenParen || (IsName(1) && WordAt(2) == Word.As)))
            {
                _at++;
                renames = ParseStarRenames();
            }
            else if (Is(Word.Apply) && KindAt(1) == TokenKind.OpenParen)
            {
                _at++;
                SkipBracket();
            }
            else if (Word is Word.Ilike or Word.Like && KindAt(1) == TokenKind.Text)
            {
                _at += 2;
            }
            else
            {
                return new Star(qualifier, except, replace, renames is null ? [] : [.. renames], SpanFrom(start));
            }
        }
    }

    List<RenamedColumn> ParseStarRenames()
    {
        var renames = new List<RenamedColumn>();
        var close = Is(TokenKind.OpenParen) ? Partner() : _end;
        Skip(TokenKind.OpenParen);
        while (IsName() && WordAt(1) == Word.As && IsName(2))
        {
            var from = ReadIdentifier();
            _at++;
            renames.Add(new RenamedColumn(from, ReadIdentifier()));
            if (close == _end || !Skip(TokenKind.Comma))
            {
                break;
            }
        }

        _at = close == _end ? _at : close + 1;
        return renames;
    }
}
