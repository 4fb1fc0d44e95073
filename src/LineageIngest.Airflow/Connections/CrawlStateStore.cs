using System.Runtime.CompilerServices;
using System.Text.Json;
using LineageIngest.Airflow.Crawling;
using LineageIngest.Airflow.Operators;
using LineageIngest.Postgres;
using LineageIngest.Retention;
using Npgsql;

namespace LineageIngest.Airflow.Connections;

/// <summary>Writes airflow_cursor, airflow_dag and airflow_run: what the crawls of one connection remember.</summary>
public sealed class CrawlStateStore(NpgsqlDataSource db, int subscriptionId, string connectionName, TimeProvider time) : ICrawlState
{
    const int SweptRows = 5000;

    public async Task<CrawlCursor> ReadCursorAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var json = await connection.ScalarAsync<string>(
            "SELECT cursor::text FROM airflow_cursor WHERE subscription_id = $1 AND connection = $2",
            cancellation,
            subscriptionId,
            connectionName
        );
        return json is null ? new CrawlCursor() : JsonSerializer.Deserialize(json, AirflowJson.Default.CrawlCursor)!;
    }

    public async Task SaveCursorAsync(CrawlCursor cursor, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO airflow_cursor (subscription_id, connection, cursor)
            VALUES ($1, $2, $3::jsonb)
            ON CONFLICT (subscription_id, connection) DO UPDATE SET cursor = excluded.cursor
            """,
            cancellation,
            subscriptionId,
            connectionName,
            JsonSerializer.Serialize(cursor, AirflowJson.Default.CrawlCursor)
        );
    }

    public async Task<IReadOnlyDictionary<string, KnownDag>> ReadDagsAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var dags = await connection.QueryAsync(
            """
            SELECT dag_id, list_hash, content_hash, tasks, declared_at, tasks_read_at, gone, hints::text
              FROM airflow_dag
             WHERE subscription_id = $1 AND connection = $2
            """,
            row => new KnownDag(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetFieldValue<string[]>(3),
                row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetBoolean(6)
            )
            {
                Hints = JsonSerializer.Deserialize(row.GetString(7), AirflowJson.Default.SortedDictionaryStringTaskHints)!,
            },
            cancellation,
            subscriptionId,
            connectionName
        );
        return dags.ToDictionary(dag => dag.DagId, StringComparer.Ordinal);
    }

    /// <summary>Arrays of task ids differ in length, which unnest cannot take; they travel joined by a character that no id holds.</summary>
    public async Task SaveDagsAsync(IReadOnlyCollection<KnownDag> dags, CancellationToken cancellation)
    {
        if (dags.Count == 0)
            return;
        var rows = dags.OrderBy(dag => dag.DagId, StringComparer.Ordinal).ToList();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO airflow_dag (subscription_id, connection, dag_id, list_hash, content_hash, tasks, declared_at, tasks_read_at, gone, hints)
            SELECT $1, $2, dag_id, list_hash, content_hash, string_to_array(tasks, E'\x1f'), declared_at, tasks_read_at, gone, hints::jsonb
              FROM unnest($3, $4, $5, $6, $7, $8, $9, $10) AS incoming (dag_id, list_hash, content_hash, tasks, declared_at, tasks_read_at, gone, hints)
            ON CONFLICT (subscription_id, connection, dag_id) DO UPDATE
               SET list_hash = excluded.list_hash, content_hash = excluded.content_hash, tasks = excluded.tasks,
                   declared_at = excluded.declared_at, tasks_read_at = excluded.tasks_read_at, gone = excluded.gone, hints = excluded.hints
            """,
            cancellation,
            subscriptionId,
            connectionName,
            rows.ConvertAll(dag => dag.DagId),
            rows.ConvertAll(dag => dag.ListHash),
            rows.ConvertAll(dag => dag.ContentHash),
            rows.ConvertAll(dag => string.Join('\x1f', dag.Tasks)),
            rows.ConvertAll(dag => dag.DeclaredAt),
            rows.ConvertAll(dag => dag.TasksReadAt),
            rows.ConvertAll(dag => dag.Gone),
            rows.ConvertAll(dag =>
                JsonSerializer.Serialize(
                    new SortedDictionary<string, TaskHints>(dag.Hints.ToDictionary(), StringComparer.Ordinal),
                    AirflowJson.Default.SortedDictionaryStringTaskHints
                )
            )
        );
    }

    public async Task<IReadOnlySet<CrawledRun>> CrawledAsync(IReadOnlyCollection<CrawledRun> asked, CancellationToken cancellation)
    {
        if (asked.Count == 0)
            return new HashSet<CrawledRun>();
        var rows = asked.ToList();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync(
            """
            SELECT r.dag_id, r.run_id, r.signature
              FROM unnest($3, $4) AS asked (dag_id, run_id)
              JOIN airflow_run AS r ON r.subscription_id = $1 AND r.connection = $2 AND r.dag_id = asked.dag_id AND r.run_id = asked.run_id
            """,
            row => new CrawledRun(row.GetString(0), row.GetString(1), row.GetString(2)),
            cancellation,
            subscriptionId,
            connectionName,
            rows.ConvertAll(run => run.DagId),
            rows.ConvertAll(run => run.RunId)
        );
        return asked.Intersect(found).ToHashSet();
    }

    public async Task SaveRunsAsync(IReadOnlyCollection<CrawledRun> runs, CancellationToken cancellation)
    {
        if (runs.Count == 0)
            return;
        // A page can give a run that the one before gave; what was read last counts.
        var rows = runs.GroupBy(run => (run.DagId, run.RunId))
            .Select(same => same.Last())
            .OrderBy(run => run.DagId, StringComparer.Ordinal)
            .ThenBy(run => run.RunId, StringComparer.Ordinal)
            .ToList();
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO airflow_run (subscription_id, connection, dag_id, run_id, signature, crawled_at)
            SELECT $1, $2, dag_id, run_id, signature, $6
              FROM unnest($3, $4, $5) AS incoming (dag_id, run_id, signature)
            ON CONFLICT (subscription_id, connection, dag_id, run_id) DO UPDATE SET signature = excluded.signature, crawled_at = excluded.crawled_at
            """,
            cancellation,
            subscriptionId,
            connectionName,
            rows.ConvertAll(run => run.DagId),
            rows.ConvertAll(run => run.RunId),
            rows.ConvertAll(run => run.Signature),
            time.GetUtcNow()
        );
    }

    public async Task ForgetRunsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "DELETE FROM airflow_run WHERE subscription_id = $1 AND connection = $2 AND crawled_at < $3",
            cancellation,
            subscriptionId,
            connectionName,
            before
        );
    }

    /// <summary>As if it had never been crawled.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "DELETE FROM airflow_run WHERE subscription_id = $1 AND connection = $2",
            cancellation,
            subscriptionId,
            connectionName
        );
        await connection.ExecuteAsync(
            "DELETE FROM airflow_dag WHERE subscription_id = $1 AND connection = $2",
            cancellation,
            subscriptionId,
            connectionName
        );
        await connection.ExecuteAsync(
            "DELETE FROM airflow_cursor WHERE subscription_id = $1 AND connection = $2",
            cancellation,
            subscriptionId,
            connectionName
        );
    }

    /// <summary>
    /// Forgets, in all connections, runs that were crawled before an instant and DAGs that were gone by then; gives the number of each batch.
    /// A run that a crawl meets once more is the same events again, which the log knows.
    /// </summary>
    public static async IAsyncEnumerable<int> SweepAsync(
        NpgsqlDataSource db,
        int subscriptionId,
        DateTimeOffset before,
        RetentionMode mode,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        if (mode == RetentionMode.OnlyCount)
        {
            yield return await connection.ScalarAsync<int>(
                """
                SELECT ((SELECT count(*) FROM airflow_run WHERE subscription_id = $1 AND crawled_at < $2)
                      + (SELECT count(*) FROM airflow_dag WHERE subscription_id = $1 AND gone AND declared_at < $2))::integer
                """,
                cancellation,
                subscriptionId,
                before
            );
            yield break;
        }
        yield return await connection.ExecuteAsync(
            "DELETE FROM airflow_dag WHERE subscription_id = $1 AND gone AND declared_at < $2",
            cancellation,
            subscriptionId,
            before
        );
        int gone;
        do
        {
            gone = await connection.ExecuteAsync(
                """
                DELETE FROM airflow_run AS r
                 USING (SELECT connection, dag_id, run_id FROM airflow_run WHERE subscription_id = $1 AND crawled_at < $2 LIMIT $3) AS old
                 WHERE r.subscription_id = $1 AND r.connection = old.connection AND r.dag_id = old.dag_id AND r.run_id = old.run_id
                """,
                cancellation,
                subscriptionId,
                before,
                SweptRows
            );
            yield return gone;
        } while (gone == SweptRows);
    }
}
