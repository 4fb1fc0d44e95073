using System.Globalization;

namespace LineageIngest.Chaos;

/// <summary>Whom a deed is done to. Deeds to one target come one after the other, those to different targets at once.</summary>
enum Target
{
    ServiceA,
    ServiceB,
    Database,
    Proxy,
    Operator,
}

enum DeedKind
{
    KillService,
    EndService,
    FreezeService,
    KillDatabase,
    KillBackend,
    FreezeBackend,
    RestartDatabase,
    FillDisk,
    Delay,
    Stall,
    Cut,
    Refuse,
    Migrate,
    Replay,
}

/// <param name="At">since the beginning</param>
/// <param name="Length">how long it lasts; zero for what happens at once</param>
/// <param name="Number">a random number for what else is to be chosen, such as a backend</param>
sealed record Deed(TimeSpan At, Target Target, DeedKind Kind, TimeSpan Length, int Number)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{At:mm\\:ss}  {Target.ToString().PadRight(8)}  {Kind}{(Length > TimeSpan.Zero ? $" for {Length.TotalSeconds:0.0} s" : "")}"
        );
}

/// <summary>Which trouble comes when; a function of seed and length alone.</summary>
static class Schedule
{
    /// <summary>Longer than a transaction may stand still (25 s), after which another service takes over.</summary>
    static readonly (double Shortest, double Longest) _freeze = (27, 38);

    public static List<Deed> Of(int seed, TimeSpan length) =>
        [.. Enum.GetValues<Target>().SelectMany(target => Of(target, seed, length)).OrderBy(deed => deed.At).ThenBy(deed => deed.Target)];

    static IEnumerable<Deed> Of(Target target, int seed, TimeSpan length)
    {
        var random = new Random(unchecked((seed * 31) + (int)target));
        var (shortest, longest) = Pause(target);
        // The trouble of a short run fits into it.
        var most = length.TotalSeconds / 3;
        for (var at = Between(random, 2, longest); at < length.TotalSeconds; at += Between(random, shortest, longest))
        {
            var (kind, seconds) = Choose(target, random);
            seconds = Math.Min(Math.Min(seconds, most), length.TotalSeconds - at);
            yield return new Deed(TimeSpan.FromSeconds(at), target, kind, TimeSpan.FromSeconds(seconds), random.Next(1000));
            at += seconds;
        }
    }

    /// <summary>Seconds between the end of a deed and the next.</summary>
    static (double Shortest, double Longest) Pause(Target target) =>
        target switch
        {
            Target.ServiceA or Target.ServiceB => (5, 11),
            Target.Database => (9, 17),
            Target.Proxy => (3, 9),
            Target.Operator => (15, 40),
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        };

    static (DeedKind Kind, double Seconds) Choose(Target target, Random random)
    {
        var chance = random.Next(100);
        return target switch
        {
            Target.ServiceA or Target.ServiceB => chance switch
            {
                < 89 => (DeedKind.KillService, 0),
                < 95 => (DeedKind.EndService, 0),
                _ => (DeedKind.FreezeService, Between(random, _freeze.Shortest, _freeze.Longest)),
            },
            Target.Database => chance switch
            {
                < 66 => (DeedKind.KillDatabase, 0),
                < 76 => (DeedKind.KillBackend, 0),
                < 83 => (DeedKind.FreezeBackend, Between(random, 5, 30)),
                < 91 => (DeedKind.RestartDatabase, 0),
                _ => (DeedKind.FillDisk, Between(random, 3, 8)),
            },
            Target.Proxy => chance switch
            {
                < 40 => (DeedKind.Delay, Between(random, 3, 10)),
                < 65 => (DeedKind.Cut, 0),
                < 80 => (DeedKind.Refuse, Between(random, 2, 6)),
                _ => (DeedKind.Stall, Between(random, 3, 35)),
            },
            Target.Operator => chance < 60 ? (DeedKind.Migrate, 0) : (DeedKind.Replay, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        };
    }

    static double Between(Random random, double least, double most) => least + (random.NextDouble() * (most - least));
}
