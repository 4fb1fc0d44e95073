using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Impact;

namespace LineageIngest.Tests.Insight;

/// <summary>Edges are written <c>source job target</c>, column edges <c>source.column job target.column</c> with <c>~</c> for an indirect one.</summary>
public sealed class Spreading_changes
{
    [Fact]
    public void A_cycle_and_a_diamond_end_by_themselves() =>
        Assert.Equal(
            "b breaks, c breaks, d stale",
            Effects(PlannedChange.DropTable, "a", null, ["a j b", "a k c", "b l d", "c m d", "d n a"], [])
        );

    [Fact]
    public void The_worst_of_two_ways_counts() =>
        Assert.Equal(
            "b breaks, c breaks",
            Effects(PlannedChange.DropColumn, "a", "x", ["a j b", "b k c", "a l c"], ["a.x j b.y", "a.x l c.z"])
        );

    [Fact]
    public void A_table_whose_columns_are_known_and_do_not_come_from_the_column_is_not_affected() =>
        Assert.Equal("c possibly", Effects(PlannedChange.DropColumn, "a", "x", ["a j b", "a k c"], ["a.other j b.y"]));

    [Fact]
    public void An_indirect_use_breaks_a_dropped_column_and_leaves_a_retyped_one_open()
    {
        Assert.Equal("b breaks", Effects(PlannedChange.DropColumn, "a", "x", ["a j b"], ["a.x j b. ~"]));
        Assert.Equal("b possibly", Effects(PlannedChange.RetypeColumn, "a", "x", ["a j b"], ["a.x j b. ~"]));
    }

    [Fact]
    public void Names_of_columns_compare_without_case() =>
        Assert.Equal("b breaks", Effects(PlannedChange.RenameColumn, "a", "X", ["a j b"], ["a.x j b.y"]));

    [Fact]
    public void A_retyped_column_stops_where_nothing_derives_from_it() =>
        Assert.Equal("b changes", Effects(PlannedChange.RetypeColumn, "a", "x", ["a j b", "b k c"], ["a.x j b.y", "b.z k c.z"]));

    [Fact]
    public void A_score_is_the_sum_of_its_parts_and_nothing_affected_is_no_risk()
    {
        Assert.Equal(0, Risk.Of(new ImpactFacts { Change = PlannedChange.DropTable }).Score);
        var (score, parts) = Risk.Of(
            new ImpactFacts
            {
                Change = PlannedChange.DropTable,
                Datasets = 1000,
                Jobs = 1000,
                BreakingJobs = 1000,
                Ends = 1000,
                RunsPerDay = 1000,
                Owners = ["a", "b", "c", "d", "e"],
                SensitiveTags = ["pii"],
                ObservedShare = 1,
            }
        );
        Assert.Equal((100, 100), (score, parts.Sum(p => p.Weight)));
    }

    static string Effects(PlannedChange change, string root, string? column, string[] edges, string[] lines)
    {
        var found = edges
            .Select(e => e.Split(' '))
            .Select(e => new FoundEdge(Id(e[0]), Id(e[2]), Id(e[1]), true, "unchecked", true, 1, [], default, default)
            {
                StaleAt = DateTimeOffset.MaxValue,
                EdgeId = Guid.Empty,
            })
            .ToList();
        var columns = lines
            .Select(l => l.Split(' '))
            .Select(l => new FoundColumnEdge(
                Id(l[0].Split('.')[0]),
                l[0].Split('.')[1],
                Id(l[2].Split('.')[0]),
                l[2].Split('.')[1],
                Id(l[1]),
                l.Length > 3 ? "INDIRECT" : "DIRECT",
                "",
                false,
                true,
                "unchecked",
                true,
                1,
                [],
                0
            ))
            .ToList();
        var datasets = found
            .SelectMany(e => new[] { e.SourceId, e.TargetId })
            .Distinct()
            .Select(id => new FoundDataset(id, id == Id(root) ? 0 : 1))
            .ToList();
        var spread = Spread.Of(
            change,
            [Id(root)],
            column,
            new FoundLineage(datasets, found, false, datasets.Count, false, 0, 0) { Roots = [Id(root)] },
            columns,
            []
        );
        return string.Join(
            ", ",
            spread
                .Datasets.Select(d => $"{(char)d.Id.ToByteArray()[0]} {d.Effect.ToString().ToLowerInvariant()}")
                .Order(StringComparer.Ordinal)
        );
    }

    static Guid Id(string letter) => new([(byte)letter[0], .. new byte[15]]);
}
