using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Pii;
using LineageIngest.Host.Reading;
using LineageIngest.Host.Schemas;
using LineageIngest.Insight.Alerts;
using LineageIngest.Names;

namespace LineageIngest.Host.Alerts;

/// <summary>A rule and where to look → alerts, with their impact and the one whose message tells of them. The same for a preview and for what is sent.</summary>
sealed class AlertFinder(
    SchemaFindings schemas,
    EdgeFindings edges,
    RunFindings runs,
    QualityFindings quality,
    PiiFindings pii,
    SchemaRuleStore schemaRules,
    AlertSubjectQuery subjects,
    LabelQuery labels,
    TimeProvider time
)
{
    /// <summary>Of more owners than those of the nearest so many datasets nobody reads the names.</summary>
    const int MostOwned = 2000;

    /// <summary>In order of time; an alert comes after the one whose message tells of it.</summary>
    /// <param name="known">ids of alerts that were found before; they are left out</param>
    /// <param name="told">alerts of the rule that people know of and that are not resolved: what lies downstream of one is told with it</param>
    public async Task<List<FoundAlert>> FindAsync(
        int subscriptionId,
        AlertRule rule,
        AlertScope scope,
        IReadOnlySet<Guid> known,
        IReadOnlyList<AlertResponse> told,
        CancellationToken cancellation
    )
    {
        var isOfAll = rule is { Dataset: null, Pattern: null, Owner: null, Tag: null };
        var subject =
            isOfAll && scope.Datasets is not null && !IsOfTime(rule)
                ? null
                : await subjects.DatasetsAsync(
                    subscriptionId,
                    new AlertSubject(rule.Dataset, rule.Pattern is { } pattern ? NamePattern.ToLike(pattern) : null, rule.Owner, rule.Tag),
                    cancellation
                );
        var concerned = isOfAll ? null : subject?.ToHashSet();
        List<Guid> looked =
            scope.Datasets is null ? subject ?? []
            : concerned is null ? [.. scope.Datasets]
            : [.. scope.Datasets.Where(concerned.Contains)];
        var found = (await FindingsAsync(subscriptionId, rule, scope, isOfAll ? null : subject, looked, cancellation))
            .Where(finding => concerned is null || finding.Touched.Any(concerned.Contains))
            .OrderBy(finding => finding.At)
            .ThenBy(finding => finding.Cause)
            .ThenBy(finding => finding.Version, StringComparer.Ordinal)
            .ToList();
        return await GroupAsync(subscriptionId, rule, found, known, told, cancellation);
    }

    /// <summary>Rules of time find something while nothing changes: hours pass, or what counts as personal data and where it may lie is decided anew.</summary>
    public static bool IsOfTime(AlertRule rule) => rule.Kind is AlertKinds.RunLate or AlertKinds.Freshness or AlertKinds.PiiExposed;

    async Task<List<AlertFinding>> FindingsAsync(
        int subscription,
        AlertRule rule,
        AlertScope scope,
        List<Guid>? subject,
        IReadOnlyCollection<Guid> looked,
        CancellationToken cancellation
    )
    {
        var before = rule.Kind is AlertKinds.RunLate or AlertKinds.Freshness ? time.GetUtcNow().AddHours(-rule.Threshold!.Value) : default;
        return rule.Kind switch
        {
            AlertKinds.SchemaBreaking => await SchemasAsync(subscription, scope, breakingOnly: true, cancellation),
            AlertKinds.SchemaChanged => await SchemasAsync(subscription, scope, breakingOnly: false, cancellation),
            AlertKinds.EdgeNew => await edges.NewAsync(subscription, scope, cancellation),
            AlertKinds.EdgeLost => await edges.LostAsync(subscription, scope, cancellation),
            AlertKinds.ClaimContradicted => await edges.ContradictedAsync(subscription, scope, cancellation),
            AlertKinds.RunFailed => await runs.FailedAsync(subscription, scope, cancellation),
            AlertKinds.RunLate => await runs.LateAsync(subscription, subject, before, cancellation),
            AlertKinds.Freshness => await quality.StaleAsync(subscription, looked, before, cancellation),
            AlertKinds.Volume => await quality.VolumesAsync(
                subscription,
                looked,
                scope.Since,
                rule.Threshold ?? AlertRule.UsualSpreads,
                cancellation
            ),
            AlertKinds.PiiExposed => await pii.OfAsync(subscription, time.GetUtcNow(), cancellation),
            AlertKinds.CheckFailed => await quality.ChecksAsync(subscription, looked, scope.Since, cancellation),
            _ =>
            [
                .. await SchemasAsync(subscription, scope, breakingOnly: true, cancellation),
                .. await edges.LostAsync(subscription, scope, cancellation),
                .. await runs.FailedAsync(subscription, scope, cancellation),
                .. await quality.ChecksAsync(subscription, looked, scope.Since, cancellation),
            ],
        };
    }

    async Task<List<AlertFinding>> SchemasAsync(int subscription, AlertScope scope, bool breakingOnly, CancellationToken cancellation) =>
        await schemas.OfAsync(subscription, scope, breakingOnly, await schemaRules.ListAsync(subscription, cancellation), cancellation);

    /// <summary>What has the same cause as another finding, or lies downstream of it, is told with it: one broken source is one message.</summary>
    async Task<List<FoundAlert>> GroupAsync(
        int subscription,
        AlertRule rule,
        List<AlertFinding> findings,
        IReadOnlySet<Guid> known,
        IReadOnlyList<AlertResponse> told,
        CancellationToken cancellation
    )
    {
        var heads = new List<Head>();
        foreach (var alert in told)
        {
            var below = await subjects.DownstreamAsync(subscription, [.. alert.Detail.Datasets.Select(one => one.Id)], cancellation);
            heads.Add(new Head(alert.Id, null, [.. below]));
        }
        var found = new List<FoundAlert>();
        foreach (var finding in findings)
        {
            var id = DerivedId.Of("alert", rule.Name, finding.Kind, finding.Cause.ToString(), finding.Version);
            if (known.Contains(id))
                continue;
            var downstream = await subjects.DownstreamAsync(subscription, finding.Datasets, cancellation);
            if (rule.Kind == AlertKinds.Impact && downstream.Count < rule.Threshold)
                continue;
            var head = heads.Find(one => one.Cause == finding.Cause || finding.Datasets.Any(one.Downstream.Contains));
            if (head is null)
                heads.Add(new Head(id, finding.Cause, [.. downstream]));
            found.Add(await DescribeAsync(subscription, rule, finding, id, head?.Id ?? id, downstream, cancellation));
        }
        return found;
    }

    async Task<FoundAlert> DescribeAsync(
        int subscription,
        AlertRule rule,
        AlertFinding finding,
        Guid id,
        Guid group,
        List<Guid> downstream,
        CancellationToken cancellation
    )
    {
        var near = downstream.Take(MostOwned).ToList();
        var names = await AssetReferences.OfAsync(
            labels,
            subscription,
            finding.Touched.Concat(near),
            finding.Job is { } job ? [job] : [],
            cancellation
        );
        var owners = finding
            .Datasets.Concat(near)
            .SelectMany(dataset => names.DatasetLabel(dataset)?.Owners ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var detail = new AlertDetail(
            [.. finding.Datasets.Select(names.Dataset)],
            finding.Source is { } source ? names.Dataset(source) : null,
            finding.Job is { } of ? names.Job(of) : null,
            finding.Details,
            [.. owners],
            [.. downstream.Take(AlertDetail.MostDownstream).Select(names.Dataset)]
        );
        return new FoundAlert(id, rule.Name, finding, group, AlertTitle.Of(finding, detail, downstream.Count), detail, downstream.Count);
    }

    /// <summary>An alert that has messages. Cause is null where it was told before: what happens again to the same cause is news.</summary>
    sealed record Head(Guid Id, Guid? Cause, HashSet<Guid> Downstream);
}

/// <summary>An alert before it is kept.</summary>
sealed record FoundAlert(Guid Id, string Rule, AlertFinding Finding, Guid GroupId, string Title, AlertDetail Detail, int Impact)
{
    public AlertResponse Shown(string state, DateTimeOffset raisedAt) =>
        new(Id, Rule, Finding.Kind, GroupId, Finding.At, raisedAt, state, Title, Detail, Impact, null, null);
}
