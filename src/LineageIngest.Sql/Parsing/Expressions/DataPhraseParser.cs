using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing.Expressions;

/// <summary>Phrases behind an expression that tell its type, title or format.</summary>
sealed class DataPhraseParser(TokenCursor cursor, Parsers parsers, Dialect dialect)
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

    public bool IsDataPhrase() =>
        cursor.Is(TokenKind.OpenParen)
        && cursor.KindAt(1) == TokenKind.Word
        && (IsPhraseWord(1) || (cursor.KeywordAt(1) == Keyword.Not && IsPhraseWord(2)))
        && (
            cursor.KindAt(2) is TokenKind.CloseParen or TokenKind.Comma or TokenKind.Text or TokenKind.Word
            || (cursor.KindAt(2) == TokenKind.OpenParen && cursor.KindAt(3) == TokenKind.Number)
        );

    bool IsPhraseWord(int offset) => _phraseWords.Contains(cursor.TextAt(cursor.Position + offset).ToString());

    /// <summary>Skips the phrases after a value; one of them may name it.</summary>
    public Expression ParseDataPhrases(Expression operand)
    {
        while (dialect.DataPhrases && IsDataPhrase())
        {
            var close = cursor.Partner();
            Identifier? name = null;
            for (cursor.Position++; cursor.Position < close; cursor.Position++)
            {
                if (cursor.IsText("named") && parsers.Names.IsName(1))
                {
                    cursor.Position++;
                    name = parsers.Names.IdentifierAt(cursor.Position);
                }
            }

            cursor.Position = Math.Min(close + 1, cursor.End);
            operand = name is { } alias ? new NamedArgument(alias, operand) : operand;
        }

        return operand;
    }

    public bool IsExpand() =>
        dialect.DataPhrases && cursor.Keyword == Keyword.None && cursor.IsText("expand") && cursor.KeywordAt(1) == Keyword.On;

    // EXPAND ON period AS p BY INTERVAL '1' MONTH FOR …: a column that is made of the period.
    public void ParseExpand(SelectClauses clauses)
    {
        var start = cursor.Start;
        cursor.Position += 2;
        if (parsers.Expressions.ParseExpression() is not { } period)
        {
            return;
        }

        cursor.Skip(Keyword.As);
        if (parsers.Names.IsName() && !cursor.Is(Keyword.By) && !cursor.Is(Keyword.For))
        {
            var name = parsers.Names.ReadIdentifier();
            var function = new QualifiedName([new Identifier("expand", false, period.Span)], period.Span);
            var rows = new TableFunction(function, [period], [name], null, cursor.SpanFrom(start));
            clauses.From = [.. clauses.From, new FromItem(rows, JoinKind.Join, null, [])];
        }

        if (cursor.Skip(Keyword.By))
        {
            parsers.Expressions.ParseExpression();
        }

        if (cursor.Skip(Keyword.For))
        {
            parsers.Expressions.ParseExpression();
        }
    }
}
