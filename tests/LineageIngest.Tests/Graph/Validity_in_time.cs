using LineageIngest.Resolution;

namespace LineageIngest.Tests.Graph;

public sealed class Validity_in_time
{
    static readonly Guid _a = new(1, 0, 0, new byte[8]);
    static readonly Guid _b = new(2, 0, 0, new byte[8]);

    [Fact]
    public void A_successful_execution_closes_what_it_no_longer_shows()
    {
        var stretches = Validity.Of([At(1, true, (_a, "x")), At(2, true, (_a, "x")), At(3, true, (_b, "x")), At(4, true, (_a, "x"))]);
        Assert.Equal(
            [new Stretch(_a, Time(1), Time(3)), new Stretch(_a, Time(4), null), new Stretch(_b, Time(3), Time(4))],
            stretches.OrderBy(s => s.ItemId).ThenBy(s => s.From)
        );
    }

    [Fact]
    public void A_failed_execution_opens_but_closes_nothing() =>
        Assert.Equal(
            [new Stretch(_a, Time(1), null), new Stretch(_b, Time(2), null)],
            Validity.Of([At(1, true, (_a, "x")), At(2, false, (_b, "x"))]).OrderBy(s => s.ItemId)
        );

    [Fact]
    public void Silence_of_another_kind_of_evidence_closes_nothing() =>
        Assert.Contains(new Stretch(_a, Time(1), null), Validity.Of([At(1, true, (_a, "assets")), At(2, true, (_b, "events"))]));

    [Fact]
    public void An_item_of_two_kinds_goes_only_when_both_spoke_without_it()
    {
        var first = At(1, true, (_a, "assets"), (_a, "events"));
        Assert.Contains(new Stretch(_a, Time(1), null), Validity.Of([first, At(2, true, (_b, "events"))]));
        Assert.Contains(new Stretch(_a, Time(1), Time(2)), Validity.Of([first, At(2, true, (_b, "events"), (_b, "assets"))]));
    }

    static Execution At(int minute, bool closes, params (Guid Item, string Kind)[] items) =>
        new(Time(minute), closes, [.. items.Select(i => new SeenItem(i.Item, i.Kind))]);

    static DateTimeOffset Time(int minute) => new(2026, 1, 1, 0, minute, 0, TimeSpan.Zero);
}
