using LineageIngest.Host.Reading;
using LineageIngest.Insight.Pii;

namespace LineageIngest.Host.Pii;

/// <summary>Where personal data begins: by is hand, tag or rule; detail is the reason, the tag or the rule's name.</summary>
public sealed record PiiDeclaration(ColumnPlace Column, string By, string Detail);

/// <summary>One step of the way. effect: keeps or pseudonymous (what clears ends the way); why: such as <c>hashed by md5</c>; expression: as the job's SQL writes it, null where none says it.</summary>
public sealed record PiiPathStep(
    ColumnPlace Source,
    ColumnPlace Target,
    JobReference Job,
    MaskEffect Effect,
    string Why,
    string? Expression
);

/// <summary>A column with personal data of one kind. masked: it is pseudonymous; allowed: it lies in an allowed place; origin: hand, tag or rule, or derived by the steps of path from declared.</summary>
public sealed record PiiItem(
    DatasetReference Dataset,
    string Column,
    string Kind,
    bool Masked,
    bool Allowed,
    string Origin,
    PiiDeclaration Declared,
    IReadOnlyList<PiiPathStep> Path
);

/// <summary>
/// Columns with personal data, by dataset, column and kind. total and datasets count all that the filters pass, whatever the page. truncated: a limit of the walk was met; unreadJobs: jobs
/// whose SQL was not read any more, so that what only their SQL masks counts as unmasked. next: where the next page begins.
/// </summary>
public sealed record PiiPage(IReadOnlyList<PiiItem> Columns, int Total, int Datasets, bool Truncated, int UnreadJobs, string? Next);

/// <summary>What was said now. Not applied: it is stored, and the stages are still on their way to it.</summary>
public sealed record PiiFlagResponse(DatasetReference Dataset, string Column, string? Kind, bool Applied);

/// <summary>What a person says of a column. dataset: our id or dataset:NAMESPACE:NAME; kind: one of the kinds, or none where the column holds no personal data.</summary>
public sealed record PiiFlagRequest(string? Dataset, string? Column, string? Kind, string? Reason, string? By = null);

/// <summary>Takes back what was said of a column by hand.</summary>
public sealed record PiiWithdrawRequest(string? Dataset, string? Column, string? Reason, string? By = null);

/// <summary>A rule as people write it; see the rule itself.</summary>
public sealed record PiiRuleRequest
{
    public string? Kind { get; init; }
    public string[]? Columns { get; init; }
    public string[]? Types { get; init; }
    public string[]? Datasets { get; init; }
    public string[]? Except { get; init; }

    internal PiiRule Named(string name) => new(name, Kind ?? "", Columns ?? [], Types ?? [], Datasets ?? [], Except ?? []);
}

/// <summary>Rules by name, and those that one call switches on: they are named default-KIND and are off until then.</summary>
public sealed record PiiRuleList(IReadOnlyList<PiiRule> Rules, IReadOnlyList<PiiRule> Defaults);

/// <summary>A column that a rule would flag. known: what flags it already (hand, tag or rule), null where nothing does.</summary>
public sealed record PiiRuleMatch(DatasetReference Dataset, string Column, string? Known);

/// <summary>What a rule would flag, by dataset and column; total whatever is shown.</summary>
public sealed record PiiRulePreview(IReadOnlyList<PiiRuleMatch> Columns, int Total, int New);

/// <summary>What functions do to personal data. A function that is not listed keeps it.</summary>
public sealed record PiiPolicyAnswer(IReadOnlyList<MaskingFunction> Functions);
