namespace LineageIngest.Graph.Catalogue;

/// <summary>What an entry of the catalogue is about.</summary>
public static class EntryKind
{
    public const string Namespace = "namespace";
    public const string Source = "source";
    public const string Tag = "tag";

    /// <summary>A dataset, one of its columns or a job carries a tag.</summary>
    public const string Tagged = "tagged";

    /// <summary>A term of the glossary, with what it means.</summary>
    public const string Term = "term";

    /// <summary>Who owns a dataset or job, whatever events say.</summary>
    public const string Owners = "owners";

    /// <summary>What a dataset or job is, in Markdown, whatever events say.</summary>
    public const string Description = "description";

    /// <summary>Which terms of the glossary a dataset, one of its columns or a job bears.</summary>
    public const string Terms = "terms";

    /// <summary>A column holds personal data, or holds none.</summary>
    public const string Pii = "pii";

    /// <summary>A dataset or job that was deleted: hidden until an event of a later time names it.</summary>
    public const string Hidden = "hidden";
    public const string HiddenNamespace = "hidden-namespace";
}
