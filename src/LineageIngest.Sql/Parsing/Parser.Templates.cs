using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <content>Templates and commands of clients between statements.</content>
sealed partial class Parser
{
    readonly bool _hasTemplates;

    // A template in the token, masked for the lexer, as the text spells it: {{ x }}, ${x}, $(x), &x.
    bool HasTemplate(int index)
    {
        var text = TextAt(index);
        var at = text.IndexOfAny("{&");
        return at >= 0 || (text.Length > 3 && text.IndexOf("$(") >= 0);
    }

    // &x, &&x and &x. are one variable.
    static string TemplateName(string text) =>
        text.Contains('&', StringComparison.Ordinal) ? text.Replace("&&", "&", StringComparison.Ordinal).TrimEnd('.') : text;

    bool IsTemplateAlone(int index)
    {
        if (_tokens[index].Kind != TokenKind.Word || _tokens[index].Word != Word.None)
        {
            return false;
        }

        return TemplateMask.IsOne(TextAt(index));
    }

    /// <summary>Whether all of the word is one template or variable of a client, so that it may stand for anything.</summary>
    bool IsVariableAlone(int index)
    {
        if (!_hasTemplates || _tokens[index].Kind != TokenKind.Word || _tokens[index].Word != Word.None)
        {
            return false;
        }

        var text = TextAt(index);
        return TemplateMask.IsOne(text)
            || (text.StartsWith("${") && text.IndexOf('}') == text.Length - 1)
            || (text.StartsWith("$(") && text.EndsWith(")"))
            || (text.StartsWith("&") && text.TrimStart('&').IndexOfAny("{}.&") < 0);
    }

    // What a template stands for in the place of a value: nobody knows which columns.
    Parameter ParseTemplateValue()
    {
        _templateValues++;
        var span = TextSpan.Between(Start, _tokens[_at].End);
        Say(DiagnosticCode.DynamicName, "What this stands for, only a run can know.", _at++);
        return new Parameter("", span);
    }

    int _templateValues;

    // A semicolon; or a command of a client that runs what this text does not hold.
    void PassTerminator()
    {
        if (_tokens[_at].Word == Word.Include)
        {
            var start = Start;
            Say(DiagnosticCode.NotFollowed, "What this command runs is not part of the text.", _at++);
            _statements.Push(new OtherStatement("INCLUDE", [], [], [], SpanFrom(start)) { Quality = Quality.Partial });
            return;
        }

        _at++;
    }

    /// <summary>Templates that stand before a statement: <c>{{ config(…) }}</c> puts out nothing; what any other does, only a run knows.</summary>
    void SkipTemplateStatements()
    {
        while (_at < _end && IsTemplateAlone(_at) && (_at + 1 >= _end || BeginsStatement(_at + 1)))
        {
            if (!PutsOutNothing(TextAt(_at)))
            {
                Lower(Quality.Partial);
                Say(DiagnosticCode.NotFollowed, "What this template puts out, only a run can know.", _at);
            }

            _at++;
        }
    }

    bool BeginsStatement(int index) =>
        _tokens[index].Kind is TokenKind.OpenParen or TokenKind.Semicolon or TokenKind.End
        || IsTemplateAlone(index)
        || (
            _tokens[index].Kind == TokenKind.Word
            && ((Words.Use(_tokens[index].Word) & WordUse.Verb) != 0 || _tokens[index].Word is Word.With or Word.From or Word.Values)
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
    void EndTemplateStatement(int from, int end, Quality quality)
    {
        if (_quality != Quality.Full)
        {
            _statements.Push(
                new OtherStatement("TEMPLATE", [], [], [], TextSpan.Between(_tokens[from].Start, LastEnd)) { Quality = _quality }
            );
        }

        (_end, _quality) = (end, quality);
        _at = Math.Max(_at, from + 1);
    }
}
