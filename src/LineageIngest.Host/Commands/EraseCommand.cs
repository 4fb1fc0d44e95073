using System.CommandLine;
using System.Globalization;
using LineageIngest.Answers;
using LineageIngest.Host.Erasing;
using LineageIngest.Host.Scheduling;
using LineageIngest.Postgres;
using LineageIngest.Retention.Erasing;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage erase</c>: take a dataset, a job or a person out of everything for good.</summary>
static class EraseCommand
{
    static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var server = ServerClient.Option();
        var kind = new Argument<ErasureKind>("kind") { Description = "dataset, job or person" };
        var names = new Argument<string[]>("name")
        {
            Description = "Namespace and name of a dataset or job; one way of writing a person's name, address or account",
            Arity = new ArgumentArity(1, 2),
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count what would go; take nothing" };
        var forget = new Option<bool>("--forget")
        {
            Description = "Erase even though retention removed events: what only they said is forgotten",
        };
        var erase = new ExampledCommand(
            "erase",
            "Take a dataset, job or person out of the log and every table for good; returns when it is proved, with 1 when something is left. The graph is rebuilt meanwhile. For administrators.",
            "lineage erase person 'Jane Doe' --dry-run",
            "lineage erase person jane.doe@example.com",
            "lineage erase dataset postgres://db:5432 shop.public.customers"
        )
        {
            kind,
            names,
            dryRun,
            forget,
            server,
        };
        erase.SetAction(
            async (parsed, cancellation) =>
            {
                var given = parsed.GetValue(names)!;
                var target = new ErasureTarget(parsed.GetValue(kind), given.Length == 2 ? given[0] : null, given[^1]);
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var body = JsonContent.Create(target, options: AnswerJson.Options);
                if (parsed.GetValue(dryRun))
                {
                    await PrintAsync("would go", await client.PostAsync<ErasureCount>("/api/erasures/dry-run", body, cancellation));
                    return 0;
                }
                var asked = await client.PostAsync<ErasureAnswer>(
                    parsed.GetValue(forget) ? "/api/erasures?forget=true" : "/api/erasures",
                    body,
                    cancellation
                );
                var now = await EndAsync(client, asked, cancellation);
                await PrintAsync("erased", now.Erased!);
                await PrintAsync("left", now.Remaining!);
                return now.State == ErasureState.Done ? 0 : 1;
            }
        );
        return erase;
    }

    static async Task<ErasureAnswer> EndAsync(ServerClient client, ErasureAnswer asked, CancellationToken cancellation)
    {
        var now = asked;
        ErasureState? told = null;
        while (now.State is not (ErasureState.Done or ErasureState.Incomplete))
        {
            if (now.State != told)
            {
                told = now.State;
                Progress.Step($"erasure {asked.Id}: {now.State.ToString().ToLowerInvariant()}");
            }
            await Task.Delay(_lookEvery, cancellation);
            now = await client.GetAsync<ErasureAnswer>($"/api/erasures/{asked.Id.ToString(CultureInfo.InvariantCulture)}", cancellation);
            if (now.State is not (ErasureState.Done or ErasureState.Incomplete))
                await EnsureRunsAsync(client, asked, cancellation);
        }
        return now;
    }

    /// <exception cref="CannotStartException">The job failed and is not tried again before its next turn.</exception>
    static async Task EnsureRunsAsync(ServerClient client, ErasureAnswer asked, CancellationToken cancellation)
    {
        var newest = await client.GetAsync<ScheduledRunPage>($"/api/jobs/runs?job={ErasureJob.Kind}&limit=1", cancellation);
        if (newest.Runs is [{ State: JobRunState.Failed or JobRunState.Deleted, EndedAt: { } ended } run, ..] && ended > asked.AskedAt)
        {
            throw new CannotStartException(
                $"Erasure {asked.Id.ToString(CultureInfo.InvariantCulture)} is not done: run {run.RunId.ToString(CultureInfo.InvariantCulture)} of the job erasure ended as {run.Outcome} ({run.Error ?? run.Summary}). It goes on where it was when the job runs again: on the page /ops, or by POST /api/jobs/erasure/run."
            );
        }
    }

    static async Task PrintAsync(string what, ErasureCount count)
    {
        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{what}\t{count.EventsGone} events whole, {count.EventsRewritten} events in part")
        );
        foreach (var (table, rows) in count.Rows)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}\t{rows} rows of {table}"));
    }
}
