using System.CommandLine;
using LineageIngest.Airflow.Connections;
using LineageIngest.Host.Crawling;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage connections</c>: the Airflows that are crawled.</summary>
static class ConnectionsCommand
{
    public static Command Create() =>
        new(
            "connections",
            "Airflows that are crawled: add, list, test, remove.\n\nExamples:\n  lineage connections add prod --url https://airflow.corp/prod --user crawler --password-file /run/secrets/airflow\n  lineage connections add composer --url https://x-dot-y.composer.googleusercontent.com --token-command 'gcloud auth print-access-token'\n  lineage connections test prod\n  lineage connections list"
        )
        {
            Add(),
            List(),
            Test(),
            Remove(),
        };

    static Command Add()
    {
        var (server, name) = (ServerClient.Option(), Name());
        var url = new Option<string>("--url")
        {
            Description = "Address of Airflow's web server with its path prefix, without /api",
            HelpName = "URL",
            Required = true,
        };
        var user = Text("--user", "USER", "User that is exchanged for a token (Airflow 3) or sent as basic credentials (Airflow 2)");
        var password = Text("--password", "PASSWORD", "His password [env: LINEAGE_AIRFLOW_PASSWORD]");
        var passwordFile = Text("--password-file", "FILE", "File that holds the password; - reads it from stdin");
        var token = Text("--token", "TOKEN", "Bearer token instead of user and password [env: LINEAGE_AIRFLOW_TOKEN]");
        var tokenCommand = Text(
            "--token-command",
            "COMMAND",
            "Command whose standard output is a fresh token, run by the server's shell when there is none or the last one is refused, for at most 30 s; for managed Airflows. The server has to be started with --allow-token-commands"
        );
        var auth = Text("--auth", "KIND", "basic, password, token, tokenCommand or none, when it cannot be concluded");
        var ns = Text("--namespace", "NS", "OpenLineage namespace of that Airflow; found from events when not given");
        var dags = new Option<string[]>("--dag")
        {
            Description = "Only DAGs with this id; * and ? are wildcards; may be repeated",
            HelpName = "PATTERN",
        };
        var tags = new Option<string[]>("--tag") { Description = "Only DAGs with this tag; may be repeated", HelpName = "TAG" };
        var schedule = Text(
            "--schedule",
            "WHEN",
            "Cron text in UTC ('0 * * * *'), interval that divides hour or day (15m, 2h) or none; default 15m"
        );
        var pageSize = new Option<int?>("--page-size") { Description = "Rows per request, default 100", HelpName = "N" };
        var rate = new Option<double?>("--requests-per-second") { Description = "Default 10; 0 has no limit", HelpName = "N" };
        var concurrency = new Option<int?>("--concurrency") { Description = "Requests at the same time, default 4", HelpName = "N" };
        var history = new Option<int?>("--history-days")
        {
            Description = "Days that the first crawl looks back, default 90",
            HelpName = "N",
        };
        var budget = new Option<int?>("--budget")
        {
            Description = "Requests per crawl, default 50000; the next crawl goes on",
            HelpName = "N",
        };
        var authority = Text("--tls-ca", "FILE", "PEM file on the server with the authority of Airflow's certificate");
        var insecure = new Option<bool>("--tls-insecure") { Description = "Do not check Airflow's certificate" };
        var add = new Command("add", "Add a connection, or change one of that name")
        {
            name,
            url,
            user,
            password,
            passwordFile,
            token,
            tokenCommand,
            auth,
            ns,
            dags,
            tags,
            schedule,
            pageSize,
            rate,
            concurrency,
            history,
            budget,
            authority,
            insecure,
            server,
        };
        add.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var given = new ConnectionGiven
                {
                    Url = parsed.GetValue(url),
                    User = parsed.GetValue(user),
                    Password =
                        parsed.GetValue(password)
                        ?? await SecretFileAsync(parsed.GetValue(passwordFile), cancellation)
                        ?? (parsed.GetValue(user) is null ? null : Variable("LINEAGE_AIRFLOW_PASSWORD")),
                    Token =
                        parsed.GetValue(token)
                        ?? (
                            parsed.GetValue(user) is null && parsed.GetValue(tokenCommand) is null
                                ? Variable("LINEAGE_AIRFLOW_TOKEN")
                                : null
                        ),
                    TokenCommand = parsed.GetValue(tokenCommand),
                    Auth = parsed.GetValue(auth),
                    Namespace = parsed.GetValue(ns),
                    Dags = parsed.GetValue(dags) is { Length: > 0 } patterns ? patterns : null,
                    Tags = parsed.GetValue(tags) is { Length: > 0 } named ? named : null,
                    Schedule = parsed.GetValue(schedule),
                    PageSize = parsed.GetValue(pageSize),
                    RequestsPerSecond = parsed.GetValue(rate),
                    Concurrency = parsed.GetValue(concurrency),
                    HistoryDays = parsed.GetValue(history),
                    Budget = parsed.GetValue(budget),
                    Tls = parsed.GetValue(insecure) ? "none" : null,
                    TlsAuthorityFile = parsed.GetValue(authority),
                };
                var saved = await client.PutAsync<ConnectionShown>(Path(parsed.GetValue(name)!), JsonContent.Create(given), cancellation);
                await Console.Out.WriteLineAsync($"{saved.Name}\t{saved.Url}\t{saved.Schedule ?? "on request"}");
                return 0;
            }
        );
        return add;
    }

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: name, address, log-in, schedule, namespace") { server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var one in (await client.GetAsync<ConnectionList>("/api/connections", cancellation)).Connections)
                {
                    await Console.Out.WriteLineAsync(
                        $"{one.Name}\t{one.Url}\t{one.Auth} {one.User}\t{one.Schedule ?? "on request"}\t{one.Namespace}"
                    );
                }

                return 0;
            }
        );
        return list;
    }

    static Command Test()
    {
        var (server, name) = (ServerClient.Option(), Name());
        var test = new Command("test", "Which version answers, which rights are missing and what is lost without them") { name, server };
        test.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var answer = await client.PostAsync<ConnectionAnswer>(Path(parsed.GetValue(name)!) + "/test", null, cancellation);
                await Console.Out.WriteLineAsync(
                    answer.Works
                        ? $"Airflow {answer.AirflowVersion}, OpenLineage provider {answer.OpenLineageProvider ?? "not installed or not visible"}"
                        : $"does not work: {answer.Error}"
                );
                foreach (var right in answer.Missing)
                    await Console.Out.WriteLineAsync($"may not read {right.What}: {right.Cost}");
                return answer.Works ? 0 : 1;
            }
        );
        return test;
    }

    static Command Remove()
    {
        var (server, name) = (ServerClient.Option(), Name());
        var remove = new Command("remove", "Forget a connection; what it found stays") { name, server };
        remove.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                await client.DeleteAsync(Path(parsed.GetValue(name)!), cancellation);
                return 0;
            }
        );
        return remove;
    }

    internal static Argument<string> Name() => new("NAME") { Description = "Name of the connection" };

    internal static string Path(string name) => $"/api/connections/{Uri.EscapeDataString(name)}";

    static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    internal static async Task<string?> SecretFileAsync(string? file, CancellationToken cancellation) =>
        file is null
            ? null
            : (file == "-" ? await Console.In.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(file, cancellation)).TrimEnd(
                '\r',
                '\n'
            );
}
