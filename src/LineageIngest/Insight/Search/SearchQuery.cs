using LineageIngest.Graph;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Search;

/// <summary>
/// Something found. Id is the dataset, job or column's dataset; an owner or tag has none and says how many assets bear it.
/// Matched says which of its texts: name, column, owner, tag, sql.
/// </summary>
public sealed record SearchHit(
    SearchKind Kind, SearchMatch Match, string Text, IReadOnlyList<Highlight> Highlights, Guid? Id, string? Namespace, string? Name, string? Column, long Popularity, Guid EntryId);

/// <summary>Where a page ended.</summary>
public sealed record SearchPosition(SearchMatch Match, long Popularity, string Text, Guid EntryId);

/// <summary>
/// Finds by name, column, owner, tag and words of SQL, in two index look-ups per kind: by the beginning of the key, then by grams. Each gives a bounded
/// number of candidates, which are judged here: so the cost follows the bound, not the store.
/// </summary>
public sealed class SearchQuery(NpgsqlDataSource db)
{
    /// <summary>Candidates per kind and look-up; where there are more, the answer says that it is not all.</summary>
    private const int Candidates = 150;

    /// <summary>Where a snippet of SQL begins before its first match.</summary>
    private const int SnippetLead = 60;
    private const int SnippetLength = 240;

    public async Task<(List<SearchHit> Hits, bool Truncated)> FindAsync(int subscriptionId, string question, IReadOnlyList<SearchKind> kinds, CancellationToken cancellation)
    {
        var terms = SearchTerms.Of(question);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var byKey = await ByKeyAsync(connection, subscriptionId, terms, kinds, cancellation);
        var byGrams = new List<Candidate>();
        foreach (var group in kinds.GroupBy(kind => kind == SearchKind.Sql))
            byGrams.AddRange(await ByGramsAsync(connection, subscriptionId, terms, [.. group], cancellation));
        var judged = byKey.Concat(byGrams).DistinctBy(c => c.EntryId)
            .Select(c => (Candidate: c, Verdict: terms.Judge(c.Kind, c.Text, c.Key))).Where(j => j.Verdict is not null).ToList();
        var known = await KnownAsync(connection, subscriptionId, judged.ConvertAll(j => j.Candidate), cancellation);
        var sql = await SnippetsAsync(connection, subscriptionId, judged.ConvertAll(j => j.Candidate), cancellation);
        var hits = judged.Where(j => known.ContainsKey(j.Candidate.EntityId))
            .Select(j => Hit(j.Candidate, j.Verdict!.Value, known[j.Candidate.EntityId], sql, terms))
            .OrderBy(h => h.Match).ThenByDescending(h => h.Popularity).ThenBy(h => h.Text, StringComparer.Ordinal).ThenBy(h => h.EntryId).ToList();
        return (hits, Full(byKey) || Full(byGrams));
    }

    private static bool Full(List<Candidate> candidates) => candidates.GroupBy(c => c.Kind).Any(kind => kind.Count() >= Candidates);

    private static async Task<List<Candidate>> ByKeyAsync(
        NpgsqlConnection connection, int subscriptionId, SearchTerms terms, IReadOnlyList<SearchKind> kinds, CancellationToken cancellation)
    {
        var key = SearchEntry.KeyOf(terms.Whole);
        return await connection.QueryAsync(
            """
            SELECT found.entry_id, found.kind, found.entity_id, found.key, found.text, found.content_id
              FROM unnest($2::smallint[]) AS asked (kind)
             CROSS JOIN LATERAL (
                   SELECT * FROM search_entry AS entry
                    WHERE entry.subscription_id = $1 AND entry.kind = asked.kind AND entry.key >= $3 AND entry.key < $4
                    ORDER BY entry.key LIMIT $5) AS found
            """, Read, cancellation,
            subscriptionId, kinds.Where(k => k != SearchKind.Sql).Select(k => (int)k).ToArray(), key, key + "\U0010FFFF", Candidates);
    }

    private static async Task<List<Candidate>> ByGramsAsync(
        NpgsqlConnection connection, int subscriptionId, SearchTerms terms, List<SearchKind> kinds, CancellationToken cancellation) =>
        terms.RequiredGrams(kinds[0]) is not { Length: > 0 } grams
            ? []
            : await connection.QueryAsync(
                """
                SELECT found.entry_id, found.kind, found.entity_id, found.key, found.text, found.content_id
                  FROM unnest($2) AS asked (gram)
                 CROSS JOIN LATERAL (SELECT * FROM search_entry AS entry WHERE entry.grams @> ($3 || asked.gram) AND entry.subscription_id = $1 LIMIT $4) AS found
                """, Read, cancellation,
                subscriptionId, kinds.Select(kind => Grams.OfKind(subscriptionId, kind)).ToArray(), grams, Candidates);

    /// <summary>
    /// Names and popularity of what the candidates belong to: of a dataset how many jobs read or write it, of a job how often it ran, of a label how many bear it.
    /// A dataset that is nothing but contradicted claims is left out.
    /// </summary>
    private static async Task<Dictionary<Guid, Known>> KnownAsync(NpgsqlConnection connection, int subscriptionId, List<Candidate> candidates, CancellationToken cancellation)
    {
        Guid[] Of(params SearchKind[] kinds) => [.. candidates.Where(c => kinds.Contains(c.Kind)).Select(c => c.EntityId).Distinct()];
        var labels = candidates.Where(c => c.Kind is SearchKind.Owner or SearchKind.Tag).ToList();
        return (await connection.QueryAsync(
            """
            SELECT d.dataset_id, d.namespace, d.name, io.believed
              FROM dataset AS d
             CROSS JOIN LATERAL (
                   SELECT count(DISTINCT used.job_id) FILTER (WHERE used.believed) AS believed, count(*) AS claimed
                     FROM (SELECT io.job_id, EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = $1 AND e.item_id = io.item_id AND e.verdict <> 'contradicted') AS believed
                             FROM job_dataset AS io WHERE io.subscription_id = $1 AND io.dataset_id = d.dataset_id LIMIT 1000) AS used) AS io
             WHERE d.subscription_id = $1 AND d.dataset_id = ANY ($2) AND (io.claimed = 0 OR io.believed > 0)
             UNION ALL
            SELECT j.job_id, j.namespace, j.name,
                   (SELECT coalesce(sum(v.runs), 0)::bigint FROM job_version AS v WHERE v.subscription_id = $1 AND v.job_id = j.job_id)
              FROM job AS j
             WHERE j.subscription_id = $1 AND j.job_id = ANY ($3)
             UNION ALL
            SELECT asked.entity_id, NULL, NULL,
                   (SELECT count(*) FROM (SELECT 1 FROM asset_label AS l
                     WHERE l.subscription_id = $1 AND l.kind = asked.kind AND left(l.value, 200) = left(asked.value, 200) AND l.value = asked.value LIMIT 1000) AS borne)
              FROM unnest($4, $5::smallint[], $6) AS asked (entity_id, kind, value)
            """,
            row => (Id: row.GetGuid(0), Known: new Known(row.NullableText(1), row.NullableText(2), row.GetInt64(3))), cancellation,
            subscriptionId, Of(SearchKind.Dataset, SearchKind.Column), Of(SearchKind.Job, SearchKind.Sql),
            labels.ConvertAll(l => l.EntityId), labels.ConvertAll(l => l.Kind == SearchKind.Owner ? (int)AssetLabelKind.Owner : (int)AssetLabelKind.Tag), labels.ConvertAll(l => l.Text)))
            .ToDictionary(k => k.Id, k => k.Known);
    }

    private static async Task<Dictionary<Guid, string>> SnippetsAsync(NpgsqlConnection connection, int subscriptionId, List<Candidate> candidates, CancellationToken cancellation) =>
        await ContentStore.GetAsync(connection, subscriptionId, [.. candidates.Select(c => c.ContentId).OfType<Guid>().Distinct()], cancellation);

    private static SearchHit Hit(Candidate c, (SearchMatch Match, List<Highlight> Highlights) verdict, Known known, Dictionary<Guid, string> sql, SearchTerms terms)
    {
        var (text, highlights) = (c.Text, verdict.Highlights);
        if (c.ContentId is { } id && sql.TryGetValue(id, out var body)) (text, highlights) = Snippet(SqlWords.InContent(body), terms, verdict.Highlights);
        var isLabel = c.Kind is SearchKind.Owner or SearchKind.Tag;
        return new SearchHit(
            c.Kind, verdict.Match, text, highlights, isLabel ? null : c.EntityId, known.Namespace, known.Name, c.Kind == SearchKind.Column ? c.Text : null, known.Popularity, c.EntryId);
    }

    /// <summary>The place in the SQL itself; the entry holds only its words.</summary>
    private static (string Text, List<Highlight> Highlights) Snippet(string sql, SearchTerms terms, List<Highlight> fallback)
    {
        if (terms.Judge(SearchKind.Sql, sql, "") is not { } found) return (sql.Length > SnippetLength ? sql[..SnippetLength] : sql, fallback.FindAll(_ => false));
        var start = Math.Max(0, found.Highlights[0].Start - SnippetLead);
        var text = sql.Substring(start, Math.Min(SnippetLength, sql.Length - start));
        return (text, [.. found.Highlights.Select(h => h with { Start = h.Start - start }).Where(h => h.Start + h.Length <= text.Length)]);
    }

    private static Candidate Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), (SearchKind)row.GetInt16(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.Nullable<Guid>(5));

    private sealed record Candidate(Guid EntryId, SearchKind Kind, Guid EntityId, string Key, string Text, Guid? ContentId);

    private sealed record Known(string? Namespace, string? Name, long Popularity);
}
