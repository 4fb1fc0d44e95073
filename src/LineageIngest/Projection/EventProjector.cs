using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Projection.OwnEvents;
using LineageIngest.Projection.Producers;

namespace LineageIngest.Projection;

/// <summary>An event that cannot be projected: the words and the JSON pointer that go into set_aside.</summary>
sealed class UnprojectableException(string reason, string pointer) : Exception(reason)
{
    public string Pointer { get; } = pointer;
}

/// <summary>Event → facts. Pure: no look-ups, no clock; the same event gives the same facts on every machine.</summary>
static class EventProjector
{
    public static EventFacts Project(OpenLineageEvent source, Guid fingerprint, DateTimeOffset receivedAt)
    {
        if (EventRules.Broken(source) is { } broken)
            throw new UnprojectableException(broken.Detail, broken.Pointer);
        var time = EventTime.Parse(source.EventTimeText, receivedAt);
        var stamp = new Stamp(time.Trust, time.At.UtcTicks / 10, Rank(source.EventType), fingerprint);
        var facts = new EventFacts(stamp, time.At, receivedAt);
        if (CatalogueFacts.IsCatalogue(source))
            CatalogueFacts.Read(source, facts);
        else if (HandClaimEvent.Read(source) is { } said)
            ProjectByHand(said, facts);
        else if (AliasRuleEvent.Read(source) is { } rule)
            (facts.SubjectId, facts.Rule) = (rule.Rule.Id, rule);
        else
            ProjectEntity(source, facts);
        return facts;
    }

    static void ProjectEntity(OpenLineageEvent source, EventFacts facts)
    {
        switch (source.Kind)
        {
            case EventKind.Run:
                ProjectRun(source, facts);
                break;
            case EventKind.Job:
                ProjectJob(source, facts);
                break;
            case EventKind.Dataset:
                ProjectDataset(source, facts);
                break;
        }
    }

    static void ProjectRun(OpenLineageEvent source, EventFacts facts)
    {
        var job = JobFacets.Read(source, facts);
        var run = new RunName(job, RunName.Canonical(source.Run.Text("runId")!));
        facts.SubjectId = run.Key;
        var parent = RunFacets.ReadParent(source, facts, job);
        facts.Run = new RunFact(run, RunFacets.Read(source, facts, parent));
        var claim = ReadClaim(source, facts, job.Id, run) with
        {
            Execution = parent?.RunKey is { } key ? new Register<Guid>(facts.Stamp, key) : null,
        };
        foreach (var asset in AirflowAssets.Inlets(source))
            ClaimAsset(asset, claim.Reads, facts);
        foreach (var asset in AirflowAssets.Outlets(source))
            ClaimAsset(asset, claim.Writes, facts);
        if (IsSnapshotStream(source) && !claim.SaysNothing)
            claim = claim with { Snapshot = facts.Stamp };
        facts.Claim = new ClaimFact(run.Key, job.Id, claim);
    }

    static void ProjectJob(OpenLineageEvent source, EventFacts facts)
    {
        var job = JobFacets.Read(source, facts);
        facts.SubjectId = job.Id;
        facts.Claim = new ClaimFact(
            DerivedId.Of("declaration", job.Namespace, job.Name),
            job.Id,
            IsGone(source)
                ? new ClaimFacts { At = DateTimeOffset.MinValue } // what it said before held until then: that is not replaced by nothing
                : ReadClaim(source, facts, job.Id, run: null) with
                {
                    Snapshot = facts.Stamp,
                }
        );
    }

    /// <summary>Our crawlers' word that a DAG, a task or a view is no longer declared.</summary>
    static bool IsGone(OpenLineageEvent source) =>
        source.JobFacets.GetObject("lineage_ingest_airflow").Flag("gone") || source.JobFacets.GetObject(SourceFacet.Name).Flag("gone");

    static void ProjectDataset(OpenLineageEvent source, EventFacts facts)
    {
        var dataset = DatasetFacets.Read(source.Dataset!.Value, source.Producer, facts, run: null, job: null, isRead: false);
        facts.SubjectId = dataset.Id;
        if (
            DatasetFacets.ReadProfile(source.Dataset.Value, dataset, facts)
            || DatasetFacets.ReadChecks(source.Dataset.Value, dataset, facts)
        )
        {
            return; // it measures the dataset and says nothing of what it is
        }
        DatasetVersions.ReadWritten(source.Dataset.Value, dataset, VersionOrigin.Dataset, run: null, facts);
        var claim = new ClaimFacts { Snapshot = facts.Stamp, At = facts.At };
        LineageFacets.ReadOutput(source.Dataset.Value, dataset, claim, facts);
        Lifecycle.Read(source.Dataset.Value, dataset, claim, facts);
        if (claim.ColumnLineage.Count == 0 && claim.Explicit.Count == 0 && claim.Renames.Count == 0)
            return;
        facts.Claim = new ClaimFact(DerivedId.Of("dataset-declaration", dataset.Namespace, dataset.Name), Guid.Empty, claim);
    }

    /// <summary>Only an addition makes its job and datasets known; a word on what nobody claims yet waits for it.</summary>
    static void ProjectByHand(HandClaim said, EventFacts facts)
    {
        facts.SubjectId = said.Id;
        facts.ByHand = said;
        facts.Claim = new ClaimFact(
            said.Id,
            said.Owner.Id,
            new ClaimFacts
            {
                Snapshot = facts.Stamp,
                At = facts.At,
                ByHand = said,
            }
        );
        if (said.Action != HandAction.Add)
            return;
        facts.Jobs.Add(new JobFact(said.Owner, null));
        facts.Datasets.AddRange(new[] { said.Source, said.Target }.OfType<DatasetName>());
    }

    static ClaimFacts ReadClaim(OpenLineageEvent source, EventFacts facts, Guid job, RunName? run)
    {
        var claim = new ClaimFacts
        {
            At = facts.At,
            Integration = JobFacets.Integration(source) is { } integration ? new Register<string>(facts.Stamp, integration) : null,
            Sql = JobFacets.ReadSql(source, facts),
            Statements = JobFacets.ReadStatements(source, facts),
            Captured = CaptureEvent.Read(source, facts),
        };
        LineageFacets.ReadJob(source, claim, facts);
        foreach (var input in source.Inputs)
        {
            var dataset = DatasetFacets.Read(input, source.Producer, facts, run?.Key, job, isRead: true);
            if (run is not null)
                DatasetVersions.ReadRead(input, dataset, run, facts);
            DatasetFacets.ReadClaim(input, dataset, DbtPhantoms.Reason(source, input, isOutput: false), claim.Reads);
        }
        foreach (var output in source.Outputs)
        {
            var dataset = DatasetFacets.Read(output, source.Producer, facts, run?.Key, job, isRead: false);
            Lifecycle.Read(output, dataset, claim, facts);
            DatasetVersions.ReadWritten(output, dataset, run is null ? VersionOrigin.Job : VersionOrigin.Run, run, facts);
            DatasetFacets.ReadClaim(
                output,
                dataset,
                DbtPhantoms.Reason(source, output, isOutput: true),
                claim.Writes,
                Lifecycle.IsDataWrite(output)
            );
            LineageFacets.ReadOutput(output, dataset, claim, facts);
        }
        return claim;
    }

    static void ClaimAsset(string uri, SortedDictionary<Guid, SortedDictionary<string, Claimed>> claims, EventFacts facts)
    {
        if (AssetUri.ToDataset(uri) is not { } dataset)
            return;
        facts.Datasets.Add(dataset);
        Evidence.Add(claims, dataset.Id, Evidence.AirflowAssets, new Claimed(0.9f, true, null));
    }

    /// <summary>jobType 2-0-4: each event of such a stream is complete for its window, so events are not united.</summary>
    static bool IsSnapshotStream(OpenLineageEvent source) =>
        source.JobFacets.GetObject("jobType").GetObject("emissionPattern").Text("eventContentMode") == "COMPLETE_SNAPSHOT";

    /// <summary>Of events at the same instant the one nearer the end knows more.</summary>
    static byte Rank(string? eventType) =>
        eventType switch
        {
            RunOutcome.Complete or RunOutcome.Fail or RunOutcome.Abort => 3,
            RunOutcome.Running => 2,
            RunOutcome.Start => 1,
            _ => 0,
        };
}
