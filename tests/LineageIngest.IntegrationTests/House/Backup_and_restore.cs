using System.Net.Http.Json;
using LineageIngest.Host.Security;
using LineageIngest.IntegrationTests.Pipeline;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Backups;

namespace LineageIngest.IntegrationTests.House;

/// <summary>A backup holds everything, row for row, and a service goes on from it.</summary>
public sealed class Backup_and_restore(PostgresCluster cluster)
{
    [Fact]
    public async Task What_is_restored_is_what_was_stored_and_a_service_goes_on_from_it()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "lineage.zip");
        string export;
        await using (var service = await Service.StartAsync(cluster))
        {
            await new PipelineRig(service.Database.Source).AppendAsync((await Recordings.ReadAllAsync()).Take(150));
            await service.Http.PostAsJsonAsync("/api/subscriptions", new { name = "acme" });
            await service.Http.PostAsJsonAsync("/api/keys", new KeyRequest("producer", ["ingest"]));
            await service.SettleAsync();
            export = await service.Http.GetStringAsync("/api/lineage/export");
            await using var output = File.Create(file);
            await (await service.Http.GetStreamAsync("/api/backup")).CopyToAsync(output);
        }

        var database = await cluster.CreateEmptyDatabaseAsync();
        await using (var input = File.OpenRead(file))
            Assert.True(await new BackupReader(database.Source).RestoreAsync(input, CancellationToken.None) > 40);
        await Host.Serving.MigrateAsync(database.Source, CancellationToken.None); // as 'serve' does: Hangfire's tables
        await using var restored = await Service.StartAsync(database);
        await restored.SettleAsync();
        Assert.Equal(export, await restored.Http.GetStringAsync("/api/lineage/export"));
        Assert.Equal("producer", await database.ScalarAsync<string>("SELECT name FROM api_key"));
        using var more = await restored.Http.PostAsync(
            "/api/v1/lineage",
            new StringContent(
                """{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","producer":"p","run":{"runId":"00000000-0000-0000-0000-000000000001"},"job":{"namespace":"n","name":"new"}}"""
            )
        );
        Assert.Equal(System.Net.HttpStatusCode.Created, more.StatusCode);
        await restored.SettleAsync();
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM job WHERE name = 'new'"));
    }

    [Fact]
    public async Task A_database_in_use_and_a_file_that_broke_off_are_refused_in_one_line()
    {
        await using var used = await cluster.CreateDatabaseAsync();
        using var whole = new MemoryStream();
        await new BackupWriter(used.Source, TimeProvider.System).WriteAsync(whole, CancellationToken.None);
        whole.Position = 0;
        var inUse = await Assert.ThrowsAsync<CannotStartException>(() =>
            new BackupReader(used.Source).RestoreAsync(whole, CancellationToken.None)
        );
        Assert.Contains("in use already", inUse.Message, StringComparison.Ordinal);

        await using var empty = await cluster.CreateEmptyDatabaseAsync();
        using var half = new MemoryStream(whole.ToArray()[..(int)(whole.Length / 2)]);
        var broken = await Assert.ThrowsAsync<CannotStartException>(() =>
            new BackupReader(empty.Source).RestoreAsync(half, CancellationToken.None)
        );
        Assert.Contains("broke off", broken.Message, StringComparison.Ordinal);
        Assert.False(await empty.ScalarAsync<bool>("SELECT to_regclass('event') IS NOT NULL"));
    }
}
