using LineageIngest.Resolution;

namespace LineageIngest.Tests.Graph;

public sealed class Validity_in_time
{
    static readonly Guid _source = new(10, 0, 0, new byte[8]);
    static readonly Guid _target = new(11, 0, 0, new byte[8]);
    static readonly Guid _otherTarget = new(12, 0, 0, new byte[8]);
    static readonly SeenItem _a = Flow(1, "x", _target);
    static readonly SeenItem _b = Flow(2, "x", _target);

    [Fact]
    public void A_successful_execution_closes_what_it_no_longer_shows_of_what_it_writes()
    {
        var stretches = Validity.Of([At(1, true, _a), At(2, true, _a), At(3, true, _b), At(4, true, _a)]);
        Assert.Equal(
            [new Stretch(_a.ItemId, Time(1), Time(3)), new Stretch(_a.ItemId, Time(4), null), new Stretch(_b.ItemId, Time(3), Time(4))],
            stretches.OrderBy(s => s.ItemId).ThenBy(s => s.From)
        );
    }

    [Fact]
    public void All_ends_when_the_job_is_gone_and_begins_again_with_an_execution_long_after()
    {
        Assert.Equal([new Stretch(_a.ItemId, Time(1), Time(2))], Validity.Of([At(1, true, _a)], Time(2)));
        var late = At(1, true, _a) with { At = Time(1) + TimeSpan.FromHours(3) }; // still ran when it was taken away
        Assert.Equal(
            [new Stretch(_a.ItemId, Time(1), late.At + TimeSpan.FromMicroseconds(1))],
            Validity.Of([At(1, true, _a), late], Time(1))
        );
        var back = At(1, true, _a) with { At = Time(2) + Validity.Lingering + TimeSpan.FromMinutes(1) };
        Assert.Equal(
            [new Stretch(_a.ItemId, Time(1), Time(2)), new Stretch(_a.ItemId, back.At, null)],
            Validity.Of([At(1, true, _a), back], Time(2))
        );
    }

    [Fact]
    public void An_execution_says_nothing_about_what_it_did_not_write()
    {
        var other = Flow(3, "x", _otherTarget);
        Assert.Equal(
            [new Stretch(_a.ItemId, Time(1), null), new Stretch(other.ItemId, Time(2), null)],
            Validity.Of([At(1, true, _a), At(2, true, other)]).OrderBy(s => s.ItemId)
        );
    }

    [Fact]
    public void A_failed_execution_opens_but_closes_nothing() =>
        Assert.Equal(
            [new Stretch(_a.ItemId, Time(1), null), new Stretch(_b.ItemId, Time(2), null)],
            Validity.Of([At(1, true, _a), At(2, false, _b)]).OrderBy(s => s.ItemId)
        );

    [Fact]
    public void Silence_of_another_kind_of_evidence_closes_nothing() =>
        Assert.Contains(
            new Stretch(_a.ItemId, Time(1), null),
            Validity.Of([At(1, true, _a with { Kind = "assets" }), At(2, true, _b with { Kind = "events" })])
        );

    [Fact]
    public void An_item_of_two_kinds_goes_only_when_both_spoke_without_it()
    {
        var first = At(1, true, _a with { Kind = "assets" }, _a with { Kind = "events" });
        var events = _b with { Kind = "events" };
        Assert.Contains(new Stretch(_a.ItemId, Time(1), null), Validity.Of([first, At(2, true, events)]));
        Assert.Contains(
            new Stretch(_a.ItemId, Time(1), Time(2)),
            Validity.Of([first, At(2, true, events, events with { Kind = "assets" })])
        );
    }

    [Fact]
    public void A_write_ends_by_no_execution()
    {
        var (first, second) = (Write(4, _target), Write(5, _otherTarget));
        Assert.All(Validity.Of([At(1, true, first), At(2, true, second)]), stretch => Assert.Null(stretch.To));
    }

    [Fact]
    public void A_read_ends_with_the_last_flow_from_it()
    {
        var (read, otherRead) = (Read(6, _source), Read(7, _otherTarget));
        Assert.Contains(new Stretch(read.ItemId, Time(1), null), Validity.Of([At(1, true, read, _a), At(2, true, otherRead)]));
        Assert.Contains(new Stretch(read.ItemId, Time(1), Time(2)), Validity.Of([At(1, true, read, _a), At(2, true, otherRead, _b)]));
        Assert.Contains(new Stretch(read.ItemId, Time(1), Time(2)), Validity.Of([At(1, true, read), At(2, true, otherRead)]));
    }

    [Fact]
    public void What_held_for_no_time_is_left_out()
    {
        var stretches = Validity.Of([At(1, true, _a), At(1, true, _b), At(1, true, _a), At(1, true, _b)]);
        Assert.Equal([new Stretch(_b.ItemId, Time(1), null)], stretches);
    }

    static SeenItem Flow(int id, string kind, Guid target) =>
        new(new(id, 0, 0, new byte[8]), ItemRole.Flow, kind, id == 2 ? _otherTarget : _source, target);

    static SeenItem Read(int id, Guid dataset) => new(new(id, 0, 0, new byte[8]), ItemRole.Read, "reads", dataset, Guid.Empty);

    static SeenItem Write(int id, Guid dataset) => new(new(id, 0, 0, new byte[8]), ItemRole.Write, "writes", Guid.Empty, dataset);

    static Execution At(int minute, bool closes, params SeenItem[] items) => new(Time(minute), closes, items);

    static DateTimeOffset Time(int minute) => new(2026, 1, 1, 0, minute, 0, TimeSpan.Zero);
}
