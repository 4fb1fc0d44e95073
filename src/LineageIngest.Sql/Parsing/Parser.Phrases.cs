using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Teradata's phrases after a value: <c>a (FORMAT '9')</c>, <c>a (NAMED b)</c>, <c>a (INTEGER)</c>.</content>
sealed partial class Parser
{
    static readonly HashSet<string> _phraseWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "format",
        "named",
        "title",
        "casespecific",
        "cs",
        "uppercase",
        "uc",
        "integer",
        "int",
        "smallint",
        "byteint",
        "bigint",
        "decimal",
        "dec",
        "numeric",
        "float",
        "real",
        "char",
        "character",
        "varchar",
        "date",
        "time",
        "timestamp",
        "byte",
        "varbyte",
        "number",
    };

    bool IsDataPhrase() =>
        Is(TokenKind.OpenParen)
        && KindAt(1) == TokenKind.Word
        && (IsPhraseWord(1) || (WordAt(1) == Word.Not && IsPhraseWord(2)))
        && (
            KindAt(2) is TokenKind.CloseParen or TokenKind.Comma or TokenKind.Text or TokenKind.Word
            || (KindAt(2) == TokenKind.OpenParen && KindAt(3) == TokenKind.Number)
        );

    bool IsPhraseWord(int offset) => _phraseWords.Contains(TextAt(_at + offset).ToString());

    /// <summary>Skips the phrases after a value; one of them may name it.</summary>
    Expression ParseDataPhrases(Expression operand)
    {
        while (_dialect.DataPhrases && IsDataPhrase())
        {
            var close = Partner();
            Identifier? name = null;
            for (_at++; _at < close; _at++)
            {
                if (IsText("named") && IsName(1))
                {
                    _at++;
                    name = IdentifierAt(_at);
                }
            }

            _at = Math.Min(close + 1, _end);
            operand = name is { } alias ? new NamedArgument(alias, operand) : operand;
        }

        return operand;
    }

    bool IsExpand() => _dialect.DataPhrases && Word == Word.None && IsText("expand") && WordAt(1) == Word.On;

    // EXPAND ON period AS p BY INTERVAL '1' MONTH FOR …: a column that is made of the period.
    void ParseExpand(SelectClauses clauses)
    {
        var start = Start;
        _at += 2;
        if (ParseExpression() is not { } period)
        {
            return;
        }

        Skip(Word.As);
        if (IsName() && !Is(Word.By) && !Is(Word.For))
        {
            var name = ReadIdentifier();
            var function = new QualifiedName([new Identifier("expand", false, period.Span)], period.Span);
            var rows = new TableFunction(function, [period], [name], null, SpanFrom(start));
            clauses.From = [.. clauses.From, new FromItem(rows, JoinKind.Join, null, [])];
        }

        if (Skip(Word.By))
        {
            ParseExpression();
        }

        if (Skip(Word.For))
        {
            ParseExpression();
        }
    }
}
