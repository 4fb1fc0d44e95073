using LineageIngest.Insight.RootCause;

namespace LineageIngest.Tests.Insight;

public sealed class Finding_causes
{
    static readonly DateTimeOffset _noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    static readonly Guid _job = Id('j'),
        _parent = Id('p');

    [Fact]
    public void What_is_usual_ignores_single_outliers()
    {
        var usual = Usual.Of([10, 11, 9, 10, 500], 4)!;
        Assert.Equal(10, usual.Median);
        Assert.True(usual.IsHigh(30));
        Assert.False(usual.IsHigh(14));
        Assert.Null(Usual.Of([1, 2, 3], 4));
    }

    [Fact]
    public void Failures_in_a_row_are_one_issue_that_began_with_the_first()
    {
        var issue = Assert.Single(Issues(Run(60, 61), Run(120, 121, "FAIL"), Run(180, 181, "FAIL")), i => i.Kind == IssueKind.Failed);
        Assert.Equal((_noon.AddMinutes(-600 + 121), "The run failed, 2 times in a row"), (issue.At, issue.Detail));
    }

    [Fact]
    public void A_run_far_longer_than_usual_is_slow_and_one_without_an_end_still_running()
    {
        PastRun[] habit = [Run(0, 5), Run(60, 65), Run(120, 125), Run(180, 186), Run(240, 244)];
        Assert.Equal("Slow", Kinds(Issues([.. habit, Run(300, 340), Run(360, 365), Run(420, 425), Run(480, 485), Run(540, 545)])));
        Assert.Equal("Running", Kinds(Issues([.. habit, Run(300, 305), Run(360, 365), Run(420, 425), Run(480, 485), Run(540, null)])));
        Assert.Equal("", Kinds(Issues([.. habit, Run(300, 305), Run(360, 365), Run(420, 425), Run(480, 485), Run(540, 547)])));
    }

    [Fact]
    public void A_late_start_and_a_run_that_did_not_come_are_told_by_the_usual_interval()
    {
        PastRun[] habit = [Run(0, 5), Run(60, 65), Run(120, 125), Run(180, 185), Run(240, 245)];
        Assert.Equal("Missing", Kinds(Issues(habit)));
        Assert.Equal("Late", Kinds(Issues([.. habit, Run(450, 455), Run(510, 515), Run(570, 575)])));
    }

    [Fact]
    public void A_workflow_that_ran_without_the_task_skipped_it()
    {
        PastRun[] parents = [Run(0, 10, key: 'a', job: _parent), Run(300, 310, "FAIL", key: 'b', job: _parent)];
        Assert.Equal("Skipped", Kinds(RunIssues.Of(Id('d'), [Run(1, 2, parent: 'a')], parents, _noon.AddDays(-1), _noon)));
        Assert.Equal(
            "",
            Kinds(RunIssues.Of(Id('d'), [Run(1, 2, parent: 'a'), Run(301, 302, parent: 'b')], parents, _noon.AddDays(-1), _noon))
        );
    }

    [Fact]
    public void A_volume_far_from_usual_and_none_after_some_are_odd()
    {
        Assert.Equal("Volume", Kinds(Volumes(1000, 1010, 990, 1005, 10)));
        Assert.Equal("", Kinds(Volumes(1000, 1010, 990, 1005, 1300)));
        Assert.Equal("Volume", Kinds(Volumes(1000, 1010, 0)));
        Assert.Equal("", Kinds(Volumes(1000, 10)));
    }

    [Fact]
    public void A_check_that_passes_again_has_recovered()
    {
        var issue = Assert.Single(MeasureIssues.Of(Id('d'), [Check(1, false), Check(2, false), Check(3, true)], _noon.AddDays(-1), _noon));
        Assert.Equal((_noon.AddMinutes(-599), _noon.AddMinutes(-597)), (issue.At, issue.RecoveredAt));
    }

    [Fact]
    public void The_origin_of_a_chain_stands_first_and_explains_the_rest()
    {
        Flow[] flows = [new(Id('a'), Id('b'), _job, true), new(Id('b'), Id('c'), _job, true)];
        var ranked = Causes.Rank(
            Id('c'),
            _noon,
            TimeSpan.FromHours(24),
            flows,
            [
                At('c', IssueKind.Assertion, 300),
                At('a', IssueKind.Volume, 100),
                At('b', IssueKind.Failed, 200),
                At('a', IssueKind.Failed, 700),
            ]
        );
        Assert.Equal(
            ["a Volume", "b Failed", "c Assertion"],
            ranked.Select(r => $"{(char)r.Issue.DatasetId.ToByteArray()[0]} {r.Issue.Kind}")
        );
        Assert.Equal([2, 1, 0], ranked.Select(r => r.Explains.Count));
        Assert.Equal(2, ranked[0].Path.Count);
    }

    [Fact]
    public void A_delay_explains_no_failure_and_what_was_well_again_explains_nothing()
    {
        Flow[] flows = [new(Id('a'), Id('b'), _job, true)];
        Assert.All(
            Causes.Rank(Id('b'), _noon, TimeSpan.FromHours(24), flows, [At('a', IssueKind.Slow, 100), At('b', IssueKind.Failed, 200)]),
            r => Assert.Empty(r.Explains)
        );
        Assert.All(
            Causes.Rank(
                Id('b'),
                _noon,
                TimeSpan.FromHours(24),
                flows,
                [At('a', IssueKind.Failed, 100) with { RecoveredAt = _noon.AddMinutes(-450) }, At('b', IssueKind.Failed, 200)]
            ),
            r => Assert.Empty(r.Explains)
        );
    }

    static Issue At(char dataset, IssueKind kind, int minute) => new(kind, Id(dataset), _job, null, _noon.AddMinutes(minute - 600), "");

    static List<Issue> Issues(params PastRun[] runs) => RunIssues.Of(Id('d'), runs, [], _noon.AddHours(-24), _noon);

    static string Kinds(IEnumerable<Issue> issues) => string.Join(' ', issues.Select(i => i.Kind));

    static List<Issue> Volumes(params int[] rows) =>
        MeasureIssues.Of(
            Id('d'),
            [
                .. rows.Select(
                    (count, i) =>
                        new PastMeasure(
                            Id('d'),
                            _job,
                            $"{i}",
                            "outputStatistics",
                            _noon.AddMinutes(i - 600),
                            $$"""{"rowCount":{{count}}}"""
                        )
                ),
            ],
            _noon.AddDays(-1),
            _noon
        );

    static PastMeasure Check(int minute, bool success) =>
        new(
            Id('d'),
            _job,
            $"{minute}",
            "dataQualityAssertions",
            _noon.AddMinutes(minute - 600),
            $$"""{"assertions":[{"assertion":"unique","column":"id","success":{{(success ? "true" : "false")}}}]}"""
        );

    /// <summary>Minutes from ten hours before noon.</summary>
    static PastRun Run(int from, int? to, string state = "COMPLETE", char? key = null, char? parent = null, Guid? job = null) =>
        new(
            job ?? _job,
            key is { } k ? Id(k) : new Guid(from + 1, 0, 0, new byte[8]),
            $"r{from}",
            to is null ? "RUNNING" : state,
            _noon.AddMinutes(from - 600),
            to is { } end ? _noon.AddMinutes(end - 600) : null,
            parent is { } p ? Id(p) : null
        );

    static Guid Id(char letter) => new([(byte)letter, .. new byte[15]]);
}
