using LineageIngest.Insight.Runs;

namespace LineageIngest.Tests.Insight;

public sealed class Critical_paths
{
    static readonly DateTimeOffset _begin = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_path_goes_back_from_the_last_end_over_what_ended_last()
    {
        var found = Find("a 1 5", "b 5 6 a", "c 6 10 a", "d 11 12 b c");
        Assert.Equal("a c d", Names(found.Path));
        Assert.Equal("a 4+1 slack 0|b 1+0 slack 4|c 4+1 slack 0|d 1+1 slack 0", Tasks(found));
    }

    [Fact]
    public void What_ended_after_a_task_began_did_not_hold_it_back()
    {
        var found = Find("a 0 9", "b 2 10 a"); // trigger rule: b need not wait for a
        Assert.Equal("b", Names(found.Path));
        Assert.Equal("a 9+0 slack 1|b 8+2 slack 0", Tasks(found));
    }

    [Fact]
    public void Declared_cycles_end_by_time()
    {
        Assert.Equal("a b", Names(Find("a 0 1 b", "b 1 2 a").Path));
        Assert.Single(Find("a 0 0 b", "b 0 0 a").Path, Id("b"));
    }

    [Fact]
    public void Nothing_ran_nothing_is_critical() => Assert.Empty(Find().Path);

    [Fact]
    public void Waits_and_durations_of_the_path_always_add_up()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 200; round++)
        {
            var runs = Enumerable
                .Range(0, 12)
                .Select(i =>
                    random.Next(0, 50) is var start
                        ? new TimedRun(
                            Id($"{i}"),
                            _begin.AddMinutes(start),
                            _begin.AddMinutes(start + random.Next(0, 20)),
                            [.. Enumerable.Range(0, 3).Select(_ => Id($"{random.Next(12)}"))]
                        )
                        : throw new InvalidOperationException()
                )
                .ToList();
            var found = CriticalPath.Of(_begin, runs);
            var critical = found.Tasks.Where(t => t.Critical).ToList();
            Assert.Equal(runs.Max(r => r.End) - _begin, critical.Aggregate(TimeSpan.Zero, (sum, t) => sum + t.Wait + t.Duration));
            Assert.All(critical, t => Assert.Equal(TimeSpan.Zero, t.Slack));
            Assert.All(found.Tasks, t => Assert.True(t.Slack >= TimeSpan.Zero));
        }
    }

    [Fact]
    public void A_skipped_task_passes_its_waiting_on_and_a_retry_waits_for_the_try_before()
    {
        List<RunPart> parts = [Part("d.a", "1", 0, 1), Part("d.c", "1", 2, 3, "FAIL"), Part("d.c", "2", 5, 6)];
        var order = TaskOrder.Of(
            parts,
            new Dictionary<string, DeclaredOrder> { ["d.a"] = new(OrderBasis.Run, [], ["d.b"]), ["d.c"] = new(OrderBasis.Run, ["d.b"], []) }
        );
        Assert.Equal([parts[0].Key], order[parts[1].Key].Upstream);
        Assert.Equal([parts[0].Key, parts[1].Key], order[parts[2].Key].Upstream.OrderBy(k => k == parts[1].Key));
        Assert.All(order.Values, o => Assert.Equal(OrderBasis.Run, o.Basis));
    }

    [Fact]
    public void Where_nothing_tells_the_order_the_last_end_before_a_start_does()
    {
        List<RunPart> parts = [Part("a", "1", 0, 2), Part("b", "1", 0, 3), Part("c", "1", 4, 5)];
        var order = TaskOrder.Of(parts, new Dictionary<string, DeclaredOrder>());
        Assert.Equal((OrderBasis.Time, parts[1].Key), (order[parts[2].Key].Basis, order[parts[2].Key].Upstream.Single()));
    }

    static FoundPath Find(params string[] tasks) =>
        CriticalPath.Of(
            _begin,
            [.. tasks.Select(t => t.Split(' ')).Select(t => new TimedRun(Id(t[0]), Minute(t[1]), Minute(t[2]), [.. t.Skip(3).Select(Id)]))]
        );

    static RunPart Part(string name, string run, int from, int to, string state = "COMPLETE") =>
        new(Id(name + run), run, Id(name), "n", name, state, _begin.AddMinutes(from), _begin.AddMinutes(to), true);

    static DateTimeOffset Minute(string minute) => _begin.AddMinutes(int.Parse(minute, System.Globalization.CultureInfo.InvariantCulture));

    static Guid Id(string name) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    static string Names(IEnumerable<Guid> keys) => string.Join(' ', keys.Select(Name));

    static string Name(Guid key) => "abcd".Select(c => c.ToString()).Single(n => Id(n) == key);

    static string Tasks(FoundPath found) =>
        string.Join(
            '|',
            found
                .Tasks.OrderBy(t => Name(t.Key), StringComparer.Ordinal)
                .Select(t => $"{Name(t.Key)} {t.Duration.TotalMinutes}+{t.Wait.TotalMinutes} slack {t.Slack.TotalMinutes}")
        );
}
