using System.Globalization;
using LineageIngest.Postgres.Embedded;

namespace LineageIngest.Chaos;

/// <summary>Signals to processes that the harness started, by their number.</summary>
static class Signals
{
    /// <summary>False where the process is gone.</summary>
    public static async Task<bool> SendAsync(string signal, int pid) =>
        (
            await ExternalProgram.RunAsync("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)], CancellationToken.None)
        ).Succeeded;
}
