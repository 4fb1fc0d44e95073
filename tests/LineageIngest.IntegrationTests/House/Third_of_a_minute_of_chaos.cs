using System.Diagnostics;

namespace LineageIngest.IntegrationTests.House;

/// <summary><c>lineage chaos</c> itself, short: kills of both services and of PostgreSQL, a freeze, a proxy that stalls and, as root, a full disk, under load.</summary>
public sealed class Third_of_a_minute_of_chaos
{
    [Fact]
    public async Task Loses_nothing_and_gets_nothing_stuck()
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "lineage-chaos.dll"), "--minutes", "0.35", "--seed", "33", "--rate", "60"]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await output}\n{await errors}");
        Assert.EndsWith("ok\n", await output, StringComparison.Ordinal);
    }
}
