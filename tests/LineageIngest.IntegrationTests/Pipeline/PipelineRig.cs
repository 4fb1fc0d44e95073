using System.Text;
using LineageIngest.Events;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using LineageIngest.Stages;
using Npgsql;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>The pipeline over one test database, driven by hand; every event is received at the same moment.</summary>
sealed class PipelineRig(NpgsqlDataSource db, TestDatabase? owned = null) : IAsyncDisposable
{
    public PipelineRig(TestDatabase database)
        : this(database.Source, database) { }

    const int Subscription = 1;
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public NpgsqlDataSource Db => db;
    public EventLog Log { get; } = new(db, new StoppedClock(Now), new EventLogOptions());
    public ProjectionStage Projection { get; } = new(db, new StoppedClock(Now));
    public ResolutionStage Resolution { get; private init; } = new(db, new Sql.SqlAnalyzer(), new StoppedClock(Now));

    /// <summary>Inputs become sets from so many pairs on that nobody names.</summary>
    public static PipelineRig WithSets(TestDatabase database, int leastPairs, bool owns = true) =>
        new(database.Source, owns ? database : null)
        {
            Resolution = new ResolutionStage(database.Source, new Sql.SqlAnalyzer(), new StoppedClock(Now)) { LeastPairs = leastPairs },
        };

    public async Task<AppendResult> AppendAsync(IEnumerable<byte[]> bodies) =>
        await Log.AppendAsync(Subscription, Recordings.Incoming(bodies), CancellationToken.None);

    /// <summary>Runs both stages until nothing is left to do.</summary>
    public async Task DrainAsync()
    {
        var progress = new StageProgress(db, TimeProvider.System);
        while (!(await progress.LagAsync(Subscription, CancellationToken.None)).IsNone)
        {
            await Projection.RunOnceAsync(Subscription, CancellationToken.None);
            await Resolution.RunOnceAsync(Subscription, CancellationToken.None);
        }
    }

    public async Task ReplayAsync()
    {
        await new Replay(Db, TimeProvider.System).ResetAsync(Subscription, CancellationToken.None);
        await DrainAsync();
    }

    /// <summary>Empties the log and everything derived, for the next permutation.</summary>
    public async Task ClearAsync()
    {
        await new Replay(Db, TimeProvider.System).ResetAsync(Subscription, CancellationToken.None);
        await using var command = db.CreateCommand("DELETE FROM event");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A hash over every row of every derived table. Event ids are handed out by arrival, so events count by their fingerprint.</summary>
    public async Task<string> HashAsync()
    {
        var text = new StringBuilder();
        foreach (var table in Replay.DerivedTables)
        {
            await using var command = db.CreateCommand(
                table is "event_subject" or "event_time" or "set_aside"
                    ? $"SELECT '{table} ' || coalesce(md5(string_agg(row, E'\\n' ORDER BY row)), '-') FROM (SELECT (to_jsonb(t) - 'event_id' || jsonb_build_object('event', e.fingerprint))::text COLLATE \"C\" AS row FROM {table} AS t JOIN event AS e USING (subscription_id, event_id)) AS rows"
                    : $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(row, E'\\n' ORDER BY row)), '-') FROM (SELECT t::text COLLATE \"C\" AS row FROM {table} AS t) AS rows"
            );
            text.AppendLine((string)(await command.ExecuteScalarAsync())!);
        }
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        if (owned is not null)
            await owned.DisposeAsync();
    }

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
