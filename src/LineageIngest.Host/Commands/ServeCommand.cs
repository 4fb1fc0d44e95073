using System.CommandLine;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage serve</c>: the service alone, on a database that somebody else runs.</summary>
static class ServeCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database(required: true);
        var arguments = new ServeArguments();
        var serve = new ExampledCommand(
            "serve",
            "Migrate a running database and serve on it.",
            "lineage serve --database postgresql://lineage:secret@db.example/lineage --listen 0.0.0.0 --require-key --host lineage.example"
        )
        {
            database,
        };
        arguments.AddTo(serve);
        serve.SetAction(
            async (parsed, cancellation) =>
            {
                await Serving.RunAsync(
                    arguments.Read(parsed, parsed.GetValue(database)!),
                    (address, _) => Console.Out.WriteLineAsync($"LineageIngest is ready at {address.AbsoluteUri.TrimEnd('/')}"),
                    cancellation
                );
                return 0;
            }
        );
        return serve;
    }
}
