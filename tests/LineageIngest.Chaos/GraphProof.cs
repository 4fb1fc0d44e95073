using LineageIngest.Stages;

namespace LineageIngest.Chaos;

/// <summary>Proves that what was derived amid the trouble is what a clean store derives from the same log, and what a replay derives.</summary>
sealed class GraphProof(Cluster cluster, Workplace place, Settling settling, Story story)
{
    const string Clean = "clean";

    public async Task ProveAsync(ServiceProcess service, CancellationToken cancellation)
    {
        var (export, tables) = await LookAsync(service, "lineage", "chaos.json", cancellation);
        story.Say($"the graph: {new FileInfo(export).Length} bytes of export, {tables.Count} derived tables");
        await CompareAsync("a clean store", export, tables, await CleanAsync(cancellation), cancellation);
        await CompareAsync("a replay", export, tables, await ReplayAsync(service, cancellation), cancellation);
    }

    async Task CompareAsync(
        string with,
        string export,
        Dictionary<string, string> tables,
        (string Export, Dictionary<string, string> Tables)? other,
        CancellationToken cancellation
    )
    {
        if (other is not { } found)
            return; // told already
        var same = await Exports.EqualAsync(export, found.Export, cancellation);
        if (!same)
            story.Violated($"the export differs from that of {with}: compare {export} with {found.Export}");
        var different = tables.Where(table => found.Tables[table.Key] != table.Value).ToList();
        foreach (var (name, rows) in different)
            story.Violated($"table {name} ({rows}) differs from that of {with} ({found.Tables[name]})");
        if (same && different.Count == 0)
            story.Say($"the graph equals that of {with}: the export byte for byte, the derived tables row for row");
    }

    /// <summary>A new database with the same log and a service that nothing happens to.</summary>
    async Task<(string, Dictionary<string, string>)?> CleanAsync(CancellationToken cancellation)
    {
        await cluster.ExecuteAsync($"CREATE DATABASE {Clean} OWNER lineage");
        var address = cluster.Address(cluster.Port, Clean);
        var (exitCode, output) = await place.RunAsync(["migrate", "--database", address], cancellation);
        if (exitCode != 0)
        {
            story.Violated($"a clean store could not be made: {output}");
            return null;
        }
        await CopyLogAsync(cancellation);
        await using var service = new ServiceProcess(Clean, address, place, story);
        return await settling.SettledAsync(service, cancellation) ? await LookAsync(service, Clean, "clean.json", cancellation) : null;
    }

    async Task CopyLogAsync(CancellationToken cancellation)
    {
        await using var from = await cluster.OpenAsync("lineage");
        await using var to = await cluster.OpenAsync(Clean);
        await using var source = await from.BeginRawBinaryCopyAsync("COPY event TO STDOUT (FORMAT binary)", cancellation);
        await using var target = await to.BeginRawBinaryCopyAsync("COPY event FROM STDIN (FORMAT binary)", cancellation);
        await source.CopyToAsync(target, cancellation);
    }

    async Task<(string, Dictionary<string, string>)?> ReplayAsync(ServiceProcess service, CancellationToken cancellation)
    {
        var (exitCode, output) = await place.RunAsync(["replay", "--server", service.Address.AbsoluteUri], cancellation);
        if (exitCode == 0)
            return await LookAsync(service, "lineage", "replayed.json", cancellation);
        story.Violated($"the replay failed: {output}");
        return null;
    }

    async Task<(string, Dictionary<string, string>)> LookAsync(
        ServiceProcess service,
        string database,
        string file,
        CancellationToken cancellation
    )
    {
        await Exports.WriteAsync(service, "json", place.FileOf(file), cancellation);
        var tables = new Dictionary<string, string>();
        foreach (var table in Replay.DerivedTables)
            tables[table] = await HashAsync(table, database);
        return (place.FileOf(file), tables);
    }

    /// <summary>Count and hash of all rows, without the columns that say when and by whom they were written.</summary>
    async Task<string> HashAsync(string table, string database) =>
        (
            await cluster.QueryAsync(
                $"""
                SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(row, E'\n' ORDER BY row)), '-')
                  FROM (SELECT (to_jsonb(t) - 'set_aside_at' - 'attempts' - 'program')::text COLLATE "C" AS row FROM {table} AS t) AS rows
                """,
                row => row.GetString(0),
                database
            )
        )[0];
}
