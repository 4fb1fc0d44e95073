using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Names, aliases and types.</content>
sealed partial class Parser
{
    bool IsName(int offset = 0) => KindAt(offset) is TokenKind.Word or TokenKind.Quoted;

    Identifier ReadIdentifier() => IdentifierAt(_at++);

    Identifier IdentifierAt(int index)
    {
        ref readonly var token = ref _tokens[index];
        var span = TextSpan.Between(token.Start, token.End);
        return token.Kind switch
        {
            TokenKind.Quoted => new Identifier(Unquote(index), true, span),
            TokenKind.Text => new Identifier(TextValue(index), true, span),
            _ when _hasTemplates && HasTemplate(index) => DynamicName(index, span),
            _ => new Identifier(_names.Intern(TextAt(index), token.Link), false, span),
        };
    }

    // A template in a name stays as it is written; which name it is, only a run can know.
    Identifier DynamicName(int index, TextSpan span)
    {
        if (_diagnostics.Count == 0 || _diagnostics[^1].Span != span)
        {
            Say(DiagnosticCode.DynamicName, "Which name this is, only a run can know.", index);
        }

        return new Identifier(TemplateName(TextAt(index).ToString()), true, span);
    }

    /// <summary>The name between quotes, doubled quotes made single.</summary>
    string Unquote(int index)
    {
        var text = TextAt(index);
        var close = text[0] == '[' ? ']' : text[0];
        var inner = text.Length > 1 && text[^1] == close ? text[1..^1] : text[1..];
        return inner.Contains(close)
            ? inner.ToString().Replace(new string(close, 2), close.ToString(), StringComparison.Ordinal)
            : _names.InternExact(inner);
    }

    /// <summary>What a text constant holds, without quotes, prefix and escapes.</summary>
    string TextValue(int index)
    {
        var text = TextAt(index);
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
        return _dialect.BackslashEscapes && inner.Contains('\\', StringComparison.Ordinal) ? Unescape(inner) : inner;
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
    QualifiedName? ParseTableName()
    {
        if (!IsName() && !(Is(TokenKind.Dot) && IsName(1)))
        {
            return null;
        }

        var start = Start;
        var mark = _identifiers.Count;
        Skip(TokenKind.Dot);
        PushTablePart();
        while (Is(TokenKind.Dot) || (Is(TokenKind.Colon) && _dialect.DashedNames && IsName(1)))
        {
            if (KindAt(1) == TokenKind.Dot)
            {
                _identifiers.Push(new Identifier("", false, new TextSpan(Start + 1, 0)));
                _at++;
            }
            else if (
                KindAt(1) is TokenKind.Word or TokenKind.Quoted or TokenKind.Number
                || (KindAt(1) == TokenKind.Parameter && TextAt(_at + 1)[0] == '$')
            )
            {
                _at++;
                PushTablePart();
            }
            else
            {
                break;
            }
        }

        if (Is(TokenKind.At) && IsName(1))
        {
            _at++;
            var link = ReadDotted();
            var last = _identifiers[_identifiers.Count - 1];
            _identifiers[_identifiers.Count - 1] = last with { Text = $"{last.Text}@{link}" };
        }

        return new QualifiedName(_identifiers.TakeFrom(mark), SpanFrom(start));
    }

    void PushTablePart()
    {
        if (Is(TokenKind.Quoted) && _dialect.DottedQuotes && TextAt(_at).Contains('.'))
        {
            var span = TextSpan.Between(Start, _tokens[_at].End);
            foreach (var part in Unquote(_at++).Split('.'))
            {
                _identifiers.Push(new Identifier(part, true, span));
            }

            return;
        }

        var first = _at++;
        if (_dialect.DashedNames)
        {
            while (
                Is(TokenKind.Operator)
                && TextAt(_at)[0] == '-'
                && Start == LastEnd
                && KindAt(1) is TokenKind.Word or TokenKind.Number
                && _tokens[_at + 1].Start == _tokens[_at].End
            )
            {
                _at += 2;
            }

            if (Is(TokenKind.Star) && Start == LastEnd)
            {
                _at++;
            }
        }

        _identifiers.Push(
            _at == first + 1
                ? IdentifierAt(first)
                : new Identifier(_text[_tokens[first].Start..LastEnd], false, SpanFrom(_tokens[first].Start))
        );
    }

    string ReadDotted()
    {
        var text = ReadIdentifier().Text;
        while (Is(TokenKind.Dot) && IsName(1))
        {
            _at++;
            text = $"{text}.{ReadIdentifier().Text}";
        }

        return text;
    }

    /// <summary>An alias with or without AS; null where the next word belongs to what follows.</summary>
    TableAlias? ParseTableAlias()
    {
        var hasAs = Is(Word.As) && (IsName(1) || KindAt(1) is TokenKind.OpenParen or TokenKind.Text);
        if (hasAs)
        {
            _at++;
        }
        else if (!IsName() || (Is(TokenKind.Word) && !MayBeTableAlias()))
        {
            return null;
        }

        var name = Is(TokenKind.OpenParen) ? new Identifier("", false, new TextSpan(Start, 0)) : ReadIdentifier();
        var isColumnList =
            Is(TokenKind.OpenParen)
            && (hasAs || KindAt(1) is TokenKind.Word or TokenKind.Quoted)
            && WordAt(1) is not (Word.Select or Word.With);
        return new TableAlias(name, isColumnList ? ParseNameList() : []);
    }

    bool MayBeTableAlias()
    {
        if (IsHole(_at) || IsVariableAlone(_at) || IsExpand() || IsModelClause() || (_inChanges && IsText("keys")))
        {
            return false;
        }

        var use = Words.Use(Word);
        return (use & WordUse.NoTableAlias) == 0
            ? (use & WordUse.Verb) == 0 || !_transactSql || Is(Word.Save)
            : Word switch
            {
                Word.Left or Word.Right or Word.Full or Word.Inner or Word.Cross => false,
                Word.Timestamp or Word.Version => WordAt(1) != Word.As,
                Word.At or Word.Before or Word.Changes => KindAt(1) != TokenKind.OpenParen,
                Word.Sample or Word.Tablesample => KindAt(1) is not (TokenKind.OpenParen or TokenKind.Number) && IsEndOfRelation(1),
                Word.Source or Word.Value or Word.Format or Word.Keep or Word.Normalize or Word.Align => IsEndOfRelation(1),
                Word.Start => WordAt(1) != Word.With,
                Word.Window
                or Word.Qualify
                or Word.Limit
                or Word.Offset
                or Word.Final
                or Word.Settings
                or Word.Prewhere
                or Word.Pivot
                or Word.Unpivot
                or Word.Minus
                or Word.Sort
                or Word.Cluster
                or Word.Distribute => IsEndOfRelation(1),
                _ => false,
            };
    }

    bool IsEndOfRelation(int offset) =>
        KindAt(offset) is TokenKind.End or TokenKind.Comma or TokenKind.CloseParen or TokenKind.Pipe
        || WordAt(offset)
            is Word.On
                or Word.Where
                or Word.Join
                or Word.Left
                or Word.Inner
                or Word.Cross
                or Word.Group
                or Word.Order
                or Word.Using
                or Word.Union
                or Word.When;

    /// <summary><c>(a, b int, c)</c>: the first word of each item, whatever follows it.</summary>
    Identifier[] ParseNameList()
    {
        var close = Partner();
        var mark = _identifiers.Count;
        _at++;
        while (_at < close)
        {
            if (IsName() || Is(TokenKind.Text))
            {
                var name = ReadIdentifier();
                while (Is(TokenKind.Dot) && IsName(1))
                {
                    _at++;
                    name = ReadIdentifier();
                }

                _identifiers.Push(name);
            }

            SkipPastComma(close);
        }

        _at = Math.Min(close + 1, _end);
        return _identifiers.TakeFrom(mark);
    }

    /// <summary>To behind the next comma of this level, at most to <paramref name="close"/>.</summary>
    void SkipPastComma(int close)
    {
        while (_at < close && !Is(TokenKind.Comma))
        {
            if (Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            {
                SkipBracket();
            }
            else
            {
                _at++;
            }
        }

        if (_at < close)
        {
            _at++;
        }
    }
}
