using System.IO.Enumeration;
using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow.Crawling;

/// <summary>What a crawl of one connection takes in, and how much it may ask. Example: <c>new CrawlOptions { DagPatterns = ["sales_*"] }</c>.</summary>
public sealed record CrawlOptions
{
    /// <summary>The OpenLineage namespace of that Airflow; found from received events when not given, else the connection's name.</summary>
    public string? Namespace { get; init; }

    /// <summary>DAG ids with <c>*</c> and <c>?</c>; empty takes all.</summary>
    public string[] DagPatterns { get; init; } = [];

    /// <summary>DAGs with one of these tags; empty takes all.</summary>
    public string[] Tags { get; init; } = [];

    /// <summary>How far back the first crawl looks.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Windows overlap by this, since a row is visible a moment after the instant it carries.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Runs per DAG whose tasks the first crawl reads: Airflow keeps rendered fields of the newest 30.</summary>
    public int RunsPerDag { get; init; } = 30;

    /// <summary>Requests after which a crawl begins no further DAG or chunk of runs; the next crawl goes on where this one stopped.</summary>
    public int Budget { get; init; } = 50_000;

    /// <summary>Up to so many DAGs, details are read for each that changed (one more request for its doc_md).</summary>
    public int DetailsUpTo { get; init; } = 500;

    internal bool Takes(Dag dag) => Takes(dag.Id) && (Tags.Length == 0 || dag.Tags.Any(Tags.Contains));

    internal bool Takes(string dagId) =>
        DagPatterns.Length == 0 || DagPatterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, dagId, ignoreCase: false));
}
