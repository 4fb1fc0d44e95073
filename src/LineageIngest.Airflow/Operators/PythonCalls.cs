namespace LineageIngest.Airflow.Operators;

/// <summary>The parentheses of a Python text, outside strings and comments.</summary>
static class PythonCalls
{
    public static List<(int Open, int Close)> Of(string python)
    {
        var calls = new List<(int, int)>();
        var open = new Stack<int>();
        for (var at = 0; at < python.Length; at++)
        {
            switch (python[at])
            {
                case '#':
                    at = python.IndexOf('\n', at) is var end and >= 0 ? end : python.Length;
                    break;
                case '"' or '\'':
                    at = EndOfString(python, at);
                    break;
                case '(':
                    open.Push(at);
                    break;
                case ')' when open.Count > 0:
                    calls.Add((open.Pop(), at));
                    break;
            }
        }

        return calls;
    }

    /// <summary>The position of the last quote; a string without an end goes to the end of the text.</summary>
    static int EndOfString(string python, int start)
    {
        var quote = python[start];
        var triple = string.CompareOrdinal(python, start, new string(quote, 3), 0, 3) == 0;
        for (var at = start + (triple ? 3 : 1); at < python.Length; at++)
        {
            if (python[at] == '\\')
                at++;
            else if (python[at] == quote && (!triple || string.CompareOrdinal(python, at, new string(quote, 3), 0, 3) == 0))
                return at + (triple ? 2 : 0);
            else if (python[at] == '\n' && !triple)
                return at;
        }

        return python.Length;
    }
}
