using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Resolution;

/// <summary>A SQL text of a claim and what is told about where it ran; null where nothing is told.</summary>
sealed record SqlText(
    string Query,
    string? Dialect,
    string? Namespace,
    string? Database,
    string? Schema,
    DatasetName? Destination,
    bool Truncated,
    IReadOnlyList<string> SearchPath
)
{
    /// <summary>The texts of a claim: the sql facet's, and those that our crawler rendered with their connections.</summary>
    public static List<SqlText> Of(ClaimFacts facts, IReadOnlyDictionary<Guid, string> contents)
    {
        var texts = new List<SqlText>();
        foreach (var id in facts.Statements)
        {
            using var document = JsonDocument.Parse(
                contents[id],
                new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth, AllowTrailingCommas = true }
            );
            texts.AddRange(document.RootElement.Items("statements").Select(Read).OfType<SqlText>());
        }
        // The same text with its connection says more than without; read twice, it would run in two places.
        var told = texts.Where(text => text.Namespace is not null).Select(text => text.Query.Trim()).ToHashSet();
        texts.InsertRange(
            0,
            facts
                .Sql.Where(s => !told.Contains(contents[s.Key].Trim()))
                .Select(s => new SqlText(contents[s.Key], s.Value.Length > 0 ? s.Value : null, null, null, null, null, false, []))
        );
        return texts;
    }

    static SqlText? Read(JsonElement statement)
    {
        if (statement.Text("query") is not { Length: > 0 } query)
            return null;
        var destination = statement.GetObject("destination");
        return new SqlText(
            query,
            statement.Text("dialect"),
            statement.Text("namespace"),
            statement.Text("database"),
            statement.Text("schema"),
            destination.Text("namespace") is { } ns && destination.Text("name") is { } name ? new DatasetName(ns, name) : null,
            ((JsonElement?)statement).Flag("truncated"),
            [.. statement.Items("searchPath").Select(item => item.GetString()).OfType<string>()]
        );
    }
}
