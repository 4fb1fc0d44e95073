using System.CommandLine;
using LineageIngest.Host.Demo;
using LineageIngest.Postgres.Embedded;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage up</c>: everything on one command, with a private PostgreSQL unless a database is named.</summary>
static class UpCommand
{
    /// <summary>The folder of everything that is made here and not kept in the repository; the script <c>lineage</c> names it.</summary>
    static string? Home => Environment.GetEnvironmentVariable("LINEAGE_HOME") is { Length: > 0 } home ? home : null;

    /// <summary>Where PostgreSQL's programs are put if this machine has none; null: into the data folder.</summary>
    internal static string? InstallFolder => Home is null ? null : Path.Combine(Home, "postgres");

    public static Command Create()
    {
        var arguments = new ServeArguments();
        var data = new Option<string?>("--data")
        {
            Description =
                "Folder of the private PostgreSQL cluster (default: .lineage/data; with --demo one of its own) [env: LINEAGE_DATA]",
            HelpName = "DIR",
        };
        var database = CommonOptions.Database(required: false);
        var demo = new Option<bool>("--demo")
        {
            Description = "Feed recorded events of Airflow, dbt and Spark, into a store of their own, and print pages worth a look",
        };
        var up = new ExampledCommand(
            "up",
            "Start everything: PostgreSQL, schema, service. Ctrl-C ends it; what was stored is there at the next start.",
            "lineage up",
            "lineage up --port 8080 --data /srv/lineage",
            "lineage up --database postgresql://lineage:secret@db.example/lineage",
            "lineage up --demo"
        )
        {
            data,
            database,
            demo,
        };
        arguments.AddTo(up);
        up.SetAction(
            async (parsed, cancellation) =>
            {
                await RunAsync(
                    arguments.Read(parsed, parsed.GetValue(database) ?? ""),
                    parsed.GetValue(data) ?? DefaultData(parsed.GetValue(demo)),
                    parsed.GetValue(demo),
                    cancellation
                );
                return 0;
            }
        );
        return up;
    }

    /// <summary>The demo never mixes with real data.</summary>
    static string DefaultData(bool demo) =>
        demo ? Path.Combine(Home ?? ".lineage", "demo")
        : Environment.GetEnvironmentVariable("LINEAGE_DATA") is { Length: > 0 } folder ? folder
        : Path.Combine(Home ?? ".lineage", "data");

    static async Task RunAsync(ServeOptions options, string data, bool demo, CancellationToken cancellation)
    {
        try
        {
            Serving.EnsureFree(options);
            await using var postgres = options.Database.Length == 0 ? await StartPostgresAsync(data, cancellation) : null;
            if (postgres is not null)
                options = options with { Database = postgres.ConnectionString, DataFolder = Path.GetFullPath(data) };
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var serving = Serving.RunAsync(options, (address, until) => AnnounceAsync(address, demo, until), ending.Token);
            if (postgres is not null && await Task.WhenAny(serving, postgres.Minding) == postgres.Minding)
            {
                await ending.CancelAsync();
                await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await postgres.Minding;
            }

            await serving;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C during the start: what was started has been ended on the way out.
        }

        Progress.Step("stopped");
    }

    static async Task<EmbeddedPostgres> StartPostgresAsync(string folder, CancellationToken cancellation)
    {
        Progress.Step("starting PostgreSQL");
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                Folder = folder,
                InstallFolder = InstallFolder,
                Progress = Progress.Step,
            },
            cancellation
        );
        Progress.Step($"PostgreSQL runs on 127.0.0.1:{postgres.Port}, data in {Path.GetFullPath(folder)}");
        return postgres;
    }

    static async Task AnnounceAsync(Uri address, bool demo, CancellationToken cancellation)
    {
        await Console.Out.WriteLineAsync($"LineageIngest is ready at {address.AbsoluteUri.TrimEnd('/')}");
        if (demo)
            await DemoFeed.RunAsync(address, TimeProvider.System, cancellation);
    }
}
