using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>What an event says about its run: state, parent and root, nominal time.</summary>
static class RunFacets
{
    /// <summary>More of a time that cannot be read tells nobody anything.</summary>
    const int LongestTime = 100;

    public static RunFacts Read(OpenLineageEvent source, EventFacts facts, ParentFact? parent)
    {
        var nominal = source.RunFacets.GetObject("nominalTime");
        var jobType = source.JobFacets.GetObject("jobType");
        return new RunFacts
        {
            States = new(StringComparer.Ordinal) { [source.EventType ?? RunOutcome.Other] = new TimeSpanSeen(facts.At, facts.At) },
            Parent = parent is null ? null : new Register<ParentFact>(facts.Stamp, parent),
            Nominal = nominal is null
                ? null
                : new Register<NominalFact>(
                    facts.Stamp,
                    new NominalFact(
                        EventTime.ParseOptional(nominal.Text("nominalStartTime")),
                        EventTime.ParseOptional(nominal.Text("nominalEndTime"))
                    )
                ),
            Type = Type(source, jobType) is { } type ? new Register<JobTypeFact>(facts.Stamp, type) : null,
            FirstEventAt = facts.At,
            LastEventAt = facts.At,
            UnreadTimes = facts.Stamp.Trust == 0 ? [Limited(source.EventTimeAsWritten)] : null,
        };
    }

    /// <summary>
    /// The parent facet (also under its old key <c>parentRun</c>, and in job facets where two dbt versions put it). Parent and root become known
    /// as jobs; what the facet forwards of them is a copy and overwrites nothing.
    /// </summary>
    public static ParentFact? ReadParent(OpenLineageEvent source, EventFacts facts, JobName job)
    {
        var parent =
            source.RunFacets.GetObject("parent") ?? source.RunFacets.GetObject("parentRun") ?? source.JobFacets.GetObject("parent");
        if (parent is null)
            return null;
        var parentRun = Mention(parent, facts);
        var rootRun = Mention(parent.GetObject("root"), facts);
        if (parentRun is null)
            return null;
        if (parentRun.Job != job)
            facts.JobParents.Add(new JobParentFact(job.Id, parentRun.Job.Id));
        return new ParentFact(parentRun.Key, rootRun?.Key);
    }

    static RunName? Mention(JsonElement? facet, EventFacts facts)
    {
        var job = facet.GetObject("job");
        if (
            facet.GetObject("run").Text("runId") is not { } runId
            || job.Text("namespace") is not { } ns
            || job.Text("name") is not { } name
        )
        {
            return null;
        }

        var run = new RunName(new JobName(ns, name), RunName.Canonical(runId));
        facts.Jobs.Add(new JobFact(run.Job, null));
        facts.MentionedRuns.Add(run);
        return run;
    }

    static string Limited(string text) => text.Length <= LongestTime ? text : text[..LongestTime];

    static JobTypeFact? Type(OpenLineageEvent source, JsonElement? jobType) =>
        jobType is { } facet ? JobFacets.TypeOf(facet)
        : JobFacets.Integration(source) is { } integration ? new JobTypeFact(integration, null, null)
        : null;
}
