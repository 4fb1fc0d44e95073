using System.Globalization;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Commands;

/// <summary>Waits for a run that somebody asked for, and tells its progress meanwhile.</summary>
static class JobWait
{
    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(500);

    public static async Task<JobRun> EndAsync(ServerClient client, RunAccepted accepted, CancellationToken cancellation)
    {
        string? told = null;
        while (true)
        {
            var runs = await client.GetAsync<JobRunList>($"/api/jobs/{Uri.EscapeDataString(accepted.Job)}/runs?limit=5", cancellation);
            if (runs.Runs.LastOrDefault(run => run.RunId > accepted.After) is { } run)
            {
                if (run.EndedAt is not null)
                    return run;
                if (run.Progress is { } progress && progress != told)
                    Progress.Step(told = progress);
            }
            await Task.Delay(_lookEvery, cancellation);
        }
    }

    /// <summary>One line to stdout, and the exit code.</summary>
    public static async Task<int> PrintAsync(JobRun run)
    {
        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{run.Outcome}\t{run.Duration:0.0} s\t{run.Summary ?? run.Error}")
        );
        return run.Outcome is JobOutcome.Succeeded or JobOutcome.Incomplete ? 0 : 1;
    }
}
