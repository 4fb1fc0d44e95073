namespace LineageIngest.Insight.Pii;

/// <summary>A call around a mention of a column, and its arguments as written.</summary>
sealed record EnclosingCall(string Function, IReadOnlyList<string> Arguments);

/// <summary>Where an expression names a column, and which calls stand around it. Texts in single quotes and comments are passed over. Pure.</summary>
static class ColumnMentions
{
    /// <summary>For each mention, in their order, the calls around it from the outermost on; parentheses without a function are none.</summary>
    public static List<IReadOnlyList<EnclosingCall>> In(string expression, string column)
    {
        var (open, mentions) = (new List<Frame>(), new List<List<Frame>>());
        var word = "";
        var at = 0;
        while (at < expression.Length)
        {
            var sign = expression[at];
            if (char.IsWhiteSpace(sign))
            {
                at++;
            }
            else if (Gap(expression, at) is var past and > 0)
            {
                (at, word) = (past, "");
            }
            else if (Name(expression, at) is { Text: { } name, End: var end })
            {
                word = name;
                at = end;
                if (name.Equals(column, StringComparison.OrdinalIgnoreCase) && Next(expression, end) != '(')
                    mentions.Add([.. open]);
            }
            else
            {
                if (sign == '(')
                    open.Add(new Frame(word, at + 1));
                else if (sign == ')' && open.Count > 0)
                    Close(open, expression, at);
                else if (sign == ',' && open.Count > 0)
                    open[^1].Commas.Add(at);
                (word, at) = ("", at + 1);
            }
        }
        while (open.Count > 0)
            Close(open, expression, expression.Length); // an expression that was cut
        return mentions.ConvertAll(
            IReadOnlyList<EnclosingCall> (frames) =>
                [.. frames.Where(frame => frame.Function.Length > 0).Select(frame => new EnclosingCall(frame.Function, frame.Arguments))]
        );
    }

    static void Close(List<Frame> open, string expression, int at)
    {
        var frame = open[^1];
        open.RemoveAt(open.Count - 1);
        var start = frame.Start;
        foreach (var comma in frame.Commas.Append(at))
        {
            frame.Arguments.Add(expression[start..comma]);
            start = Math.Min(comma + 1, expression.Length);
        }
    }

    /// <summary>Just after a text in single quotes or a comment that begins here; 0 where none does.</summary>
    static int Gap(string text, int at)
    {
        if (text[at] == '\'')
            return Closing(text, at, '\'');
        if (text.AsSpan(at).StartsWith("--"))
            return text.IndexOf('\n', at) is >= 0 and var line ? line + 1 : text.Length;
        if (text.AsSpan(at).StartsWith("/*"))
            return text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : text.Length;
        return 0;
    }

    static (string? Text, int End) Name(string text, int at)
    {
        if (text[at] is '"' or '`' or '[')
        {
            var end = Closing(text, at, text[at] == '[' ? ']' : text[at]);
            return (text[(at + 1)..Math.Max(at + 1, end - 1)], end);
        }
        var stop = at;
        while (stop < text.Length && (char.IsLetterOrDigit(text[stop]) || text[stop] is '_' or '$'))
            stop++;
        return stop > at ? (text[at..stop], stop) : (null, at);
    }

    /// <summary>Just after the closing sign; a doubled one inside stands for itself.</summary>
    static int Closing(string text, int open, char sign)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] != sign)
                continue;
            if (at + 1 < text.Length && text[at + 1] == sign)
                at++;
            else
                return at + 1;
        }
        return text.Length;
    }

    static char Next(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length ? text[at] : '\0';
    }

    sealed record Frame(string Function, int Start)
    {
        public List<int> Commas { get; } = [];
        public List<string> Arguments { get; } = [];
    }
}
