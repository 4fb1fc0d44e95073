namespace LineageIngest.OpenLineage;

/// <summary>Our own facet of a dataset that was profiled: all that was found, and the profile's id, by which a later profile is another measure.</summary>
public static class ProfileFacet
{
    public const string Name = "lineage_ingest_profile";
    public const string Id = "profileId";

    /// <summary>The kind of the measure that projection keeps.</summary>
    public const string Measure = "profile";
}

/// <summary>
/// Our own facet beside dataQualityAssertions: what our checks found in a profile, with the bounds and with the checks that are still learning. Its id is derived
/// from the profile, so that the same profile checked again is the same measure.
/// </summary>
public static class CheckFacet
{
    public const string Name = "lineage_ingest_checks";
    public const string Id = "evaluationId";

    /// <summary>The kind of the measure that projection keeps.</summary>
    public const string Measure = "checks";
}

/// <summary>Our own facet of a job that a data source declares: a view, a remembered statement; gone when it no longer does.</summary>
public static class SourceFacet
{
    public const string Name = "lineage_ingest_source";
}
