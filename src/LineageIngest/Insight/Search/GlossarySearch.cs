using LineageIngest.Graph.Search;
using LineageIngest.Postgres;
using LineageIngest.Projection.OwnEvents;
using Npgsql;

namespace LineageIngest.Insight.Search;

/// <summary>Finds terms of the glossary by their name or another word for them, whether something bears them or not.</summary>
static class GlossarySearch
{
    /// <summary>Each with the text that answers: its name where that does, else the first of its synonyms. In order of name, at most so many.</summary>
    public static async Task<List<(string Term, string Text)>> FindAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        SearchTerms terms,
        int bound,
        CancellationToken cancellation
    )
    {
        var found = await connection.QueryAsync(
            """
            SELECT c.name, c.body
              FROM catalogue_entry AS c
             WHERE c.subscription_id = $1 AND c.kind = 'term' AND c.present
               AND lower(c.name || ' ' || coalesce(c.body::jsonb ->> 'synonyms', '')) LIKE ALL ($2)
             ORDER BY c.name COLLATE "C" LIMIT $3
            """,
            row => AssetWordEvent.ReadTerm(row.GetString(0), row.GetString(1)),
            cancellation,
            subscriptionId,
            terms.For(SearchKind.Term).Select(SearchTerms.Containing).ToArray(),
            bound
        );
        return found.ConvertAll(term =>
            (
                term.Name,
                term.Synonyms.Prepend(term.Name)
                    .FirstOrDefault(text => terms.Judge(SearchKind.Term, text, SearchEntry.KeyOf(text)) is not null, term.Name)
            )
        );
    }
}
