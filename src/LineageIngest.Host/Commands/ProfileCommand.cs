using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Host.DataSources;
using LineageIngest.Host.Scheduling;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage profile</c>: what is in a table, now.</summary>
static class ProfileCommand
{
    static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var server = ServerClient.Option();
        var dataset = new Argument<string>("ID") { Description = "Id of a dataset, or dataset:NAMESPACE:NAME" };
        var key = new Option<string[]>("--key")
        {
            Description = "A column of those that should be unique together, repeatable; default: the table's own key",
            HelpName = "COLUMN",
        };
        var maxRows = new Option<long?>("--max-rows") { Description = "Sample a table with more rows", HelpName = "N" };
        var asJson = new Option<bool>("--json") { Description = "The whole profile as JSON" };
        var profile = new Command(
            "profile",
            "Profile a dataset in its data source: rows, nulls, distinct values, quantiles, duplicates, freshness.\n\nExamples:\n  lineage profile dataset:postgres://db.corp:5432:shop.public.orders\n  lineage profile 5f0c… --key order_id --json"
        )
        {
            dataset,
            key,
            maxRows,
            asJson,
            server,
        };
        profile.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var path = $"/api/lineage/assets/{Uri.EscapeDataString(parsed.GetValue(dataset)!)}";
                var request = new ProfileRequest(
                    parsed.GetValue(key) is { Length: > 0 } columns ? columns : null,
                    parsed.GetValue(maxRows)
                );
                var answer = await client.PostAsync<JsonElement>($"{path}/profile", JsonContent.Create(request), cancellation);
                var made = answer.TryGetProperty("profileId", out _)
                    ? answer.Deserialize<TableProfile>(_json)!
                    : await WaitAsync(client, path, answer.Deserialize<ProfileAccepted>(_json)!, cancellation);
                if (made is null)
                    return 1;
                await Console.Out.WriteLineAsync(parsed.GetValue(asJson) ? JsonSerializer.Serialize(made, _json) : Lines(made));
                return 0;
            }
        );
        return profile;
    }

    /// <summary>Null when the run made none; it has said why.</summary>
    static async Task<TableProfile?> WaitAsync(ServerClient client, string path, ProfileAccepted accepted, CancellationToken cancellation)
    {
        var run = await JobWait.EndAsync(client, new RunAccepted(accepted.Job, accepted.After), cancellation);
        while (run.Outcome is JobOutcome.Succeeded)
        {
            var newest = await client.GetAsync<ProfileList>($"{path}/profiles?limit=5", cancellation);
            if (newest.Profiles.FirstOrDefault(profile => profile.Run == run.RunId) is { } made)
                return made;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation); // it is in the log and not projected yet
        }
        await JobWait.PrintAsync(run);
        return null;
    }

    static string Lines(TableProfile profile)
    {
        var lines = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"{profile.RowCount} rows ({profile.RowCountMethod}), {profile.ColumnCount} columns, {profile.Duplicates.Count} duplicates by {string.Join(", ", profile.Duplicates.Key)}, {profile.DurationMs} ms"
            ),
        };
        if (profile.Sample is { } sample)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"of a sample of {sample.Rows} rows ({sample.Method}), shares right to {sample.Error:0.####}"
                )
            );
        }
        if (profile.Freshness is { } fresh)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"newest {fresh.Column}: {fresh.Newest:u}"));
        lines.Add("column\ttype\tnulls\tdistinct\tmin\tmax");
        lines.AddRange(
            profile.ColumnProfiles.Select(column =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{column.ColumnName}\t{column.DataType}\t{column.NullCount}\t{(column.DistinctMethod == ColumnProfile.Exact ? "" : "~")}{column.DistinctCount}\t{column.Min}\t{column.Max}"
                )
            )
        );
        return string.Join('\n', lines);
    }
}
