using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow.Connections;

/// <summary>Asks an Airflow for one row of everything that a crawl reads, and says what answered and what is lost.</summary>
public static class ConnectionCheck
{
    /// <summary>What a missing right costs, by what cannot be read.</summary>
    public static IReadOnlyDictionary<string, string> Costs { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["DAGs"] = "nothing can be crawled (can read on DAGs)",
            ["DAG runs"] = "no runs and no lineage, only what DAGs declare (can read on DAG Runs)",
            ["task instances"] = "no task runs and no lineage from SQL and operators (can read on Task Instances)",
            ["assets"] = "no lineage from inlets and outlets, no links between DAGs by assets (can read on Datasets or Assets)",
            ["connections"] =
                "tables of SQL and operators have no host and database, unless OpenLineage events name them (can read on Connections: Op in both versions)",
            ["import errors"] = "broken DAG files are not shown (can read on ImportError)",
            ["providers"] = "the form of run ids is concluded from Airflow's version (can read on Providers)",
            ["DAG source"] = "connection ids that operators do not render, and inlets on Airflow 2, stay unknown (can read on DAG Code)",
            ["DAG versions"] = "changed DAGs are noticed later (can read on DAG Versions)",
        };

    public static async Task<ConnectionAnswer> RunAsync(AirflowEndpoint endpoint, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            using var client = new AirflowClient(endpoint with { PageSize = 1 }, time) { Budget = 40 };
            var version = await client.ConnectAsync(cancellation);
            var missing = new List<MissingRight>();
            var now = client.ServerTime ?? time.GetUtcNow();
            string[] dag = [],
                run = [];
            await AskAsync("DAGs", client.DagsAsync(cancellation), page => dag = [page[0].Id]);
            await AskAsync(
                "DAG runs",
                client.RunsAsync(now - TimeSpan.FromDays(365), now, cancellation),
                page => (dag, run) = ([page[0].DagId], [page[0].Id])
            );
            if (dag.Length > 0)
                await AskAsync("task instances", client.InstancesAsync(dag, run, cancellation), null);
            await AskAsync("assets", client.AssetsAsync(cancellation), null);
            await AskAsync("connections", client.ConnectionsAsync(cancellation), null);
            await AskAsync("import errors", client.ImportErrorsAsync(cancellation), null);
            if (version.Api == AirflowApi.V2)
                await AskAsync("DAG versions", client.VersionsAsync(cancellation), null);
            var provider = await ProviderAsync();
            return new ConnectionAnswer(true, version.Text, provider, missing, null);

            async Task AskAsync<T>(string what, IAsyncEnumerable<T[]> pages, Action<T[]>? take)
            {
                try
                {
                    await foreach (var page in pages)
                    {
                        take?.Invoke(page);
                        break;
                    }
                }
                catch (AirflowException problem) when (problem.Failure == AirflowFailure.Forbidden)
                {
                    missing.Add(new MissingRight(what, Costs[what]));
                }
            }

            async Task<string?> ProviderAsync()
            {
                try
                {
                    return (await client.ProvidersAsync(cancellation)).GetValueOrDefault("apache-airflow-providers-openlineage");
                }
                catch (AirflowException problem) when (problem.Failure == AirflowFailure.Forbidden)
                {
                    missing.Add(new MissingRight("providers", Costs["providers"]));
                    return null;
                }
            }
        }
        catch (AirflowException problem)
        {
            return new ConnectionAnswer(false, null, null, [], problem.Message);
        }
    }
}

/// <summary>What a connection's test found; <see cref="Error"/> is Airflow's own words when it could not be used.</summary>
public sealed record ConnectionAnswer(
    bool Works,
    string? AirflowVersion,
    string? OpenLineageProvider,
    IReadOnlyList<MissingRight> Missing,
    string? Error
);

/// <summary>What the role may not read, and what is lost without it.</summary>
public sealed record MissingRight(string What, string Cost);
