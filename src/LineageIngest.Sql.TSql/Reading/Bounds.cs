namespace LineageIngest.Sql.TSql.Reading;

/// <summary>What ScriptDom is given at most: it cannot be cancelled, recurses on the stack and takes about a second for 300 KB.</summary>
static class Bounds
{
    /// <summary>Characters of one batch.</summary>
    public const int MaxBatch = 256 * 1024;

    /// <summary>Characters parsed again and again in a batch with errors, as a multiple of its length.</summary>
    public const int MaxParses = 6;

    /// <summary>Stretches left unread; after as many, the rest of the script is left too, since it is no Transact-SQL of this version.</summary>
    public const int MaxUnread = 64;

    /// <summary>Nesting of anything. A stack of 512 KB holds three times as much; joins in parentheses take time with the cube of it.</summary>
    public const int MaxDepth = 60;

    /// <summary>Operands of one chain: <c>a + b + c</c>, joins, unions. ScriptDom hangs them below one another and walks the tree as it parses; 768 KB hold three times as many.</summary>
    public const int MaxChain = 2_000;

    /// <summary>Whether a batch nests no deeper than that and chains no longer.</summary>
    public static bool Admit(List<Dom.TSqlParserToken> tokens)
    {
        var nesting = default(Nesting);
        var chains = new Chains();
        for (
            var index = Tokens.SkipBlanks(tokens, 0, tokens.Count);
            index < tokens.Count;
            index = Tokens.SkipBlanks(tokens, index + 1, tokens.Count)
        )
        {
            if (nesting.Enter(tokens, index) > MaxDepth || chains.Enter(tokens[index].TokenType) > MaxChain)
            {
                return false;
            }
        }

        return true;
    }

    // An upper bound for how deep ScriptDom recurses, token by token.
    struct Nesting
    {
        int _brackets;
        int _parens;
        int _signs;
        int _joins;
        int _branches;
        bool _hasBody;
        Dom.TSqlTokenType _last;

        public int Enter(List<Dom.TSqlParserToken> tokens, int index)
        {
            var type = tokens[index].TokenType;
            _brackets = Math.Max(0, _brackets + Tokens.Step(tokens, index));
            _signs = type is Dom.TSqlTokenType.Not or Dom.TSqlTokenType.Minus or Dom.TSqlTokenType.Plus or Dom.TSqlTokenType.Tilde
                ? _signs + 1
                : 0;
            switch (type)
            {
                case Dom.TSqlTokenType.LeftParenthesis:
                    _parens++;
                    break;
                case Dom.TSqlTokenType.RightParenthesis:
                    _parens = Math.Max(0, _parens - 1);
                    break;

                // a JOIN b JOIN c ON … ON … nests, a JOIN b ON … JOIN c ON … does not.
                case Dom.TSqlTokenType.Join when _last != Dom.TSqlTokenType.Cross:
                    _joins++;
                    break;
                case Dom.TSqlTokenType.On:
                    _joins = Math.Max(0, _joins - 1);
                    break;

                // IF a IF b … and … ELSE IF c … nest; an IF after the body of another one does not.
                case Dom.TSqlTokenType.If
                or Dom.TSqlTokenType.While:
                    _branches = _hasBody && _last != Dom.TSqlTokenType.Else ? 1 : _branches + 1;
                    _hasBody = false;
                    break;
                case Dom.TSqlTokenType.Semicolon:
                    (_joins, _hasBody) = (0, true);
                    break;
                default:
                    _hasBody |= _parens == 0 && (type == Dom.TSqlTokenType.End || Boundaries.IsVerb(type)) && !IsUpdateTest(tokens, index);
                    break;
            }

            _last = type;
            // A branch takes a quarter of what a bracket takes.
            return _brackets + _signs + _joins + (_branches / 4);
        }

        // IF UPDATE(a) in a trigger.
        static bool IsUpdateTest(List<Dom.TSqlParserToken> tokens, int index) =>
            tokens[index].TokenType == Dom.TSqlTokenType.Update
            && Tokens.SkipBlanks(tokens, index + 1, tokens.Count) is var next
            && next < tokens.Count
            && tokens[next].TokenType == Dom.TSqlTokenType.LeftParenthesis;
    }
}
