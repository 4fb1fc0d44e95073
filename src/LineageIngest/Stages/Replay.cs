using LineageIngest.Graph.Changes;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using Npgsql;

namespace LineageIngest.Stages;

/// <summary>Throws away all that was derived and sets the cursors back; the stages rebuild it from the log.</summary>
public sealed class Replay(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>Every table that a stage writes, and nothing else.</summary>
    internal static readonly string[] DerivedTables =
    [
        "job",
        "job_parent",
        "dataset",
        "dataset_symlink",
        "dataset_alias",
        "alias_rule",
        "rule_link",
        "content",
        "dataset_schema",
        "reader_schema",
        "declared_schema",
        "claim_lookup",
        "facet",
        "run",
        "run_state",
        "claim",
        "hand_claim",
        "dataset_measure",
        "event_subject",
        "event_time",
        "set_aside",
        "set_aside_claim",
        "resolution_queue",
        "namespace",
        "source",
        "dataset_version",
        "dataset_first_read",
        "catalogue_entry",
        "job_version",
        "job_version_item",
        "claim_version",
        "job_dataset",
        "edge",
        "source_set",
        "column_edge",
        "evidence",
        "validity",
        "asset_label",
        "search_text",
        "search_description",
        "search_entry",
    ];

    public async Task ResetAsync(int subscriptionId, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var stage in new[] { ProjectionStage.Name, ResolutionStage.Name })
        {
            while (await Cursors.TryLockAsync(connection, subscriptionId, stage, cancellation) is null)
                await Task.Delay(50, cancellation);
        }

        foreach (var table in DerivedTables)
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE subscription_id = $1", cancellation, subscriptionId); // the names stand above, none comes from outside
        await Cursors.MoveAsync(connection, subscriptionId, ProjectionStage.Name, 0, cancellation);
        await ChangeFeed.NoteAsync(
            connection,
            subscriptionId,
            [new Change(ChangeKind.Everything, Guid.Empty)],
            time.GetUtcNow(),
            cancellation
        );
        await transaction.CommitAsync(cancellation);
    }
}
