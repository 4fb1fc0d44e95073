using LineageIngest.DataSources.Profiling;
using LineageIngest.Host.Checks;
using LineageIngest.Insight.Checks;

namespace LineageIngest.Tests.Insight;

public sealed class Bounds_of_checks
{
    static readonly double[] _rows = [100, 102, 98, 101, 99];

    [Fact]
    public void Bounds_are_the_median_and_so_many_deviations()
    {
        var bounds = CheckBounds.Of(_rows, 5, 3, 0, CheckSides.Both)!;
        Assert.Equal((100, 1, 97, 103, 5), (bounds.Median, bounds.Mad, bounds.Lower, bounds.Upper, bounds.Profiles));
        Assert.True(bounds.Holds(103));
        Assert.False(bounds.Holds(96.9));
    }

    [Fact]
    public void Figures_that_never_moved_still_have_room()
    {
        var bounds = CheckBounds.Of([100, 100, 100], 3, 3, 1, CheckSides.Upper)!;
        Assert.Equal((null, 103.0, 0.0), (bounds.Lower, bounds.Upper, bounds.Mad));
    }

    [Fact]
    public void Too_few_profiles_are_learning_and_never_a_failure()
    {
        var rule = new CheckRule("rows", null, "*", CheckKind.Volume, null, 3, 5, "error");
        var learning = Assert.Single(CheckEvaluation.Of(rule, Profile(0, 0), [.. _rows.Take(4).Select(rows => Profile((long)rows, 0))]));
        Assert.Equal(CheckState.Learning, learning.State);
        Assert.Null(learning.Bounds);
        var failed = Assert.Single(CheckEvaluation.Of(rule, Profile(0, 0), [.. _rows.Select(rows => Profile((long)rows, 0))]));
        Assert.Equal(CheckState.Failed, failed.State);
        Assert.Equal("volume is 0, expected 97 to 103 (median 100, MAD 1, k 3, 5 profiles)", failed.Message);
    }

    [Fact]
    public void More_nulls_than_usual_fail_and_fewer_do_not()
    {
        var rule = new CheckRule("nulls", null, "*", CheckKind.NullRate, "a", 3, 2, "warn");
        TableProfile[] earlier = [Profile(100, 10), Profile(100, 10), Profile(100, 11)];
        Assert.Equal(CheckState.Failed, Assert.Single(CheckEvaluation.Of(rule, Profile(100, 50), earlier)).State);
        Assert.Equal(CheckState.Passed, Assert.Single(CheckEvaluation.Of(rule, Profile(100, 0), earlier)).State);
    }

    [Fact]
    public void Values_that_repeat_more_than_usual_fail()
    {
        var rule = new CheckRule("unique", null, "*", CheckKind.Uniqueness, "a", 3, 2, "error");
        TableProfile[] earlier = [Profile(100, 0), Profile(100, 0)];
        Assert.Equal(CheckState.Failed, Assert.Single(CheckEvaluation.Of(rule, Profile(100, 0, distinct: 50), earlier)).State);
    }

    static TableProfile Profile(long rows, long nulls, long? distinct = null) =>
        new(
            Guid.NewGuid(),
            Guid.Empty,
            rows,
            1,
            [
                new ColumnProfile(
                    "a",
                    "text",
                    nulls,
                    distinct ?? rows - nulls,
                    ColumnProfile.Exact,
                    rows == 0 ? 0 : 100.0 * nulls / rows,
                    null,
                    null
                ),
            ],
            DateTimeOffset.UnixEpoch,
            "exact",
            null,
            new Duplicates([], 0, "exact"),
            null,
            null,
            1,
            "shop",
            null,
            1
        );
}
