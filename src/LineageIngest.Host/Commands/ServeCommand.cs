using System.CommandLine;
using LineageIngest.DataSources;
using LineageIngest.Host.Crawling;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage serve</c>: the service alone, on a database that somebody else runs.</summary>
static class ServeCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database(required: true);
        var port = CommonOptions.Port();
        var listen = CommonOptions.Listen();
        var security = CommonOptions.Security();
        var dashboardWrite = CommonOptions.DashboardWrite();
        var noRedaction = CommonOptions.NoRedaction();
        var tokenCommands = CommonOptions.AllowTokenCommands();
        var dataFolders = CommonOptions.DataFolder();
        var serve = new ExampledCommand(
            "serve",
            "Migrate a running database and serve on it.",
            "lineage serve --database postgresql://lineage:secret@db.example/lineage --listen 0.0.0.0 --require-key --host lineage.example"
        )
        {
            database,
            port,
            listen,
            dashboardWrite,
            noRedaction,
            tokenCommands,
            dataFolders,
        };
        security.AddTo(serve);
        serve.SetAction(
            async (parsed, cancellation) =>
            {
                var options = new ServeOptions
                {
                    Database = parsed.GetValue(database)!,
                    Port = parsed.GetValue(port),
                    Listen = parsed.GetValue(listen)!,
                    Security = security.Read(parsed),
                    Tls = security.ReadTls(parsed),
                    Redacts = !parsed.GetValue(noRedaction),
                    Scheduling = new SchedulingOptions { DashboardWrite = parsed.GetValue(dashboardWrite) },
                    Crawling = new CrawlingOptions { AllowTokenCommands = parsed.GetValue(tokenCommands) },
                    DataFolders = new DataFolders(parsed.GetValue(dataFolders)!),
                };
                await Serving.RunAsync(
                    options,
                    (address, _) => Console.Out.WriteLineAsync($"LineageIngest is ready at {address.AbsoluteUri.TrimEnd('/')}"),
                    cancellation
                );
                return 0;
            }
        );
        return serve;
    }
}
