namespace LineageIngest.Sql;

/// <summary>Every diagnostic with its text: <c>DiagnosticFacts.UnknownColumn("a", span)</c>.</summary>
static class DiagnosticFacts
{
    public static Diagnostic NotUnderstood(ReadOnlySpan<char> text, TextSpan span) =>
        new(DiagnosticCode.NotUnderstood, $"'{text}' was not understood here.", span);

    public static Diagnostic UnknownStatement(ReadOnlySpan<char> verb, TextSpan span) =>
        new(DiagnosticCode.NotUnderstood, $"'{verb}' begins no statement that is known.", span);

    public static Diagnostic UnknownObject(TextSpan span) => new(DiagnosticCode.NotUnderstood, "What this makes is not known.", span);

    public static Diagnostic AmbiguousColumn(string name, int sources, TextSpan span) =>
        new(DiagnosticCode.AmbiguousColumn, $"'{name}' could be a column of {sources} sources.", span);

    public static Diagnostic UnknownColumn(string name, TextSpan span) =>
        new(DiagnosticCode.UnknownColumn, $"No source here has a column '{name}'.", span);

    public static Diagnostic UnknownColumnOf(string source, string name, TextSpan span) =>
        new(DiagnosticCode.UnknownColumn, $"'{source}' has no column '{name}'.", span);

    public static Diagnostic UnknownQualifier(string name, TextSpan span) =>
        new(DiagnosticCode.UnknownQualifier, $"'{name}' names no source here.", span);

    public static Diagnostic OpenStar(TextSpan span) => new(DiagnosticCode.OpenStar, "The columns behind this star are not known.", span);

    public static Diagnostic OpenFields(TextSpan span) => new(DiagnosticCode.OpenStar, "The fields behind this star are not known.", span);

    public static Diagnostic UnknownName(TextSpan span) =>
        new(DiagnosticCode.DynamicName, "Which name this is, only a run can know.", span);

    public static Diagnostic UnknownTable(TextSpan span) =>
        new(DiagnosticCode.DynamicName, "Which table this is, only a run can know.", span);

    public static Diagnostic UnknownTemplate(TextSpan span) =>
        new(DiagnosticCode.DynamicName, "What this stands for, only a run can know.", span);

    public static Diagnostic UnknownTemplateOutput(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "What this template puts out, only a run can know.", span);

    public static Diagnostic UnknownCommand(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "What this command runs is not part of the text.", span);

    public static Diagnostic UnknownSource(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "Which rows this source holds is not part of the text.", span);

    public static Diagnostic UnknownTrigger(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "Which table's triggers run this function is not part of the text.", span);

    public static Diagnostic UnknownText(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "What this text does when it runs was not followed.", span);

    public static Diagnostic PartlyUnknownText(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "Parts of this text are only known when it runs.", span);

    public static Diagnostic OtherBranches(TextSpan span) =>
        new(DiagnosticCode.NotFollowed, "Of this choice only the first branch was read.", span);

    public static Diagnostic TooLong(int limit) =>
        new(DiagnosticCode.LimitReached, $"Only the first {limit} characters were read.", new TextSpan(limit, 0));

    public static Diagnostic TooDeep(TextSpan span) =>
        new(DiagnosticCode.LimitReached, "The text nests too deeply; what is inside was only scanned for names.", span);

    public static Diagnostic TooManyQueries(TextSpan span) =>
        new(DiagnosticCode.LimitReached, "The queries read one another too deeply; what is further in was left out.", span);

    public static Diagnostic TooManyTexts(TextSpan span) =>
        new(DiagnosticCode.LimitReached, "Text inside text nests too deeply to be followed.", span);

    public static Diagnostic TooManyStarColumns(TextSpan span) =>
        new(DiagnosticCode.LimitReached, "This star stands for more columns than the limit allows; the rest is left out.", span);

    public static Diagnostic TooManyEdges(TextSpan span) =>
        new(DiagnosticCode.LimitReached, "There are more column edges than the limit allows; the rest is left out.", span);
}
