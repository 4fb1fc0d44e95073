using System.Globalization;

namespace LineageIngest.Chaos;

/// <summary>The table at the end.</summary>
static class Summary
{
    public static void Write(Ledger ledger, Deeds deeds, int failedStarts)
    {
        Line("services killed", deeds.Count(DeedKind.KillService));
        Line("services ended by SIGTERM", deeds.Count(DeedKind.EndService));
        Line("services frozen", deeds.Count(DeedKind.FreezeService));
        Line("starts while PostgreSQL was away", failedStarts);
        Line("PostgreSQL killed", deeds.Count(DeedKind.KillDatabase));
        Line("PostgreSQL killed by way of a backend", deeds.Count(DeedKind.KillBackend));
        Line("PostgreSQL restarted", deeds.Count(DeedKind.RestartDatabase));
        Line("backends frozen", deeds.Count(DeedKind.FreezeBackend));
        Line("disks full", deeds.Count(DeedKind.FillDisk));
        Line("connections cut or refused (times)", deeds.Count(DeedKind.Cut, DeedKind.Refuse));
        Line("connections delayed or stalled (times)", deeds.Count(DeedKind.Delay, DeedKind.Stall));
        Line("migrations and replays under load", deeds.Count(DeedKind.Migrate, DeedKind.Replay));
        Line("events acknowledged", ledger.Acknowledged);
        Line("duplicates acknowledged", ledger.Repeated);
        Line("bodies refused", ledger.Refusals);
        Line("requests sent again", ledger.Retries);
        Line("longest wait of a client, from first failure to answer, s", Math.Round(ledger.LongestOutage.TotalSeconds, 1));
    }

    static void Line(string what, object value) =>
        Console.WriteLine($"  {what.PadRight(58)}{string.Create(CultureInfo.InvariantCulture, $"{value}").PadLeft(10)}");
}
