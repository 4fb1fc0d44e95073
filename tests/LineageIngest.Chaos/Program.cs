using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using LineageIngest.Chaos;
using LineageIngest.Postgres;

var minutes = new Option<double>("--minutes")
{
    Description = "How long the trouble lasts; settling and proving come on top",
    DefaultValueFactory = _ => 3,
};
minutes.Validators.Add(result =>
{
    if (result.GetValueOrDefault<double>() is not (>= 0.2 and <= 600))
        result.AddError("--minutes is a number from 0.2 to 600.");
});
var seed = new Option<int?>("--seed")
{
    Description = "Decides which trouble comes when: the same number is the same schedule. Default: a new one",
};
var rate = new Option<int>("--rate")
{
    Description = "Events per second that all clients together try to send",
    DefaultValueFactory = _ => ChaosOptions.DefaultRate,
};
var only = new Option<bool>("--schedule") { Description = "Only print what would be done when" };
var chaos = new RootCommand(
    """
    Kills, freezes and cuts off two services and their PostgreSQL while clients send events, then heals everything and proves that every
    acknowledged event is in the log once, that no refused one is, that nothing waits or stands still, and that what was derived is what a
    clean store derives from the same log. Everything runs on loopback in a temporary folder that goes at the end (it stays when something
    was violated). As root a small disk is mounted there, which gets full at times.

    Exit code 0: nothing was violated; 1: the last lines say what was.

    Examples:
      lineage chaos
      lineage chaos --minutes 10 --seed 42
    """
)
{
    minutes,
    seed,
    rate,
    only,
};
chaos.SetAction(
    async (parsed, cancellation) =>
    {
        var options = new ChaosOptions(
            parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(1_000_000),
            TimeSpan.FromMinutes(parsed.GetValue(minutes)),
            parsed.GetValue(rate)
        );
        if (!parsed.GetValue(only))
            return await ChaosRun.RunAsync(options, cancellation) ? 0 : 1;
        foreach (var deed in Schedule.Of(options.Seed, options.Length))
            await Console.Out.WriteLineAsync(deed.ToString().AsMemory(), cancellation);
        return 0;
    }
);

try
{
    return await chaos
        .Parse(args)
        .InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(90) }
        );
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("lineage: interrupted");
    return 130;
}
catch (CannotStartException reason)
{
    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"lineage: {reason.Message}"));
    return 1;
}
