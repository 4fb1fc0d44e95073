using LineageIngest.Graph.Edges;

namespace LineageIngest.Tests.Graph;

public sealed class Validity_in_time
{
    private static readonly Guid A = new(1, 0, 0, new byte[8]);
    private static readonly Guid B = new(2, 0, 0, new byte[8]);

    [Fact]
    public void A_successful_execution_closes_what_it_no_longer_shows()
    {
        var stretches = Validity.Of([At(1, true, (A, "x")), At(2, true, (A, "x")), At(3, true, (B, "x")), At(4, true, (A, "x"))]);
        Assert.Equal(
            [new Stretch(A, Time(1), Time(3)), new Stretch(A, Time(4), null), new Stretch(B, Time(3), Time(4))],
            stretches.OrderBy(s => s.ItemId).ThenBy(s => s.From));
    }

    [Fact]
    public void A_failed_execution_opens_but_closes_nothing() =>
        Assert.Equal([new Stretch(A, Time(1), null), new Stretch(B, Time(2), null)], Validity.Of([At(1, true, (A, "x")), At(2, false, (B, "x"))]).OrderBy(s => s.ItemId));

    [Fact]
    public void Silence_of_another_kind_of_evidence_closes_nothing() =>
        Assert.Contains(new Stretch(A, Time(1), null), Validity.Of([At(1, true, (A, "assets")), At(2, true, (B, "events"))]));

    [Fact]
    public void An_item_of_two_kinds_goes_only_when_both_spoke_without_it()
    {
        var first = At(1, true, (A, "assets"), (A, "events"));
        Assert.Contains(new Stretch(A, Time(1), null), Validity.Of([first, At(2, true, (B, "events"))]));
        Assert.Contains(new Stretch(A, Time(1), Time(2)), Validity.Of([first, At(2, true, (B, "events"), (B, "assets"))]));
    }

    private static Execution At(int minute, bool closes, params (Guid Item, string Kind)[] items) =>
        new(Time(minute), closes, [.. items.Select(i => new SeenItem(i.Item, i.Kind))]);

    private static DateTimeOffset Time(int minute) => new(2026, 1, 1, 0, minute, 0, TimeSpan.Zero);
}
