using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>What templates leave in the text: statements of their own, names, values.</summary>
sealed class TemplateParser(TokenCursor cursor, ParserStacks stacks)
{
    public bool HasTemplates { get; } = cursor.Text.AsSpan().IndexOfAny("{$&") >= 0;

    public int TemplateValues { get; set; }

    // A template in the token, masked for the lexer, as the text spells it: {{ x }}, ${x}, $(x), &x.
    public bool HasTemplate(int index)
    {
        var text = cursor.TextAt(index);
        var at = text.IndexOfAny("{&");
        return at >= 0 || (text.Length > 3 && text.IndexOf("$(") >= 0);
    }

    // &x, &&x and &x. are one variable.
    public static string TemplateName(string text) =>
        text.Contains('&', StringComparison.Ordinal) ? text.Replace("&&", "&", StringComparison.Ordinal).TrimEnd('.') : text;

    bool IsTemplateAlone(int index)
    {
        if (cursor[index].Kind != TokenKind.Word || cursor[index].Word != Word.None)
        {
            return false;
        }

        return TemplateMask.IsOne(cursor.TextAt(index));
    }

    /// <summary>Whether all of the word is one template or variable of a client, so that it may stand for anything.</summary>
    public bool IsVariableAlone(int index)
    {
        if (!HasTemplates || cursor[index].Kind != TokenKind.Word || cursor[index].Word != Word.None)
        {
            return false;
        }

        var text = cursor.TextAt(index);
        return TemplateMask.IsOne(text)
            || (text.StartsWith("${") && text.IndexOf('}') == text.Length - 1)
            || (text.StartsWith("$(") && text.EndsWith(")"))
            || (text.StartsWith("&") && text.TrimStart('&').IndexOfAny("{}.&") < 0);
    }

    // What a template stands for in the place of a value: nobody knows which columns.
    public Parameter ParseTemplateValue()
    {
        TemplateValues++;
        var span = TextSpan.Between(cursor.Start, cursor[cursor.Position].End);
        cursor.Say(DiagnosticCode.DynamicName, "What this stands for, only a run can know.", cursor.Position++);
        return new Parameter("", span);
    }

    // A semicolon; or a command of a client that runs what this text does not hold.
    public void PassTerminator()
    {
        if (cursor[cursor.Position].Word == Word.Include)
        {
            var start = cursor.Start;
            cursor.Say(DiagnosticCode.NotFollowed, "What this command runs is not part of the text.", cursor.Position++);
            stacks.Statements.Push(new OtherStatement("INCLUDE", [], [], [], cursor.SpanFrom(start)) { Quality = Quality.Partial });
            return;
        }

        cursor.Position++;
    }

    /// <summary>Templates that stand before a statement: <c>{{ config(…) }}</c> puts out nothing; what any other does, only a run knows.</summary>
    public void SkipTemplateStatements()
    {
        while (
            cursor.Position < cursor.End
            && IsTemplateAlone(cursor.Position)
            && (cursor.Position + 1 >= cursor.End || BeginsStatement(cursor.Position + 1))
        )
        {
            if (!PutsOutNothing(cursor.TextAt(cursor.Position)))
            {
                cursor.Lower(Quality.Partial);
                cursor.Say(DiagnosticCode.NotFollowed, "What this template puts out, only a run can know.", cursor.Position);
            }

            cursor.Position++;
        }
    }

    bool BeginsStatement(int index) =>
        cursor[index].Kind is TokenKind.OpenParen or TokenKind.Semicolon or TokenKind.End
        || IsTemplateAlone(index)
        || (
            cursor[index].Kind == TokenKind.Word
            && ((Words.Use(cursor[index].Word) & WordUse.Verb) != 0 || cursor[index].Word is Word.With or Word.From or Word.Values)
        );

    static bool PutsOutNothing(ReadOnlySpan<char> template)
    {
        var call = template[2..^2].Trim("- \t\r\n");
        var open = call.IndexOf('(');
        return open > 0
            && call[..open].Trim() is "config" or "log" or "print" or "return" or "exceptions.warn"
            && !call.Contains("_hook", StringComparison.Ordinal);
    }

    // Only templates stood here.
    public void EndTemplateStatement(int from, int end, Quality quality)
    {
        if (cursor.Quality != Quality.Full)
        {
            stacks.Statements.Push(
                new OtherStatement("TEMPLATE", [], [], [], TextSpan.Between(cursor[from].Start, cursor.LastEnd))
                {
                    Quality = cursor.Quality,
                }
            );
        }

        (cursor.End, cursor.Quality) = (end, quality);
        cursor.Position = Math.Max(cursor.Position, from + 1);
    }
}
