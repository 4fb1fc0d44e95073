using LineageIngest.Graph.Edges;
using LineageIngest.Insight.Pii;

namespace LineageIngest.Tests.Insight;

/// <summary>Edges are written <c>a.x b.y</c>, with <c>#</c> behind what is pseudonymous, <c>!</c> behind what clears and <c>~</c> behind an indirect one.</summary>
public sealed class Spreading_personal_data
{
    [Fact]
    public void It_goes_along_direct_edges_by_the_shortest_way() =>
        Assert.Equal("a.x, b.y<a.x, c.z<a.x", Spread(["a.x"], ["a.x b.y", "b.y c.z", "a.x c.z", "a.x d.w ~"]));

    [Fact]
    public void A_cycle_ends_and_leads_back_to_no_declared_column() =>
        Assert.Equal("a.x, b.y<a.x, c.z<b.y", Spread(["a.x"], ["a.x b.y", "b.y c.z", "c.z a.x", "c.z b.y", "b.y b.y"]));

    [Fact]
    public void What_was_masked_stays_so_unless_another_way_is_bare()
    {
        Assert.Equal("a.x, b.y#<a.x, c.z#<b.y", Spread(["a.x"], ["a.x b.y #", "b.y c.z"]));
        Assert.Equal("a.x, b.y#<a.x, c.z<a.x", Spread(["a.x"], ["a.x b.y #", "b.y c.z", "a.x c.z"]));
    }

    [Fact]
    public void A_masked_cycle_ends_too() =>
        Assert.Equal("a.x, b.y#<a.x, c.z#<b.y", Spread(["a.x"], ["a.x b.y #", "b.y c.z", "c.z b.y", "c.z a.x"]));

    [Fact]
    public void A_count_ends_the_way() => Assert.Equal("a.x", Spread(["a.x"], ["a.x b.y !", "b.y c.z"]));

    [Fact]
    public void A_column_without_personal_data_neither_takes_nor_gives() =>
        Assert.Equal("a.x", Spread(["a.x", "b.y=none", "b.y=email"], ["a.x b.y", "b.y c.z"]));

    [Fact]
    public void Kinds_go_side_by_side() =>
        Assert.Equal("a.x, b.y<a.x, b.y=phone<c.p, c.p=phone", Spread(["a.x", "c.p=phone"], ["a.x b.y", "c.p b.y"]));

    [Fact]
    public void Beyond_the_limit_it_is_said_to_be_cut()
    {
        var chain = Enumerable.Range(0, 10).Select(n => $"a.{n} a.{n + 1}").ToArray();
        Assert.Equal("a.0, a.1<a.0, a.2<a.1 …", Spread(["a.0"], chain, limit: 3));
        Assert.DoesNotContain("…", Spread(["a.0"], chain, limit: 11), StringComparison.Ordinal);
    }

    static string Spread(string[] declared, string[] edges, int limit = 100)
    {
        var (found, truncated) = PiiPropagation.Of(
            [
                .. declared
                    .Select(text => text.Split('='))
                    .Select(parts => new DeclaredPii(Column(parts[0]), parts.Length > 1 ? parts[1] : "email", DeclaredBy.Hand, "")),
            ],
            edges.Select(Edge),
            edge => new PiiStep(
                edge,
                edge.Verdict switch
                {
                    "#" => MaskEffect.Pseudonymous,
                    "!" => MaskEffect.Clears,
                    _ => MaskEffect.Keeps,
                },
                "",
                null
            ),
            limit
        );
        return string.Join(", ", found.Select(Words)) + (truncated ? " …" : "");
    }

    static FoundColumnEdge Edge(string text)
    {
        var parts = text.Split(' ');
        var (source, target, sign) = (Column(parts[0]), Column(parts[1]), parts.Length > 2 ? parts[2] : "");
        return new FoundColumnEdge(
            source.DatasetId,
            source.Column,
            target.DatasetId,
            target.Column,
            Guid.Empty,
            sign == "~" ? "INDIRECT" : "DIRECT",
            "",
            false,
            true,
            sign,
            true,
            1,
            [],
            1
        );
    }

    static string Words(PiiColumn column)
    {
        var kind = column.Kind == "email" ? "" : $"={column.Kind}";
        var from = column.Before is { } before ? $"<{Name(before.Column)}" : "";
        return $"{Name(column.Column)}{kind}{(column.Masked ? "#" : "")}{from}";
    }

    static ColumnRef Column(string text) => new(new Guid((byte)text[0], 0, 0, new byte[8]), text[2..]);

    static string Name(ColumnRef column) => $"{(char)column.DatasetId.ToByteArray()[0]}.{column.Column}";
}
