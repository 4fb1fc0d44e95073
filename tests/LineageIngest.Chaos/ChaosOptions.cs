using System.Globalization;

namespace LineageIngest.Chaos;

/// <param name="Seed">decides the schedule</param>
/// <param name="Length">how long the trouble lasts</param>
/// <param name="Rate">events per second that all clients together try to send</param>
sealed record ChaosOptions(int Seed, TimeSpan Length, int Rate)
{
    /// <summary>What repeats the run.</summary>
    public string Command =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"./lineage chaos --minutes {Length.TotalMinutes:0.##} --seed {Seed}{(Rate == DefaultRate ? "" : $" --rate {Rate}")}"
        );

    public const int DefaultRate = 120;
}
