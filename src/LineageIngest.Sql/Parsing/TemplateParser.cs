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
        if (cursor[index].Kind != TokenKind.Word || cursor[index].Keyword != Keyword.None)
        {
            return false;
        }

        return TemplateMask.IsOne(cursor.TextAt(index));
    }

    /// <summary>Whether all of the word is one template or variable of a client, so that it may stand for anything.</summary>
    public bool IsVariableAlone(int index)
    {
        if (!HasTemplates || cursor[index].Kind != TokenKind.Word || cursor[index].Keyword != Keyword.None)
        {
            return false;
        }

        var text = cursor.TextAt(index);
        return TemplateMask.IsOne(text)
            || (text.StartsWith("${") && text.IndexOf('}') == text.Length - 1)
            || (text.StartsWith("$(") && text.EndsWith(")"))
            || (text.StartsWith("&") && text.TrimStart('&').IndexOfAny("{}.&") < 0);
    }

    // A template in the place of a value: which columns it stands for is not known.
    public Parameter ParseTemplateValue()
    {
        TemplateValues++;
        var span = TextSpan.Between(cursor.Start, cursor[cursor.Position].End);
        cursor.Report(DiagnosticFacts.UnknownTemplate(cursor.SpanOf(cursor.Position++)));
        return new Parameter("", span);
    }

    // A semicolon; or a command of a client that runs what this text does not hold.
    public void PassTerminator()
    {
        if (cursor[cursor.Position].Keyword == Keyword.Include)
        {
            var start = cursor.Start;
            cursor.Report(DiagnosticFacts.UnknownCommand(cursor.SpanOf(cursor.Position++)));
            stacks.Statements.Push(
                new OtherStatement("INCLUDE", [], [], [], cursor.SpanFrom(start)) { Completeness = Completeness.Partial }
            );
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
                cursor.Lower(Completeness.Partial);
                cursor.Report(DiagnosticFacts.UnknownTemplateOutput(cursor.SpanOf(cursor.Position)));
            }

            cursor.Position++;
        }
    }

    bool BeginsStatement(int index) =>
        cursor[index].Kind is TokenKind.OpenParen or TokenKind.Semicolon or TokenKind.End
        || IsTemplateAlone(index)
        || (
            cursor[index].Kind == TokenKind.Word
            && (
                (Keywords.Use(cursor[index].Keyword) & KeywordUse.Verb) != 0
                || cursor[index].Keyword is Keyword.With or Keyword.From or Keyword.Values
            )
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
    public void EndTemplateStatement(int from, int end, Completeness completeness)
    {
        if (cursor.Completeness != Completeness.Full)
        {
            stacks.Statements.Push(
                new OtherStatement("TEMPLATE", [], [], [], TextSpan.Between(cursor[from].Start, cursor.LastEnd))
                {
                    Completeness = cursor.Completeness,
                }
            );
        }

        (cursor.End, cursor.Completeness) = (end, completeness);
        cursor.Position = Math.Max(cursor.Position, from + 1);
    }
}
