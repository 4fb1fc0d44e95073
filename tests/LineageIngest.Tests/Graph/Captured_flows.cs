using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Resolution;

namespace LineageIngest.Tests.Graph;

public sealed class Captured_flows
{
    static readonly DateTimeOffset _noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_chain_every_read_feeds_every_write() =>
        Assert.Equal("a>x a>y b>x b>y", Flows(Read("r1", "a"), Read("r2", "b"), Write("w1", "x"), Write("w2", "y"), Pass("t")));

    [Fact]
    public void A_chain_that_is_told_is_followed_and_nothing_else() =>
        Assert.Equal(
            "a>x b>x c>y",
            Flows(
                Write("w1", "x", "j"),
                Pass("j", "t1", "r2"),
                Pass("t1", "r1"),
                Read("r1", "a"),
                Read("r2", "b"),
                Read("r3", "c"),
                Write("w2", "y", "r3")
            )
        );

    [Fact]
    public void The_sides_of_a_join_may_be_tables() =>
        Assert.Equal(
            "db.a>x db.b>x",
            Flows(Read("r1", "db.a"), Read("r2", "db.b"), Read("r3", "db.bb"), Pass("j", "a", "db.b"), Write("w", "x", "j"))
        );

    [Fact]
    public void A_chain_in_a_circle_ends_and_a_node_that_was_not_reported_brings_nothing() =>
        Assert.Equal("a>x", Flows(Write("w", "x", "t1"), Pass("t1", "t2", "r"), Pass("t2", "t1", "unknown"), Read("r", "a")));

    [Fact]
    public void A_node_that_reads_and_writes_feeds_itself_first() =>
        Assert.Equal("a>x", Flows(Read("n", "a"), Read("other", "b"), Write("n", "x", "n")));

    [Fact]
    public void What_was_read_later_does_not_count_where_both_times_are_told()
    {
        Assert.Equal(
            "a>x",
            Flows(
                Read("r1", "a") with
                {
                    First = _noon,
                },
                Read("r2", "b") with
                {
                    First = _noon.AddHours(2),
                },
                Write("w", "x") with
                {
                    Last = _noon.AddHours(1),
                }
            )
        );
        Assert.Equal("a>x", Flows(Read("r1", "a") with { First = _noon }, Write("w", "x")));
    }

    static string Flows(params CapturedNode[] nodes)
    {
        var names = nodes.SelectMany(n => new[] { n.Reads, n.Writes }).OfType<Guid>().Distinct().ToDictionary(id => id, id => _names[id]);
        string Write(IEnumerable<CapturedNode> order) =>
            string.Join(
                ' ',
                new CapturedFlows([.. order])
                    .All()
                    .Select(flow => $"{names[flow.Source]}>{names[flow.Target]}")
                    .Order(StringComparer.Ordinal)
            );
        Assert.Equal(Write(nodes), Write(nodes.Reverse()));
        return Write(nodes);
    }

    static readonly Dictionary<Guid, string> _names = new[] { "a", "b", "c", "x", "y", "db.a", "db.b", "db.bb" }.ToDictionary(Id);

    static Guid Id(string table) => new DatasetName("pg", table).Id;

    static CapturedNode Read(string node, string table) => new(node, Id(table), null, table, [], null, null);

    static CapturedNode Write(string node, string table, params string[] from) => new(node, null, Id(table), null, from, null, null);

    static CapturedNode Pass(string node, params string[] from) => new(node, null, null, null, from, null, null);
}
