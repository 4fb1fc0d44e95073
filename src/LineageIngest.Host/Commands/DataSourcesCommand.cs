using System.CommandLine;
using LineageIngest.DataSources;
using LineageIngest.Host.DataSources;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage data-sources</c>: the databases that are looked into.</summary>
static class DataSourcesCommand
{
    public static Command Create() =>
        new(
            "data-sources",
            "Databases and folders of files whose tables, views and rows are looked into: add, list, test, crawl, remove.\n\nExamples:\n  lineage data-sources add shop --address postgresql://db.corp:5432/shop --user reader --password-file /run/secrets/shop\n  lineage data-sources add lake --address file:///srv/lake --schedule 1d\n  lineage data-sources test shop\n  lineage data-sources crawl shop --wait"
        )
        {
            Add(),
            List(),
            Test(),
            Crawl(),
            Remove(),
        };

    static Command Add()
    {
        var (server, name) = (ServerClient.Option(), Name());
        var address = new Option<string>("--address")
        {
            Description =
                "postgresql://HOST:PORT/DATABASE, mysql://, mssql://, duckdb:///FILE or file:///FOLDER; without user and password",
            HelpName = "URL",
            Required = true,
        };
        var user = Text("--user", "USER", "A role that may only read");
        var password = Text("--password", "PASSWORD", "Its password [env: LINEAGE_SOURCE_PASSWORD]");
        var passwordFile = Text("--password-file", "FILE", "File that holds the password; - reads it from stdin");
        var ns = Text(
            "--namespace",
            "NS",
            "OpenLineage namespace of its datasets, where events name the server otherwise than the address"
        );
        var schemas = new Option<string[]>("--schema")
        {
            Description = "Only schemas of this name; * and ? are wildcards; may be repeated",
            HelpName = "PATTERN",
        };
        var schedule = Text("--schedule", "WHEN", "When the catalog is crawled: cron text in UTC, interval or none; default 1h");
        var maxRows = new Option<long?>("--max-rows")
        {
            Description = "A table with more rows is profiled by a sample of about so many, default 5000000",
            HelpName = "N",
        };
        var timeout = new Option<int?>("--statement-timeout") { Description = "Seconds, default 600", HelpName = "N" };
        var history = new Option<bool>("--query-history") { Description = "Take remembered statements (pg_stat_statements) as evidence" };
        var tls = new Option<bool>("--require-tls") { Description = "Only encrypted, with a certificate that this machine trusts" };
        var add = new Command("add", "Add a data source, or change one of that name")
        {
            name,
            address,
            user,
            password,
            passwordFile,
            ns,
            schemas,
            schedule,
            maxRows,
            timeout,
            history,
            tls,
            server,
        };
        add.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var request = new DataSourceRequest
                {
                    Address = parsed.GetValue(address),
                    User = parsed.GetValue(user),
                    Password =
                        parsed.GetValue(password)
                        ?? await ConnectionsCommand.SecretFileAsync(parsed.GetValue(passwordFile), cancellation)
                        ?? (Environment.GetEnvironmentVariable("LINEAGE_SOURCE_PASSWORD") is { Length: > 0 } variable ? variable : null),
                    Namespace = parsed.GetValue(ns),
                    Schemas = parsed.GetValue(schemas) is { Length: > 0 } patterns ? patterns : null,
                    Schedule = parsed.GetValue(schedule),
                    MaxRows = parsed.GetValue(maxRows),
                    StatementTimeout = parsed.GetValue(timeout),
                    QueryHistory = parsed.GetValue(history) ? true : null,
                    RequireTls = parsed.GetValue(tls) ? true : null,
                };
                var saved = await client.PutAsync<DataSourceResponse>(
                    Path(parsed.GetValue(name)!),
                    JsonContent.Create(request),
                    cancellation
                );
                await Console.Out.WriteLineAsync($"{saved.Name}\t{saved.Address}\t{saved.Schedule ?? "on request"}\t{saved.Namespace}");
                return 0;
            }
        );
        return add;
    }

    static Command List()
    {
        var server = ServerClient.Option();
        var list = new Command("list", "One line each: name, address, user, schedule, namespace, last crawl") { server };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                foreach (var one in (await client.GetAsync<DataSourceList>("/api/data-sources", cancellation)).DataSources)
                {
                    await Console.Out.WriteLineAsync(
                        $"{one.Name}\t{one.Address}\t{one.User}\t{one.Schedule ?? "on request"}\t{one.Namespace}\t{one.LastCrawl?.Outcome}"
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
        var test = new Command("test", "Which version answers, which rights are missing, and whether the role may write") { name, server };
        test.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var check = await client.PostAsync<SourceCheck>(Path(parsed.GetValue(name)!) + "/test", null, cancellation);
                await Console.Out.WriteLineAsync(check.Works ? check.Version : $"does not work: {check.Error}");
                if (check.Writable is true)
                    await Console.Out.WriteLineAsync("the role may write, which is not needed: a role that only reads is safer");
                foreach (var lack in check.Missing)
                    await Console.Out.WriteLineAsync($"may not read {lack.What}: {lack.Cost}");
                return check.Works ? 0 : 1;
            }
        );
        return test;
    }

    static Command Crawl()
    {
        var (server, name) = (ServerClient.Option(), Name());
        var wait = new Option<bool>("--wait") { Description = "Wait for the end; the exit code is 1 when the crawl failed" };
        var crawl = new Command("crawl", "Crawl the catalog now, beside its schedule") { name, wait, server };
        crawl.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var accepted = await client.PostAsync<RunAccepted>(Path(parsed.GetValue(name)!) + "/crawl", null, cancellation);
                return parsed.GetValue(wait) ? await JobWait.PrintAsync(await JobWait.EndAsync(client, accepted, cancellation)) : 0;
            }
        );
        return crawl;
    }

    static Command Remove()
    {
        var (server, name) = (ServerClient.Option(), Name());
        var remove = new Command("remove", "Forget a data source; what it found stays") { name, server };
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

    static Argument<string> Name() => new("NAME") { Description = "Name of the data source" };

    static string Path(string name) => $"/api/data-sources/{Uri.EscapeDataString(name)}";

    static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };
}
