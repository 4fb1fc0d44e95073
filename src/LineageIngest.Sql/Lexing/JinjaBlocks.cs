namespace LineageIngest.Sql.Lexing;

/// <summary>What lies between the block tags of a template and does not run where it stands: macros, texts given to variables, further branches.</summary>
/// <remarks>A loop's body is read once, as its only round; of a choice the first branch is read, and the others are said to be left out.</remarks>
sealed class JinjaBlocks(char[] masked, List<TextSpan>? leftOut)
{
    readonly Stack<Block> _open = new();

    /// <summary>Takes the next tag, <c>{% … %}</c> from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public void Add(string sql, int start, int end)
    {
        var tag = sql.AsSpan(start + 2, end - start - 4).Trim("-+ \t\r\n");
        var length = tag.IndexOfAny(" \t\r\n(");
        var word = length < 0 ? tag : tag[..length];
        if (word.StartsWith("end"))
        {
            Close(start, word[3..]);
            return;
        }

        switch (word)
        {
            case "if":
                _open.Push(new Block("if", end, IsTaken(tag[length..])));
                break;
            case "elif" or "else" when _open.TryPeek(out var choice) && choice.Tag is "if" or "for":
                _open.Pop();
                End(choice, start);
                _open.Push(
                    choice.Taken is false
                        ? choice with
                        {
                            Start = end,
                            Taken = null,
                        }
                        : choice with
                        {
                            Start = end,
                            Taken = false,
                            IsAlternative = choice.Taken is null && choice.Tag == "if",
                        }
                );
                break;
            case "for":
                _open.Push(new Block("for", end, null));
                break;
            case "set" when !tag.Contains('='):
                _open.Push(new Block("set", end, false));
                break;
            case "macro" or "materialization" or "test" or "docs":
                _open.Push(new Block(word.ToString(), end, false));
                break;
            case "call":
                // What a call is given runs as a statement of its own.
                masked[start] = ';';
                _open.Push(new Block("call", end, true));
                break;
        }
    }

    void Close(int at, ReadOnlySpan<char> tag)
    {
        while (_open.TryPop(out var block))
        {
            End(block, at);
            if (tag.SequenceEqual(block.Tag))
            {
                return;
            }
        }
    }

    void End(Block block, int at)
    {
        if (block.Tag is "call")
        {
            masked[at] = ';';
        }

        if (block.Taken is not false || at <= block.Start)
        {
            return;
        }

        if (block.IsAlternative && masked.AsSpan(block.Start, at - block.Start).ContainsAnyExcept(" \t\r\n"))
        {
            leftOut?.Add(TextSpan.Between(block.Start, at));
        }

        Array.Fill(masked, ' ', block.Start, at - block.Start);
    }

    // In its only round a loop's item is the first and the last one.
    static bool? IsTaken(ReadOnlySpan<char> condition)
    {
        condition = condition.Trim();
        return condition switch
        {
            "not loop.last" or "not loop.first" or "loop.last == false" or "false" or "False" or "execute" => condition is "execute",
            "loop.last" or "loop.first" or "true" or "True" => true,
            _ => null,
        };
    }

    /// <summary>An open tag, where its content begins, whether that is output (null: as the first of several that may be), and whether it is one of several.</summary>
    readonly record struct Block(string Tag, int Start, bool? Taken)
    {
        public bool IsAlternative { get; init; }
    }
}
