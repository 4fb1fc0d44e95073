using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Facets;
using LineageIngest.Graph.Memory;
using LineageIngest.Graph.Search;
using LineageIngest.Names;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Insight.Search;

/// <summary>
/// Something found. Id is the dataset, job or column's dataset; an owner, tag or term has none and says how many assets bear it.
/// Matched says which of its texts: name, column, owner, tag, sql, term, description. Term: the term for which the text is another word.
/// </summary>
public sealed record SearchHit(
    SearchKind Kind,
    SearchMatch Match,
    string Text,
    IReadOnlyList<Highlight> Highlights,
    Guid? Id,
    string? Namespace,
    string? Name,
    string? Column,
    long Popularity,
    Guid EntryId,
    Snippet? Snippet,
    bool IsJob,
    string? Term = null
);

/// <summary>Where a page ended.</summary>
public sealed record SearchPosition(SearchMatch Match, long Popularity, string Text, Guid EntryId);

/// <summary>What hits must have beside the words; a null part asks for nothing. Owners and tags themselves are no hits where something is asked for.</summary>
/// <param name="Owner">owner of the dataset or job, or of the DAG that the job is a part of</param>
/// <param name="Tag">tag of the dataset, of one of its columns, or of the job</param>
public sealed record SearchFilter(string? Namespace, string? Owner, string? Tag)
{
    public static readonly SearchFilter None = new(null, null, null);

    public bool IsNone => this == None;
}

/// <summary>A page of hits, best first; Truncated: more texts match than were looked at.</summary>
/// <param name="Counts">hits by kind, of all kinds, where they were asked for</param>
public sealed record FoundHits(
    IReadOnlyList<SearchHit> Hits,
    int Total,
    bool Truncated,
    bool More,
    IReadOnlyDictionary<SearchKind, int>? Counts
);

/// <summary>
/// Finds by name, column, owner, tag and words of SQL, in two index look-ups: by the beginning of the key, then, of kinds of which that did not give
/// enough, by grams. Each gives a bounded number of candidates, which are judged here: so the cost follows the bound, not the store.
/// </summary>
public sealed class SearchQuery(NpgsqlDataSource db, GraphMaps maps)
{
    /// <summary>A longer question is no name and no words; in UTF-16 units.</summary>
    public const int LongestQuestion = 500;

    /// <summary>Candidates per kind, and of those that bear one text (every table has an id).</summary>
    const int Candidates = 150;
    const int Namesakes = 100;

    /// <summary>With a filter most candidates may fall away, so more of them are looked at.</summary>
    const int FilteredCandidates = 2000;

    public async Task<FoundHits> FindAsync(
        int subscriptionId,
        string question,
        IReadOnlyList<SearchKind> kinds,
        SearchPosition? after,
        int limit,
        CancellationToken cancellation,
        SearchFilter? filter = null,
        bool counts = false
    )
    {
        var (terms, narrowed) = (SearchTerms.Of(question), filter ?? SearchFilter.None);
        var bound = narrowed.IsNone ? Candidates : FilteredCandidates;
        SearchKind[] looked = counts ? Enum.GetValues<SearchKind>() : [.. kinds];
        var deleted = await maps.DeletedAsync(subscriptionId, cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        var candidates =
            terms.Terms.Count == 0
                ? await ByFilterAsync(connection, subscriptionId, narrowed, bound, cancellation)
                : await ByKeyAsync(connection, subscriptionId, terms, looked, bound, cancellation);
        var full = candidates.GroupBy(c => c.Kind).Where(kind => kind.Count() >= bound).Select(kind => kind.Key).ToHashSet();
        foreach (var group in looked.Where(kind => !full.Contains(kind)).GroupBy(kind => kind == SearchKind.Sql))
            candidates.AddRange(await ByGramsAsync(connection, subscriptionId, terms, [.. group], bound, cancellation));
        if (looked.Contains(SearchKind.Term) && terms.Terms.Count > 0 && narrowed.IsNone)
            candidates.AddRange(await InGlossaryAsync(connection, subscriptionId, terms, bound, cancellation));
        var judged = candidates
            .DistinctBy(c => c.EntryId)
            .Select(c => (Candidate: c, Verdict: terms.Judge(c.Kind, c.Text, c.Key)))
            .Where(j => j.Verdict is not null)
            .ToList();
        var known = await KnownAsync(connection, subscriptionId, judged.ConvertAll(j => j.Candidate), narrowed, cancellation);
        var all = judged
            .Where(j => known.ContainsKey(j.Candidate.EntityId) && !deleted.ContainsKey(j.Candidate.EntityId))
            .Select(j => (Hit: Hit(j.Candidate, j.Verdict!.Value, known[j.Candidate.EntityId]), j.Candidate.ContentId))
            .OrderBy(h => h.Hit.Match)
            .ThenByDescending(h => h.Hit.Popularity)
            .ThenBy(h => h.Hit.Text, StringComparer.Ordinal)
            .ThenBy(h => h.Hit.EntryId)
            .ToList();
        var hits = all.FindAll(h => kinds.Contains(h.Hit.Kind));
        var rest = after is null ? hits : hits.FindAll(h => Compare(h.Hit, after) > 0);
        var page = await WithSqlAsync(connection, subscriptionId, rest.Take(limit).ToList(), terms, cancellation);
        return new FoundHits(
            page,
            hits.Count,
            candidates.GroupBy(c => c.Kind).Any(kind => kind.Count() >= bound) || candidates.Exists(c => c.Bearers > Namesakes),
            rest.Count > limit,
            counts ? all.CountBy(h => h.Hit.Kind).ToDictionary() : null
        );
    }

    static int Compare(SearchHit hit, SearchPosition after)
    {
        var order = hit.Match.CompareTo(after.Match);
        if (order == 0)
            order = after.Popularity.CompareTo(hit.Popularity);
        if (order == 0)
            order = string.CompareOrdinal(hit.Text, after.Text);
        return order != 0 ? order : hit.EntryId.CompareTo(after.EntryId);
    }

    static async Task<List<Candidate>> ByKeyAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        SearchTerms terms,
        IReadOnlyList<SearchKind> kinds,
        int bound,
        CancellationToken cancellation
    )
    {
        var key = SearchEntry.KeyOf(terms.Whole);
        return key.Length == 0 || key != terms.Whole
            ? []
            : await connection.QueryAsync(
                """
                SELECT found.entry_id, found.kind, found.entity_id, found.key, found.text, found.content_id, found.entries
                  FROM unnest($2::smallint[]) AS asked (kind)
                 CROSS JOIN LATERAL (
                       SELECT entry.entry_id, t.kind, entry.entity_id, t.key, t.text, entry.content_id, t.entries
                         FROM (SELECT * FROM search_text AS t
                                WHERE t.subscription_id = $1 AND t.kind = asked.kind AND t.key >= $3 AND t.key < $4
                                ORDER BY t.key, t.text_id LIMIT $5) AS t
                        CROSS JOIN LATERAL (
                              SELECT * FROM search_entry AS entry WHERE entry.subscription_id = $1 AND entry.text_id = t.text_id LIMIT $6) AS entry
                        LIMIT $5) AS found
                """,
                Read,
                cancellation,
                subscriptionId,
                kinds.Where(k => k != SearchKind.Sql).Select(k => (int)k).ToArray(),
                key,
                key + "\U0010FFFF",
                bound,
                Namesakes
            );
    }

    /// <summary>Without words: the datasets and jobs that the filter leaves, in order of name.</summary>
    static async Task<List<Candidate>> ByFilterAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        SearchFilter filter,
        int bound,
        CancellationToken cancellation
    ) =>
        (
            await connection.QueryAsync(
                """
                (SELECT 0, d.dataset_id, d.namespace, d.name
                   FROM dataset AS d
                  WHERE d.subscription_id = $1 AND ($2::text IS NULL OR d.namespace = $2)
                    AND ($3::text IS NULL OR d.dataset_id IN (SELECT l.entity_id FROM asset_label AS l WHERE l.subscription_id = $1 AND l.kind = 0 AND left(l.value, 200) = left($3, 200) AND l.value = $3))
                    AND ($4::text IS NULL OR d.dataset_id IN (SELECT l.entity_id FROM asset_label AS l WHERE l.subscription_id = $1 AND l.kind = 1 AND left(l.value, 200) = left($4, 200) AND l.value = $4))
                  ORDER BY d.name, d.dataset_id LIMIT $5)
                 UNION ALL
                (SELECT 1, j.job_id, j.namespace, j.name
                   FROM job AS j
                  WHERE j.subscription_id = $1 AND ($2::text IS NULL OR j.namespace = $2)
                    AND ($3::text IS NULL OR j.job_id IN (
                         SELECT l.entity_id FROM asset_label AS l WHERE l.subscription_id = $1 AND l.kind = 0 AND left(l.value, 200) = left($3, 200) AND l.value = $3
                          UNION
                         SELECT p.job_id FROM asset_label AS l JOIN job_parent AS p ON p.subscription_id = $1 AND p.parent_job_id = l.entity_id
                          WHERE l.subscription_id = $1 AND l.kind = 0 AND left(l.value, 200) = left($3, 200) AND l.value = $3))
                    AND ($4::text IS NULL OR j.job_id IN (SELECT l.entity_id FROM asset_label AS l WHERE l.subscription_id = $1 AND l.kind = 1 AND left(l.value, 200) = left($4, 200) AND l.value = $4))
                  ORDER BY j.name, j.job_id LIMIT $5)
                /* reads all: a namespace, owner or tag alone may be that of everything; the order by name is bounded */
                """,
                row =>
                    row.GetInt32(0) == 0
                        ? SearchEntry.Dataset(new DatasetName(row.GetString(2), row.GetString(3)))
                        : SearchEntry.Job(new JobName(row.GetString(2), row.GetString(3))),
                cancellation,
                subscriptionId,
                filter.Namespace,
                filter.Owner,
                filter.Tag,
                bound
            )
        ).ConvertAll(entry => new Candidate(entry.Id, entry.Kind, entry.EntityId, entry.Key, entry.Text, null, 1));

    static async Task<List<Candidate>> ByGramsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        SearchTerms terms,
        List<SearchKind> kinds,
        int bound,
        CancellationToken cancellation
    )
    {
        var asked = terms.For(kinds[0]);
        return asked.Count == 0
            ? []
            : await connection.QueryAsync(
                """
                SELECT found.entry_id, found.kind, found.entity_id, found.key, found.text, found.content_id, found.entries
                  FROM unnest($2) AS asked (gram)
                 CROSS JOIN LATERAL (
                       SELECT entry.entry_id, t.kind, entry.entity_id, t.key, t.text, entry.content_id, t.entries
                         FROM texts_with_grams($1, $3 || asked.gram, $4, $5) AS t
                        CROSS JOIN LATERAL (
                              SELECT * FROM search_entry AS entry WHERE entry.subscription_id = $1 AND entry.text_id = t.text_id LIMIT $6) AS entry
                        LIMIT $5) AS found
                """,
                Read,
                cancellation,
                subscriptionId,
                kinds.ConvertAll(kind => Grams.OfKind(subscriptionId, kind)),
                asked.SelectMany(Grams.OfTerm).Distinct().Order().ToArray(),
                asked.Select(SearchTerms.Containing).ToArray(),
                bound,
                Namesakes
            );
    }

    static async Task<List<Candidate>> InGlossaryAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        SearchTerms terms,
        int bound,
        CancellationToken cancellation
    ) =>
        (await GlossarySearch.FindAsync(connection, subscriptionId, terms, bound, cancellation)).ConvertAll(found =>
        {
            var entry = SearchEntry.Label(AssetLabelKind.Term, found.Term);
            return new Candidate(entry.Id, entry.Kind, entry.EntityId, SearchEntry.KeyOf(found.Text), found.Text, null, 1, found.Term);
        });

    /// <summary>
    /// Names and popularity of what the candidates belong to: of a dataset how many jobs read or write it, of a job how often it ran, of a label how many bear it.
    /// A dataset that is nothing but contradicted claims is left out.
    /// </summary>
    static async Task<Dictionary<Guid, Known>> KnownAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Candidate> candidates,
        SearchFilter filter,
        CancellationToken cancellation
    )
    {
        Guid[] Of(params SearchKind[] kinds) => [.. candidates.Where(c => kinds.Contains(c.Kind)).Select(c => c.EntityId).Distinct()];
        var labels = filter.IsNone ? candidates.Where(c => LabelOf(c.Kind) is not null).ToList() : [];
        return (
            await connection.QueryAsync(
                """
                SELECT d.dataset_id, d.namespace, d.name, io.believed, false
                  FROM dataset AS d
                 CROSS JOIN LATERAL (
                       SELECT count(DISTINCT used.job_id) FILTER (WHERE used.believed) AS believed, count(*) AS claimed
                         FROM (SELECT io.job_id, EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = $1 AND e.item_id = io.item_id AND e.verdict NOT IN ('contradicted', 'rejected')) AS believed
                                 FROM job_dataset AS io WHERE io.subscription_id = $1 AND io.dataset_id = d.dataset_id LIMIT 1000) AS used) AS io
                 WHERE d.subscription_id = $1 AND d.dataset_id = ANY ($2) AND (io.believed > 0 OR (io.claimed = 0 AND NOT only_doubted_columns($1, d.dataset_id)))
                   AND ($7::text IS NULL OR d.namespace = $7)
                   AND ($8::text IS NULL OR EXISTS (SELECT 1 FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 0 AND l.value = $8))
                   AND ($9::text IS NULL OR EXISTS (SELECT 1 FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = d.dataset_id AND l.kind = 1 AND l.value = $9))
                 UNION ALL
                SELECT j.job_id, j.namespace, j.name,
                       (SELECT coalesce(sum(v.runs), 0)::bigint FROM job_version AS v WHERE v.subscription_id = $1 AND v.job_id = j.job_id), true
                  FROM job AS j
                 WHERE j.subscription_id = $1 AND j.job_id = ANY ($3) AND ($7::text IS NULL OR j.namespace = $7)
                   AND ($8::text IS NULL OR EXISTS (
                        SELECT 1 FROM asset_label AS l WHERE l.subscription_id = $1 AND l.kind = 0 AND l.value = $8
                           AND (l.entity_id = j.job_id OR l.entity_id IN (SELECT p.parent_job_id FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id))))
                   AND ($9::text IS NULL OR EXISTS (SELECT 1 FROM asset_label AS l WHERE l.subscription_id = $1 AND l.entity_id = j.job_id AND l.kind = 1 AND l.value = $9))
                 UNION ALL
                SELECT asked.entity_id, NULL, NULL,
                       (SELECT count(*) FROM (SELECT 1 FROM asset_label AS l
                         WHERE l.subscription_id = $1 AND l.kind = asked.kind AND left(l.value, 200) = left(asked.value, 200) AND l.value = asked.value LIMIT 1000) AS borne), false
                  FROM unnest($4, $5::smallint[], $6) AS asked (entity_id, kind, value)
                """,
                row => (Id: row.GetGuid(0), Known: new Known(row.NullableText(1), row.NullableText(2), row.GetInt64(3), row.GetBoolean(4))),
                cancellation,
                subscriptionId,
                Of(SearchKind.Dataset, SearchKind.Column, SearchKind.Description),
                Of(SearchKind.Job, SearchKind.Sql, SearchKind.Description),
                labels.ConvertAll(l => l.EntityId),
                labels.ConvertAll(l => (int)LabelOf(l.Kind)!),
                labels.ConvertAll(l => l.Term ?? l.Text),
                filter.Namespace,
                filter.Owner,
                filter.Tag
            )
        ).ToDictionary(k => k.Id, k => k.Known);
    }

    static SearchHit Hit(Candidate c, (SearchMatch Match, List<Highlight> Highlights) verdict, Known known) =>
        new(
            c.Kind,
            verdict.Match,
            c.Text,
            verdict.Highlights,
            LabelOf(c.Kind) is not null ? null : c.EntityId,
            known.Namespace,
            known.Name,
            c.Kind == SearchKind.Column ? c.Text : null,
            known.Popularity,
            c.EntryId,
            null,
            known.IsJob,
            c.Term
        );

    /// <summary>Owners, tags and terms are nothing by themselves; null of all else.</summary>
    static AssetLabelKind? LabelOf(SearchKind kind) =>
        kind switch
        {
            SearchKind.Owner => AssetLabelKind.Owner,
            SearchKind.Tag => AssetLabelKind.Tag,
            SearchKind.Term => AssetLabelKind.Term,
            _ => null,
        };

    /// <summary>The SQL itself around the first word found, for what is shown; the entry holds only its words.</summary>
    static async Task<List<SearchHit>> WithSqlAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<(SearchHit Hit, Guid? ContentId)> page,
        SearchTerms terms,
        CancellationToken cancellation
    )
    {
        var bodies = await ContentStore.GetAsync(
            connection,
            subscriptionId,
            [.. page.Select(p => p.ContentId).OfType<Guid>().Distinct()],
            cancellation
        );
        return page.ConvertAll(p =>
            p.Hit.Kind == SearchKind.Description ? p.Hit with { Snippet = Snippet.Of(p.Hit.Text, terms) }
            : p.ContentId is { } id && bodies.TryGetValue(id, out var body)
                ? p.Hit with
                {
                    Snippet = Snippet.Of(SqlWords.InContent(body), terms),
                }
            : p.Hit
        );
    }

    static Candidate Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            (SearchKind)row.GetInt16(1),
            row.GetGuid(2),
            row.GetString(3),
            row.GetString(4),
            row.Nullable<Guid>(5),
            row.GetInt64(6)
        );

    sealed record Candidate(
        Guid EntryId,
        SearchKind Kind,
        Guid EntityId,
        string Key,
        string Text,
        Guid? ContentId,
        long Bearers,
        string? Term = null
    );

    sealed record Known(string? Namespace, string? Name, long Popularity, bool IsJob);
}
