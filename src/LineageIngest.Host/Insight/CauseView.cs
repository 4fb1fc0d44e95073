using LineageIngest.Host.Reading;
using LineageIngest.Insight.RootCause;

namespace LineageIngest.Host.Insight;

/// <summary>Causes as an answer shows them; the job asked about stands for itself, not for a dataset.</summary>
sealed class CauseView(AssetReferences names, Guid? askedJob, IReadOnlyDictionary<(string RunId, Guid Job), string> errors)
{
    public CauseItem Cause(RankedCause cause) =>
        new(
            Issue(cause.Issue),
            Math.Round(cause.Score, 1),
            cause.Parts,
            cause.Explains.Count,
            cause.ExplainedBy is { } by ? Issue(by) : null,
            cause.Path.Count,
            Path(cause)
        );

    /// <summary>The asset of the best cause, with everything that went wrong there.</summary>
    public FoundRootCause Root(List<RankedCause> causes, DateTimeOffset symptomAt)
    {
        var best = causes[0];
        var own = causes.FindAll(c => c.Issue.DatasetId == best.Issue.DatasetId).ConvertAll(c => c.Issue);
        var onTheWay = best.Path.Select(f => f.Target).Append(best.Issue.DatasetId).ToHashSet();
        var events = causes
            .FindAll(c => onTheWay.Contains(c.Issue.DatasetId) && c.Issue.At >= best.Issue.At)
            .ConvertAll(c => new TimelineItem(c.Issue.At, c.Issue.Detail, Dataset(c.Issue.DatasetId), Job(c.Issue), c.Issue.RunId));
        events.AddRange(
            own.Where(i => i.RecoveredAt is not null)
                .Select(i => new TimelineItem(i.RecoveredAt!.Value, "well again", Dataset(i.DatasetId), Job(i), null))
        );
        return new FoundRootCause(
            Dataset(best.Issue.DatasetId),
            Job(best.Issue),
            [.. own.OrderBy(i => i.At).Select(Issue)],
            Path(best),
            [
                .. events.OrderBy(e => e.At),
                new TimelineItem(
                    symptomAt,
                    "the symptom",
                    Dataset(best.Path.Count > 0 ? best.Path[^1].Target : best.Issue.DatasetId),
                    askedJob is { } job ? names.Job(job) : null,
                    null
                ),
            ]
        );
    }

    IssueItem Issue(Issue issue) =>
        new(
            issue.Kind.ToString().ToLowerInvariant(),
            Dataset(issue.DatasetId),
            Job(issue),
            issue.RunId,
            issue.At,
            issue.Detail,
            issue.RecoveredAt,
            issue is { RunId: { } run, JobId: { } job } ? errors.GetValueOrDefault((run, job)) : null
        );

    List<CauseStep> Path(RankedCause cause) =>
        [.. cause.Path.Select(flow => new CauseStep(names.Dataset(flow.Source), Dataset(flow.Target), names.Job(flow.Job)))];

    DatasetReference? Dataset(Guid id) => id == askedJob ? null : names.Dataset(id);

    Reading.JobReference? Job(Issue issue) => issue.JobId is { } job ? names.Job(job) : null;
}
