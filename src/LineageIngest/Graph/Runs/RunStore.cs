using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Runs;

/// <summary>Writes run and run_state. Merging happens here, on the facts; the columns are computed from the merged facts.</summary>
static class RunStore
{
    public static async Task MergeAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyList<EventFacts> events,
        CancellationToken cancellation
    )
    {
        var runs = events
            .SelectMany(e => e.MentionedRuns.Select(run => new RunFact(run, RunFacts.Mentioned(e.At))).Prepend(e.Run))
            .OfType<RunFact>()
            .GroupBy(r => r.Name)
            .ToDictionary(same => same.Key.Key, same => (Name: same.Key, Facts: same.Select(r => r.Facts).Aggregate(RunFacts.Merge)));
        if (runs.Count == 0)
            return;
        var known = await connection.QueryAsync(
            "SELECT run_key, facts FROM run WHERE subscription_id = $1 AND run_key = ANY ($2)",
            row => (Key: row.GetGuid(0), Facts: row.GetString(1)),
            cancellation,
            subscriptionId,
            runs.Keys.ToArray()
        );
        foreach (var (key, text) in known)
        {
            var (facts, said) = (FactsJson.ReadRun(text), runs[key].Facts);
            if (said.IsMentioned && (!facts.IsMentioned || facts.FirstEventAt <= said.FirstEventAt))
                runs.Remove(key); // a parent is named by each of its children
            else
                runs[key] = (runs[key].Name, RunFacts.Merge(facts, said));
        }
        var rows = runs.Values.OrderBy(r => r.Name.Key).Select(r => (r.Name, r.Facts, Outcome: RunOutcome.Of(r.Facts))).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO run (subscription_id, run_key, run_id, run_id_key, job_id, parent_run_key, root_run_key, state, observed,
                             started_at, ended_at, nominal_start_at, nominal_end_at, first_event_at, last_event_at, stream_at, facts)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT (subscription_id, run_key) DO UPDATE SET
                parent_run_key = excluded.parent_run_key, root_run_key = excluded.root_run_key, state = excluded.state, observed = excluded.observed,
                started_at = excluded.started_at, ended_at = excluded.ended_at,
                nominal_start_at = excluded.nominal_start_at, nominal_end_at = excluded.nominal_end_at,
                first_event_at = excluded.first_event_at, last_event_at = excluded.last_event_at, stream_at = excluded.stream_at, facts = excluded.facts
            """,
            cancellation,
            subscriptionId,
            rows.ConvertAll(r => r.Name.Key),
            rows.ConvertAll(r => r.Name.RunId),
            rows.ConvertAll(r => RunName.IdKey(r.Name.RunId)),
            rows.ConvertAll(r => r.Name.Job.Id),
            rows.ConvertAll(r => r.Facts.Parent?.Value.RunKey),
            rows.ConvertAll(r => r.Facts.Parent?.Value.RootRunKey),
            rows.ConvertAll(r => r.Outcome.State),
            rows.ConvertAll(r => r.Outcome.Observed),
            rows.ConvertAll(r => r.Outcome.StartedAt),
            rows.ConvertAll(r => r.Outcome.EndedAt),
            rows.ConvertAll(r => r.Facts.Nominal?.Value.Start),
            rows.ConvertAll(r => r.Facts.Nominal?.Value.End),
            rows.ConvertAll(r => r.Facts.FirstEventAt),
            rows.ConvertAll(r => r.Facts.LastEventAt),
            rows.ConvertAll(r => r.Facts.StreamAt),
            rows.ConvertAll(r => FactsJson.Write(r.Facts))
        );
        await UpsertStatesAsync(
            connection,
            subscriptionId,
            rows.SelectMany(r => r.Facts.States.Select(s => (r.Name.Key, State: s.Key, Seen: s.Value))).ToList(),
            cancellation
        );
    }

    static async Task UpsertStatesAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(Guid Key, string State, TimeSpanSeen Seen)> states,
        CancellationToken cancellation
    ) =>
        await connection.ExecuteAsync(
            """
            INSERT INTO run_state AS known (subscription_id, run_key, state, first_at, last_at)
            SELECT $1, * FROM unnest($2, $3, $4, $5)
            ON CONFLICT (subscription_id, run_key, state) DO UPDATE SET first_at = excluded.first_at, last_at = excluded.last_at
            WHERE (known.first_at, known.last_at) IS DISTINCT FROM (excluded.first_at, excluded.last_at)
            """,
            cancellation,
            subscriptionId,
            states.ConvertAll(s => s.Key),
            states.ConvertAll(s => s.State),
            states.ConvertAll(s => s.Seen.First),
            states.ConvertAll(s => s.Seen.Last)
        );

    public static async Task ForgetAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Guid> runKeys,
        CancellationToken cancellation
    )
    {
        await connection.ExecuteAsync(
            "DELETE FROM run_state WHERE subscription_id = $1 AND run_key = ANY ($2)",
            cancellation,
            subscriptionId,
            runKeys
        );
        await connection.ExecuteAsync(
            "DELETE FROM run WHERE subscription_id = $1 AND run_key = ANY ($2)",
            cancellation,
            subscriptionId,
            runKeys
        );
    }
}
