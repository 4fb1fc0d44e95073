namespace LineageIngest.Facts;

/// <summary>Who owns a dataset or job. type: owner, steward, or whatever a producer sends.</summary>
public sealed record AssetOwner(string Name, string Type);

/// <summary>
/// What a person says of a dataset or job beside its lineage. The newest word of a kind holds, by its time; withdrawn, and events speak again.
/// </summary>
public abstract record AssetWord
{
    AssetWord() { }

    public bool Withdrawn { get; init; }

    /// <summary>Why, for whoever asks.</summary>
    public string? Reason { get; init; }
    public string? By { get; init; }

    /// <summary>These own it, and nobody else.</summary>
    public sealed record Owned(IReadOnlyList<AssetOwner> Owners) : AssetWord;

    /// <summary>What it, or the column, is, in Markdown; the empty column is the dataset or job itself.</summary>
    public sealed record Described(string Column, string Text) : AssetWord;

    /// <summary>It, or the column, bears these terms of the glossary, and no others; the empty column is the dataset or job itself.</summary>
    public sealed record Termed(string Column, IReadOnlyList<string> Terms) : AssetWord;
}

/// <summary>A term of the glossary. description is Markdown; synonyms are other words for it.</summary>
public sealed record GlossaryTerm(string Name, string Description, IReadOnlyList<string> Synonyms, string? Steward);
