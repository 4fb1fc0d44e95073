using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>Names of tables, columns and aliases.</summary>
sealed class NameParser(TokenCursor cursor, Parsers parsers, ParserStacks stacks, NameTable nameTable, Dialect dialect)
{
    // Most texts have no unknown part, so names need not be searched for its mark.
    readonly bool _hasHoles = cursor.Text.Contains(DynamicText.Hole, StringComparison.Ordinal);

    /// <summary>Whether a name has a part that only a run knows.</summary>
    public bool HasHole(QualifiedName name) =>
        _hasHoles && Array.Exists(name.Parts, part => part.Text.Contains(DynamicText.Hole, StringComparison.Ordinal));

    public bool IsHole(int token) => _hasHoles && cursor.TextAt(token).Contains(DynamicText.Hole);

    public bool IsName(int offset = 0) => cursor.KindAt(offset) is TokenKind.Word or TokenKind.Quoted;

    public Identifier ReadIdentifier() => IdentifierAt(cursor.Position++);

    public Identifier IdentifierAt(int index)
    {
        ref readonly var token = ref cursor[index];
        var span = TextSpan.Between(token.Start, token.End);
        return token.Kind switch
        {
            TokenKind.Quoted => new Identifier(Unquote(index), true, span),
            TokenKind.Text => new Identifier(TextValue(index), true, span),
            _ when parsers.Templates.HasTemplates && parsers.Templates.HasTemplate(index) => DynamicName(index, span),
            _ => new Identifier(nameTable.Intern(cursor.TextAt(index), token.Link), false, span),
        };
    }

    // A template in a name stays as it is written; which name it is, only a run can know.
    Identifier DynamicName(int index, TextSpan span)
    {
        if (cursor.Diagnostics.Count == 0 || cursor.Diagnostics[^1].Span != span)
        {
            cursor.Report(DiagnosticFacts.UnknownName(cursor.SpanOf(index)));
        }

        return new Identifier(TemplateParser.TemplateName(cursor.TextAt(index).ToString()), true, span);
    }

    /// <summary>The name between quotes, doubled quotes made single.</summary>
    string Unquote(int index)
    {
        var text = cursor.TextAt(index);
        var close = text[0] == '[' ? ']' : text[0];
        var inner = text.Length > 1 && text[^1] == close ? text[1..^1] : text[1..];
        return inner.Contains(close)
            ? inner.ToString().Replace(new string(close, 2), close.ToString(), StringComparison.Ordinal)
            : nameTable.InternExact(inner);
    }

    /// <summary>What a text constant holds, without quotes, prefix and escapes.</summary>
    public string TextValue(int index)
    {
        var text = cursor.TextAt(index);
        if (text[0] == '$')
        {
            var tag = text[1..].IndexOf('$') + 2;
            return text.Length >= 2 * tag ? text[tag..^tag].ToString() : text[tag..].ToString();
        }

        var open = text.IndexOfAny('\'', '"');
        if (open < 0)
        {
            return text.ToString();
        }

        var quote = text[open];
        if (open > 0 && (text[open - 1] | 0x20) == 'q' && text.Length > open + 3)
        {
            return text[(open + 2)..^2].ToString();
        }

        if (text.Length >= open + 6 && text[open + 1] == quote && text[open + 2] == quote)
        {
            return text[(open + 3)..^3].ToString();
        }

        var inner = text.Length > open + 1 && text[^1] == quote ? text[(open + 1)..^1].ToString() : text[(open + 1)..].ToString();
        inner = inner.Contains(quote, StringComparison.Ordinal)
            ? inner.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal)
            : inner;
        return dialect.BackslashEscapes && inner.Contains('\\', StringComparison.Ordinal) ? Unescape(inner) : inner;
    }

    static string Unescape(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                plain.Append(
                    text[at] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        var same => same,
                    }
                );
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>A table's name: <c>db..t</c>, <c>`p.d.t`</c>, <c>my-project.d.t</c>, <c>t@link</c>; null where there is none.</summary>
    public QualifiedName? ParseTableName()
    {
        if (!IsName() && !(cursor.Is(TokenKind.Dot) && IsName(1)))
        {
            return null;
        }

        var start = cursor.Start;
        var mark = stacks.Identifiers.Count;
        cursor.Skip(TokenKind.Dot);
        PushTablePart();
        while (cursor.Is(TokenKind.Dot) || (cursor.Is(TokenKind.Colon) && dialect.DashedNames && IsName(1)))
        {
            if (cursor.KindAt(1) == TokenKind.Dot)
            {
                stacks.Identifiers.Push(new Identifier("", false, new TextSpan(cursor.Start + 1, 0)));
                cursor.Position++;
            }
            else if (
                cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.Number
                || (cursor.KindAt(1) == TokenKind.Parameter && cursor.TextAt(cursor.Position + 1)[0] == '$')
            )
            {
                cursor.Position++;
                PushTablePart();
            }
            else
            {
                break;
            }
        }

        if (cursor.Is(TokenKind.At) && IsName(1))
        {
            cursor.Position++;
            var link = ReadDotted();
            var last = stacks.Identifiers[stacks.Identifiers.Count - 1];
            stacks.Identifiers[stacks.Identifiers.Count - 1] = last with { Text = $"{last.Text}@{link}" };
        }

        return new QualifiedName(stacks.Identifiers.TakeFrom(mark), cursor.SpanFrom(start));
    }

    public void PushTablePart()
    {
        if (cursor.Is(TokenKind.Quoted) && dialect.DottedQuotes && cursor.TextAt(cursor.Position).Contains('.'))
        {
            var span = TextSpan.Between(cursor.Start, cursor[cursor.Position].End);
            foreach (var part in Unquote(cursor.Position++).Split('.'))
            {
                stacks.Identifiers.Push(new Identifier(part, true, span));
            }

            return;
        }

        var first = cursor.Position++;
        if (dialect.DashedNames)
        {
            while (
                cursor.Is(TokenKind.Operator)
                && cursor.TextAt(cursor.Position)[0] == '-'
                && cursor.Start == cursor.LastEnd
                && cursor.KindAt(1) is TokenKind.Word or TokenKind.Number
                && cursor[cursor.Position + 1].Start == cursor[cursor.Position].End
            )
            {
                cursor.Position += 2;
            }

            if (cursor.Is(TokenKind.Star) && cursor.Start == cursor.LastEnd)
            {
                cursor.Position++;
            }
        }

        stacks.Identifiers.Push(
            cursor.Position == first + 1
                ? IdentifierAt(first)
                : new Identifier(cursor.Text[cursor[first].Start..cursor.LastEnd], false, cursor.SpanFrom(cursor[first].Start))
        );
    }

    string ReadDotted()
    {
        var text = ReadIdentifier().Text;
        while (cursor.Is(TokenKind.Dot) && IsName(1))
        {
            cursor.Position++;
            text = $"{text}.{ReadIdentifier().Text}";
        }

        return text;
    }

    /// <summary>An alias with or without AS; null where the next word belongs to what follows.</summary>
    public TableAlias? ParseTableAlias()
    {
        var hasAs = cursor.Is(Keyword.As) && (IsName(1) || cursor.KindAt(1) is TokenKind.OpenParen or TokenKind.Text);
        if (hasAs)
        {
            cursor.Position++;
        }
        else if (!IsName() || (cursor.Is(TokenKind.Word) && !MayBeTableAlias()))
        {
            return null;
        }

        var name = cursor.Is(TokenKind.OpenParen) ? new Identifier("", false, new TextSpan(cursor.Start, 0)) : ReadIdentifier();
        var isColumnList =
            cursor.Is(TokenKind.OpenParen)
            && (hasAs || cursor.KindAt(1) is TokenKind.Word or TokenKind.Quoted)
            && cursor.KeywordAt(1) is not (Keyword.Select or Keyword.With);
        return new TableAlias(name, isColumnList ? ParseNameList() : []);
    }

    public bool MayBeTableAlias()
    {
        if (
            IsHole(cursor.Position)
            || parsers.Templates.IsVariableAlone(cursor.Position)
            || parsers.DataPhrases.IsExpand()
            || parsers.Models.IsModelClause()
            || (parsers.Flows.InChanges && cursor.IsText("keys"))
        )
        {
            return false;
        }

        var use = Keywords.Use(cursor.Keyword);
        return (use & KeywordUse.NoTableAlias) == 0
            ? (use & KeywordUse.Verb) == 0 || !dialect.SemicolonsOptional || cursor.Is(Keyword.Save)
            : cursor.Keyword switch
            {
                Keyword.Left or Keyword.Right or Keyword.Full or Keyword.Inner or Keyword.Cross => false,
                Keyword.Timestamp or Keyword.Version => cursor.KeywordAt(1) != Keyword.As,
                Keyword.At or Keyword.Before or Keyword.Changes => cursor.KindAt(1) != TokenKind.OpenParen,
                Keyword.Sample or Keyword.Tablesample => cursor.KindAt(1) is not (TokenKind.OpenParen or TokenKind.Number)
                    && IsEndOfRelation(1),
                Keyword.Source or Keyword.Value or Keyword.Format or Keyword.Keep or Keyword.Normalize or Keyword.Align => IsEndOfRelation(
                    1
                ),
                Keyword.Start => cursor.KeywordAt(1) != Keyword.With,
                Keyword.Window
                or Keyword.Qualify
                or Keyword.Limit
                or Keyword.Offset
                or Keyword.Final
                or Keyword.Settings
                or Keyword.Prewhere
                or Keyword.Pivot
                or Keyword.Unpivot
                or Keyword.Minus
                or Keyword.Sort
                or Keyword.Cluster
                or Keyword.Distribute => IsEndOfRelation(1),
                _ => false,
            };
    }

    public bool IsEndOfRelation(int offset) =>
        cursor.KindAt(offset) is TokenKind.End or TokenKind.Comma or TokenKind.CloseParen or TokenKind.Pipe
        || cursor.KeywordAt(offset)
            is Keyword.On
                or Keyword.Where
                or Keyword.Join
                or Keyword.Left
                or Keyword.Inner
                or Keyword.Cross
                or Keyword.Group
                or Keyword.Order
                or Keyword.Using
                or Keyword.Union
                or Keyword.When;

    /// <summary><c>(a, b int, c)</c>: the first word of each item, whatever follows it.</summary>
    public Identifier[] ParseNameList()
    {
        var close = cursor.Partner();
        var mark = stacks.Identifiers.Count;
        cursor.Position++;
        while (cursor.Position < close)
        {
            if (IsName() || cursor.Is(TokenKind.Text))
            {
                var name = ReadIdentifier();
                while (cursor.Is(TokenKind.Dot) && IsName(1))
                {
                    cursor.Position++;
                    name = ReadIdentifier();
                }

                stacks.Identifiers.Push(name);
            }

            SkipPastComma(close);
        }

        cursor.Position = Math.Min(close + 1, cursor.End);
        return stacks.Identifiers.TakeFrom(mark);
    }

    /// <summary>To behind the next comma of this level, at most to <paramref name="close"/>.</summary>
    public void SkipPastComma(int close)
    {
        while (cursor.Position < close && !cursor.Is(TokenKind.Comma))
        {
            if (cursor.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                cursor.SkipBracket();
            }
            else
            {
                cursor.Position++;
            }
        }

        if (cursor.Position < close)
        {
            cursor.Position++;
        }
    }
}
