using System.CommandLine;
using System.CommandLine.Invocation;
using LineageIngest.Host;
using LineageIngest.Host.Commands;
using LineageIngest.Postgres;

var lineage = new RootCommand(
    "LineageIngest: column lineage of Airflow, Spark and dbt on one PostgreSQL. Results go to stdout, progress and log to stderr."
)
{
    UpCommand.Create(),
    ServeCommand.Create(),
    MigrateCommand.Create(),
    ImportCommand.Create(),
    ReplayCommand.Create(),
    QueryCommand.Create(),
    ExportCommand.Create(),
    BackupCommand.CreateBackup(),
    BackupCommand.CreateRestore(),
    SetAsideCommand.Create(),
    ConnectionsCommand.Create(),
    CrawlCommand.Create(),
    DataSourcesCommand.Create(),
    ProfileCommand.Create(),
    SchemasCommand.Create(),
    ChecksCommand.Create(),
    AlertsCommand.Create(),
    PiiCommand.Create(),
    GlossaryCommand.Create(),
    WordsCommand.Create(),
    RedactCommand.Create(),
    EraseCommand.Create(),
    DoctorCommand.Create(),
    ClaimsCommand.Create(),
    RulesCommand.Create(),
    KeysCommand.Create(),
    SubscriptionsCommand.Create(),
    AuditTrailCommand.Create(),
    AnalyzeCommand.Create(),
    FuzzCommand.Create(),
};

ExampledCommand.ShowExamples(lineage);

var command = lineage.Parse(args);
if (command.Action is ParseErrorAction wrong)
    wrong.ShowHelp = false;

try
{
    return await command.InvokeAsync(
        new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Ctrl-C and SIGTERM cancel the command; PostgreSQL's last checkpoint may take longer than the default of two seconds.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(90),
        }
    );
}
catch (OperationCanceledException)
{
    Progress.Step("interrupted");
    return 130; // as shells tell of Ctrl-C
}
catch (CannotStartException reason)
{
    Progress.Step(reason.Message);
    return 1;
}
// The database went away amid the work, which is no fault of ours: whoever supervises us starts us again.
catch (Exception away) when (DatabaseTrouble.IsTemporary(away))
{
    Progress.Step($"{DatabaseTrouble.Describe(away)} Start it, then try again. ({away.Message})");
    return 1;
}
