using System.CommandLine;
using LineageIngest.Host.Scheduling;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage migrate</c>: the schema alone, for deployments where the service's role may not change it.</summary>
static class MigrateCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database(required: true);
        var pending = new Option<bool>("--pending") { Description = "Only list what would be done" };
        var role = new Option<string?>("--service-role")
        {
            Description =
                "A role that owns nothing and gets what the service needs: under it row-level security is the second wall between subscriptions",
            HelpName = "NAME",
        };
        var migrate = new ExampledCommand(
            "migrate",
            "Bring a database's schema up to this program; the steps done are written to stdout.",
            "lineage migrate --database postgresql://owner:secret@db.example/lineage --pending",
            "lineage migrate --database postgresql://owner:secret@db.example/lineage --service-role lineage_service"
        )
        {
            database,
            pending,
            role,
        };
        migrate.SetAction(
            async (parsed, cancellation) =>
            {
                await using var db = Database.Open(parsed.GetValue(database)!);
                await Database.CheckAsync(db, cancellation);
                var migrator = new Migrator(db);
                var onlyList = parsed.GetValue(pending);
                var steps = onlyList ? await migrator.PendingAsync(cancellation) : await migrator.ApplyAsync(cancellation);
                foreach (var step in steps)
                    await Console.Out.WriteLineAsync(step.ToString());
                var scheduler = onlyList
                    ? (await HangfireSchema.IsCurrentAsync(db, cancellation) ? null : HangfireSchema.Newest)
                    : await HangfireSchema.InstallAsync(db, cancellation);
                if (scheduler is { } version)
                    await Console.Out.WriteLineAsync($"{HangfireSchema.Name} {version}");
                if (steps.Count == 0 && scheduler is null)
                    Progress.Step("schema is up to date");
                if (parsed.GetValue(role) is { } service && !onlyList)
                {
                    await ServiceRole.GrantAsync(db, service, [HangfireSchema.Name], cancellation);
                    Progress.Step($"{service} may read and write rows");
                }
                return 0;
            }
        );
        return migrate;
    }
}
