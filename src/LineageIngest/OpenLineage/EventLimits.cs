namespace LineageIngest.OpenLineage;

/// <summary>
/// How long a name may be and how many things an event may speak of. What is beyond is set aside with its pointer, not cut: a cut name would be another
/// name. Stated in docs/openlineage-quirks.md.
/// </summary>
public static class EventLimits
{
    /// <summary>Characters of a namespace: the longest that real producers write are addresses of some hundred characters.</summary>
    public const int Namespace = 1024;

    /// <summary>Characters of a job, run or dataset name; an object key of S3 has up to 1,024 bytes.</summary>
    public const int Name = 2048;

    /// <summary>Characters of a facet's name; it is part of an index.</summary>
    public const int FacetName = 256;

    /// <summary>Inputs, and outputs, of one event.</summary>
    public const int Datasets = 10_000;

    /// <summary>Edges that are stored for a job for which nobody says which input feeds which output; inputs that are claimed alike are one source.</summary>
    public const int Pairs = 100_000;

    /// <summary>Inputs × outputs of such a job: answers walk all of them, though they are not stored one by one.</summary>
    public const int ImpliedPairs = 4_000_000;

    /// <summary>Columns of one dataset, structs counted with their fields.</summary>
    public const int Columns = 20_000;
}
