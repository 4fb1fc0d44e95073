using LineageIngest.Names;

namespace LineageIngest.Chaos;

/// <summary>Proves that the log holds what was acknowledged, once, and nothing that was refused or that nobody sent.</summary>
sealed class LogProof(Cluster cluster, Ledger ledger, Workplace place, Story story)
{
    const int Shown = 3;

    public async Task ProveAsync(ServiceProcess service, CancellationToken cancellation)
    {
        var rows = await cluster.QueryAsync("SELECT fingerprint, redaction FROM event", row =>
            (row.GetGuid(0), Redacted: row.GetInt16(1) != 0)
        );
        var stored = rows.Select(row => row.Item1).ToHashSet();
        var sent = ledger.Events.ToDictionary(pair => pair.Key, pair => pair.Value);
        None("acknowledged and not in the log", Of(Ledger.State.Acknowledged).Where(fingerprint => !stored.Contains(fingerprint)));
        None("refused and in the log", Of(Ledger.State.Refused).Where(stored.Contains));
        None("in the log and sent by nobody", stored.Where(fingerprint => !sent.ContainsKey(fingerprint)));
        if (stored.Count != rows.Count)
            story.Violated($"{rows.Count - stored.Count} events are in the log more than once");
        await ExportAsync(service, rows.Where(row => !row.Redacted).Select(row => row.Item1).ToHashSet(), rows.Count, cancellation);
        story.Say(
            $"the log: {rows.Count} events, {ledger.Acknowledged} of them acknowledged (the others by requests whose answers were lost), each once"
        );
        await SetAsideAsync(sent);
        await QueuesAsync();

        IEnumerable<Guid> Of(Ledger.State state) => sent.Where(pair => pair.Value.HasFlag(state)).Select(pair => pair.Key);
    }

    /// <summary>What is exported is what was sent, byte for byte, but where a secret was taken out or line breaks were.</summary>
    async Task ExportAsync(ServiceProcess service, HashSet<Guid> verbatim, int rows, CancellationToken cancellation)
    {
        var file = place.FileOf("events.ndjson");
        await Exports.WriteAsync(service, "openlineage", file, cancellation);
        var lines = 0;
        var found = new HashSet<Guid>();
        await foreach (var line in File.ReadLinesAsync(file, cancellation))
        {
            lines++;
            var fingerprint = DerivedId.OfContent(line);
            if (verbatim.Contains(fingerprint) && !found.Add(fingerprint))
                story.Violated($"event {fingerprint} is exported twice");
        }
        if (lines != rows)
            story.Violated($"the export has {lines} lines for {rows} events");
        story.Say($"the export: {lines} lines, {found.Count} of them the very bytes that were sent");
    }

    async Task SetAsideAsync(Dictionary<Guid, Ledger.State> sent)
    {
        var aside = (
            await cluster.QueryAsync("SELECT e.fingerprint FROM set_aside JOIN event AS e USING (subscription_id, event_id)", row =>
                row.GetGuid(0)
            )
        ).ToHashSet();
        None("set aside without being poison", aside.Where(fingerprint => !sent[fingerprint].HasFlag(Ledger.State.Poison)));
        None(
            "not set aside although the answer said so",
            sent.Where(pair => pair.Value.HasFlag(Ledger.State.Announced) && !aside.Contains(pair.Key)).Select(pair => pair.Key)
        );
        var claims = await cluster.QueryAsync(
            "SELECT coalesce(j.namespace, '?') FROM set_aside_claim AS s LEFT JOIN claim AS c USING (subscription_id, claim_id) LEFT JOIN job AS j USING (subscription_id, job_id)",
            row => row.GetString(0)
        );
        if (claims.Count(name => name != "poison") is > 0 and var sound)
            story.Violated($"{sound} claims are set aside without being poison");
        story.Say($"set aside: {aside.Count} events and {claims.Count} claims, all of them poison");
    }

    async Task QueuesAsync()
    {
        foreach (
            var (what, count) in await cluster.QueryAsync(
                """
                SELECT 'claims in the queue', count(*) FROM resolution_queue
                UNION ALL
                SELECT 'sessions in a transaction for more than 30 s', count(*) FROM pg_stat_activity
                 WHERE xact_start < now() - interval '30 s' AND backend_type = 'client backend'
                UNION ALL
                SELECT 'sessions that wait for a lock for more than 30 s', count(*) FROM pg_stat_activity
                 WHERE wait_event_type = 'Lock' AND state_change < now() - interval '30 s'
                """,
                row => (row.GetString(0), row.GetInt64(1))
            )
        )
        {
            if (count > 0)
                story.Violated($"{count} {what}");
        }
    }

    void None(string what, IEnumerable<Guid> events)
    {
        var found = events.ToList();
        if (found.Count > 0)
            story.Violated($"{found.Count} events {what}, such as {string.Join(", ", found.Take(Shown))}");
    }
}
