using System.CommandLine;
using LineageIngest.DataSources;
using LineageIngest.Host.Crawling;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Commands;

/// <summary>How the service runs, on the command line of <c>up</c> and <c>serve</c>.</summary>
sealed class ServeArguments
{
    readonly Option<int> _port = CommonOptions.Port();
    readonly Option<string> _listen = CommonOptions.Listen();
    readonly Option<bool> _dashboardWrite = CommonOptions.DashboardWrite();
    readonly Option<bool> _noRedaction = CommonOptions.NoRedaction();
    readonly Option<bool> _tokenCommands = CommonOptions.AllowTokenCommands();
    readonly Option<string[]> _dataFolders = CommonOptions.DataFolder();
    readonly SecurityArguments _security = new();

    public void AddTo(Command command)
    {
        Option[] all = [_port, _listen, _dashboardWrite, _noRedaction, _tokenCommands, _dataFolders];
        foreach (var option in all)
            command.Options.Add(option);
        _security.AddTo(command);
    }

    /// <param name="database">empty while nobody knows it yet</param>
    /// <exception cref="Postgres.CannotStartException">Options contradict each other.</exception>
    public ServeOptions Read(ParseResult parsed, string database) =>
        new()
        {
            Database = database,
            Port = parsed.GetValue(_port),
            Listen = parsed.GetValue(_listen)!,
            Security = _security.Read(parsed),
            Tls = _security.ReadTls(parsed),
            Redacts = !parsed.GetValue(_noRedaction),
            Scheduling = new SchedulingOptions { DashboardWrite = parsed.GetValue(_dashboardWrite) },
            Crawling = new CrawlingOptions { AllowTokenCommands = parsed.GetValue(_tokenCommands) },
            DataFolders = new DataFolders(parsed.GetValue(_dataFolders)!),
        };
}
