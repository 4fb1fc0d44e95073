using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>Follows texts through variables and what joins them: <c>'insert into ' || t</c>, <c>concat(a, b)</c>, <c>format('… %s', x)</c>.</summary>
/// <remarks>After a choice a variable may hold several texts; what is not followed is an unknown part of the text; the other parts are read.</remarks>
sealed class TextConstants(string text, Token[] tokens, Func<int, string> valueOf)
{
    // What grows beyond this by appending is no hand-written SQL.
    const int MaxText = 64 * 1024;

    // Texts that a variable may hold after choices; more of them are one hole.
    const int MaxAlternatives = 8;

    const int MaxDepth = 32;

    Dictionary<string, DynamicText[]> _variables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The variables as they are now, to come back to.</summary>
    public Dictionary<string, DynamicText[]> Save() => new(_variables, _variables.Comparer);

    public void Restore(Dictionary<string, DynamicText[]> saved) => _variables = new(saved, saved.Comparer);

    /// <summary>Either the saved state or the present one.</summary>
    public void Join(Dictionary<string, DynamicText[]> saved)
    {
        foreach (var (name, texts) in saved)
        {
            _variables[name] = _variables.TryGetValue(name, out var own) ? Bounded([.. own.Union(texts)]) : texts;
        }
    }

    public bool Knows(string name) => _variables.ContainsKey(Key(name));

    public void Forget(string name) => _variables.Remove(Key(name));

    /// <summary>Gives a variable the text that stands from a token on.</summary>
    public void Assign(string name, int from, int to, bool append)
    {
        var key = Key(name);
        var value = Evaluate(from, to, out var end);
        if (end < to && tokens[end].Kind is not (TokenKind.Semicolon or TokenKind.Comma or TokenKind.CloseParen or TokenKind.Word))
        {
            value = [DynamicText.Unknown];
        }

        if (append)
        {
            value = Joined(_variables.GetValueOrDefault(key) ?? [DynamicText.Unknown], value);
        }

        _variables[key] = value;
    }

    /// <summary>The texts that an expression may yield; <paramref name="end"/> is the token behind it.</summary>
    public DynamicText[] Evaluate(int from, int to, out int end)
    {
        end = from;
        return Sum(ref end, to, 0);
    }

    static string Key(string name) => name.Trim('@', ':', '$', '"', '`', '[', ']');

    DynamicText[] Sum(ref int at, int to, int depth)
    {
        if (depth > MaxDepth)
        {
            at = to;
            return [DynamicText.Unknown];
        }

        var value = Term(ref at, to, depth);
        while (at < to)
        {
            if (tokens[at].Kind == TokenKind.Operator && TextAt(at) is "||" or "+" or "&")
            {
                at++;
            }
            else if (tokens[at].Kind != TokenKind.Text || tokens[at - 1].Kind != TokenKind.Text)
            {
                break;
            }

            value = Joined(value, Term(ref at, to, depth));
        }

        return value;
    }

    DynamicText[] Term(ref int at, int to, int depth)
    {
        if (at >= to)
        {
            return [DynamicText.Empty];
        }

        var value = Primary(ref at, to, depth);
        while (at < to)
        {
            if (tokens[at].Kind == TokenKind.DoubleColon && at + 1 < to)
            {
                at += 2;
            }
            else if (tokens[at].Keyword == Keyword.Collate && at + 1 < to)
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return value;
    }

    DynamicText[] Primary(ref int at, int to, int depth)
    {
        var first = at++;
        switch (tokens[first].Kind)
        {
            case TokenKind.Text:
                return [new DynamicText(valueOf(first), ContentStart(first), 1)];
            case TokenKind.Number:
                return [new DynamicText(TextAt(first).ToString(), -1, 0)];
            case TokenKind.OpenParen:
                var close = Partner(first, to);
                var inner = Sum(ref at, close, depth + 1);
                inner = at < close ? [DynamicText.Unknown] : inner;
                at = Math.Min(close + 1, to);
                return inner;
            case TokenKind.Parameter:
                return Variable(TextAt(first).ToString());
            case TokenKind.Word when tokens[first].Keyword == Keyword.Null:
                return [DynamicText.Empty];
            case TokenKind.Word when tokens[first].Keyword == Keyword.Case:
                while (at < to && tokens[at].Keyword != Keyword.End)
                {
                    at++;
                }

                at = Math.Min(at + 1, to);
                return [DynamicText.Unknown];
            case TokenKind.Word or TokenKind.Quoted:
                var name = first;
                while (at + 1 < to && tokens[at].Kind == TokenKind.Dot && tokens[at + 1].Kind is TokenKind.Word or TokenKind.Quoted)
                {
                    name = at + 1;
                    at += 2;
                }

                if (at < to && tokens[at].Kind == TokenKind.OpenParen)
                {
                    return Call(TextAt(name).ToString(), ref at, to, depth);
                }

                return name == first ? Variable(TextAt(first).ToString()) : [DynamicText.Unknown];
            default:
                return [DynamicText.Unknown];
        }
    }

    DynamicText[] Variable(string name) => _variables.GetValueOrDefault(Key(name)) ?? [DynamicText.Unknown];

    DynamicText[] Call(string function, ref int at, int to, int depth)
    {
        var close = Partner(at, to);
        var arguments = new List<DynamicText[]>();
        at++;
        while (at < close)
        {
            var value = Sum(ref at, close, depth + 1);
            if (at < close && tokens[at].Kind != TokenKind.Comma && tokens[at].Keyword is not (Keyword.As or Keyword.Using))
            {
                value = [DynamicText.Unknown];
            }

            arguments.Add(value);
            while (at < close && tokens[at].Kind != TokenKind.Comma)
            {
                at = tokens[at].Kind == TokenKind.OpenParen ? Partner(at, close) + 1 : at + 1;
            }

            at = Math.Min(at + 1, close);
        }

        at = Math.Min(close + 1, to);
        return TextFunctions.Apply(function, arguments);
    }

    static DynamicText[] Bounded(DynamicText[] texts) => texts.Length > MaxAlternatives ? [DynamicText.Unknown] : texts;

    /// <summary>Each text of the left with each of the right.</summary>
    public static DynamicText[] Joined(DynamicText[] left, DynamicText[] right)
    {
        if (left.Length * right.Length > MaxAlternatives)
        {
            return [DynamicText.Unknown];
        }

        var all = new List<DynamicText>(left.Length * right.Length);
        foreach (var first in left)
        {
            foreach (var second in right)
            {
                all.Add(first.Text.Length + second.Text.Length > MaxText ? DynamicText.Unknown : first + second);
            }
        }

        return [.. all];
    }

    int Partner(int open, int to)
    {
        var link = tokens[open].Link;
        return link > open && link < to ? link : to;
    }

    /// <summary>The offset of the first character between the quotes.</summary>
    public int ContentStart(int token)
    {
        var quoted = TextAt(token);
        return tokens[token].Start + (quoted[0] == '$' ? quoted[1..].IndexOf('$') + 2 : Math.Max(0, quoted.IndexOfAny('\'', '"')) + 1);
    }

    ReadOnlySpan<char> TextAt(int index) => text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start);
}
