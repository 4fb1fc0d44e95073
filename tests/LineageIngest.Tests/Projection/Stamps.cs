using LineageIngest.Facts;

namespace LineageIngest.Tests.Projection;

public sealed class Stamps
{
    [Fact]
    public void Stamps_order_as_their_bytes_do_and_survive_them()
    {
        var random = new Random(1);
        var stamps = Enumerable
            .Range(0, 500)
            .Select(_ => new Stamp(
                (byte)random.Next(3),
                random.NextInt64(-5, 5) * 1_000_000_000_000,
                (byte)random.Next(3),
                new Guid(random.Next(4), 0, 0, new byte[8])
            ))
            .ToList();
        foreach (var (left, right) in stamps.Zip(stamps.Skip(1)))
            Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(left.ToBytes().AsSpan().SequenceCompareTo(right.ToBytes())));
        Assert.All(stamps, stamp => Assert.Equal(stamp, Stamp.FromBytes(stamp.ToBytes())));
    }

    [Fact]
    public void An_untrusted_time_loses_to_any_trusted_one() =>
        Assert.True(new Stamp(2, 0, 0, Guid.Empty) > new Stamp(1, long.MaxValue, 3, Guid.AllBitsSet));

    [Fact]
    public void Merging_facts_is_commutative_associative_and_idempotent()
    {
        var random = new Random(2);
        for (var i = 0; i < 300; i++)
        {
            var (a, b, c) = (Claim(random), Claim(random), Claim(random));
            Assert.Equal(Text(ClaimFacts.Merge(a, b)), Text(ClaimFacts.Merge(b, a)));
            Assert.Equal(Text(ClaimFacts.Merge(ClaimFacts.Merge(a, b), c)), Text(ClaimFacts.Merge(a, ClaimFacts.Merge(b, c))));
            Assert.Equal(Text(a), Text(ClaimFacts.Merge(a, a)));
        }
    }

    static string Text(ClaimFacts facts) => FactsJson.Write(facts);

    static ClaimFacts Claim(Random random)
    {
        Guid Id() => new(random.Next(3), 0, 0, new byte[8]);
        var stamp = new Stamp(2, random.Next(100), (byte)random.Next(4), Guid.NewGuid());
        var claim = new ClaimFacts
        {
            At = DateTimeOffset.UnixEpoch.AddMinutes(random.Next(9)),
            Snapshot = random.Next(4) == 0 ? stamp : null,
            Sql = random.Next(2) == 0 ? new() { [Id()] = random.Next(2) == 0 ? "postgres" : "" } : [],
            Statements = random.Next(2) == 0 ? [Id()] : [],
            Execution = random.Next(2) == 0 ? new Register<Guid>(stamp, Id()) : null,
        };
        Evidence.Add(claim.Reads, Id(), Evidence.OpenLineage, new Claimed(random.Next(3) / 2f, random.Next(2) == 0, null));
        Evidence.Add(claim.Writes, Id(), random.Next(2) == 0 ? Evidence.OpenLineage : Evidence.AirflowAssets, new Claimed(1, true, null));
        claim.ColumnLineage[Id()] = new Register<Guid>(stamp, Id());
        claim.Explicit[Id()] = Id();
        return claim;
    }
}
