using System.Text;
using LineageIngest.Events;
using LineageIngest.IntegrationTests.Pipeline;

namespace LineageIngest.IntegrationTests.Tenancy;

/// <summary>What belongs to one subscription is nowhere in another's.</summary>
public sealed class Subscriptions_apart(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_table_of_subscriptions_begins_its_key_with_it_and_has_its_rule()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        Assert.Equal(
            0L,
            await database.ScalarAsync<long>(
                """
                SELECT count(*)
                  FROM pg_class AS c
                  JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'subscription_id'
                  JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
                 WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                   AND (i.indkey[0] <> a.attnum OR NOT c.relrowsecurity OR NOT EXISTS (
                       SELECT 1 FROM pg_policy AS p WHERE p.polrelid = c.oid AND pg_get_expr(p.polqual, p.polrelid) LIKE '%''all''%'))
                """
            )
        );
    }

    [Fact]
    public async Task The_same_body_in_two_subscriptions_is_two_events_and_two_graphs()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await database.ExecuteAsync("INSERT INTO subscription (subscription_id, name) VALUES (2, 'other')");
        await using var rig = new PipelineRig(database.Source);
        var body = Encoding.UTF8.GetBytes(
            """{"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"d","name":"a"}],"outputs":[{"namespace":"d","name":"b"}]}"""
        );
        foreach (var subscription in new[] { 1, 2, 2 })
            await rig.Log.AppendAsync(subscription, [new IncomingEvent(body, EventSource.Http)], CancellationToken.None);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM event"));
        await rig.DrainAsync();
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM edge WHERE subscription_id = 2"));
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM edge WHERE subscription_id = 1"));
    }
}
