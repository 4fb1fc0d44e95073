using System.CommandLine;
using System.Globalization;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Backups;
using LineageIngest.Postgres.Embedded;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage backup</c> and <c>lineage restore</c>: everything into one file, and out of it.</summary>
static class BackupCommand
{
    const int Mega = 1 << 20;

    public static Command CreateBackup()
    {
        var server = ServerClient.Option();
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write it, a zip file" };
        var backup = new ExampledCommand(
            "backup",
            "Write everything that a running service stores into one file, as of one moment. The key of sealed secrets is not in it.",
            "lineage backup lineage.zip"
        )
        {
            file,
            server,
        };
        backup.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var target = parsed.GetValue(file)!;
                var draft = target.FullName + ".part";
                try
                {
                    await using (var output = Create(draft))
                        await client.CopyAsync("/api/backup", output, cancellation);
                    File.Move(draft, target.FullName, overwrite: true);
                }
                finally
                {
                    if (File.Exists(draft))
                        File.Delete(draft);
                }
                target.Refresh();
                Progress.Step(
                    string.Create(CultureInfo.InvariantCulture, $"wrote {target.FullName}, {(double)target.Length / Mega:0.0} MiB")
                );
                return 0;
            }
        );
        return backup;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that 'lineage backup' wrote" };
        var database = CommonOptions.Database(required: false);
        var data = new Option<string?>("--data")
        {
            Description = "A new folder of a private PostgreSQL, for 'lineage up --data'",
            HelpName = "DIR",
        };
        var restore = new ExampledCommand(
            "restore",
            "Read a backup into a new database, or into a new private cluster. Start the service on it afterwards.",
            "lineage restore lineage.zip --data .lineage/data",
            "lineage restore lineage.zip --database postgresql://owner:secret@db.example/lineage"
        )
        {
            file,
            database,
            data,
        };
        restore.SetAction(
            async (parsed, cancellation) =>
            {
                var source = parsed.GetValue(file)!;
                if (!source.Exists)
                    throw new CannotStartException($"There is no file {source.FullName}.");
                await RestoreAsync(source, parsed.GetValue(data), parsed.GetValue(database), cancellation);
                return 0;
            }
        );
        return restore;
    }

    static async Task RestoreAsync(FileInfo source, string? data, string? database, CancellationToken cancellation)
    {
        if (data is null && database is null)
            throw new CannotStartException("Say where to restore it: --data with a new folder, or --database with a new database.");
        await using var postgres = data is null
            ? null
            : await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions
                {
                    Folder = data,
                    InstallFolder = UpCommand.InstallFolder,
                    Progress = Progress.Step,
                },
                cancellation
            );
        await using var db = Database.Open(postgres?.ConnectionString ?? database!);
        await Database.CheckAsync(db, cancellation);
        await using var input = source.OpenRead();
        var tables = await new BackupReader(db).RestoreAsync(input, cancellation);
        Progress.Step(
            $"restored {tables} tables; start the service with {(data is null ? "'lineage serve'" : $"'lineage up --data {data}'")}"
        );
    }

    static FileStream Create(string file)
    {
        try
        {
            return File.Create(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"{file} cannot be written: {refused.Message}", refused);
        }
    }
}
