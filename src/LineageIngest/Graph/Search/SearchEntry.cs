using LineageIngest.Graph.Datasets;
using LineageIngest.Names;

namespace LineageIngest.Graph.Search;

/// <summary>What can be found.</summary>
public enum SearchKind : short
{
    Dataset = 0,
    Job = 1,
    Column = 2,
    Owner = 3,
    Tag = 4,
    Sql = 5,

    /// <summary>A term of the glossary.</summary>
    Term = 6,

    /// <summary>What a dataset or job is, in words.</summary>
    Description = 7,
}

/// <summary>
/// Something that search finds. <see cref="EntityId"/> is what it belongs to: a column's dataset, the job of an SQL text; owners, tags and terms have ids of their own.
/// </summary>
sealed record SearchEntry(SearchKind Kind, Guid EntityId, string Text, string Key, Guid? ContentId = null, bool Stated = true)
{
    /// <summary>Keys go into an index, whose rows are bounded.</summary>
    const int LongestKey = 200;
    const int LongestDescription = 2000;

    public Guid Id { get; } = DerivedId.Of("search", Kind.ToString(), EntityId.ToString("N"), Text);
    public Guid TextId => DerivedId.Of("search-text", Kind.ToString(), Text);

    public static SearchEntry Dataset(DatasetName dataset) => new(SearchKind.Dataset, dataset.Id, dataset.Name, KeyOf(dataset.Name));

    public static SearchEntry Job(JobName job) => new(SearchKind.Job, job.Id, job.Name, KeyOf(job.Name));

    public static SearchEntry Column(Guid datasetId, string column, bool stated) =>
        new(SearchKind.Column, datasetId, column, KeyOf(column), Stated: stated);

    public static SearchEntry Label(AssetLabelKind kind, string value)
    {
        var found = kind switch
        {
            AssetLabelKind.Owner => SearchKind.Owner,
            AssetLabelKind.Tag => SearchKind.Tag,
            _ => SearchKind.Term,
        };
        return new SearchEntry(found, DerivedId.Of(kind.ToString(), value), value, KeyOf(value));
    }

    /// <summary>SQL is kept as its words, so a text that differs by a date alone is the same entry.</summary>
    public static SearchEntry Sql(Guid jobId, string sql, Guid contentId) => new(SearchKind.Sql, jobId, SqlWords.Of(sql), "", contentId);

    /// <summary>The beginning of a description: what comes after it is not searched.</summary>
    public static SearchEntry Description(Guid entityId, string text) =>
        new(SearchKind.Description, entityId, text.Length > LongestDescription ? text[..LongestDescription] : text, "");

    /// <summary>The last part of a name, which is what people type first: <c>fct_sales</c> of <c>shopdw.marts.fct_sales</c>.</summary>
    public static string KeyOf(string name)
    {
        var lower = Grams.Lower(name).TrimEnd('/', '.');
        var last = lower[(lower.LastIndexOfAny(['.', '/']) + 1)..];
        return last.Length > LongestKey ? last[..LongestKey] : last;
    }
}
