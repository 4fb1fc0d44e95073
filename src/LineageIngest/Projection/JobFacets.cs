using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection;

/// <summary>What an event says about its job.</summary>
static class JobFacets
{
    public static JobName Read(OpenLineageEvent source, EventFacts facts)
    {
        var job = new JobName(source.Job.Text("namespace")!, source.Job.Text("name")!);
        var jobType = source.JobFacets.GetObject("jobType");
        facts.Jobs.Add(new JobFact(job, jobType is null ? null : TypeOf(jobType.Value)));
        foreach (var facet in source.Job.Facets())
        {
            facts.Facets.Add(
                new FacetFact(
                    FacetEntity.Job,
                    job.Id,
                    facet.SafeName(),
                    ((System.Text.Json.JsonElement?)facet.Value).Flag("_deleted"),
                    facet.Value.SafeRaw(),
                    facts.Stamp
                )
            );
        }

        return job;
    }

    public static JobTypeFact TypeOf(System.Text.Json.JsonElement jobType) =>
        new(jobType.Text("integration")?.ToUpperInvariant(), jobType.Text("jobType"), jobType.Text("processingType")?.ToUpperInvariant());

    /// <summary>The integration in capitals, from the jobType facet, else from the producer's address.</summary>
    public static string? Integration(OpenLineageEvent source) =>
        source.JobFacets.GetObject("jobType").Text("integration")?.ToUpperInvariant()
        ?? (
            source.Producer.Contains("airflow", StringComparison.OrdinalIgnoreCase) ? "AIRFLOW"
            : source.Producer.Contains("/integration/spark", StringComparison.OrdinalIgnoreCase) ? "SPARK"
            : source.Producer.Contains("/integration/dbt", StringComparison.OrdinalIgnoreCase) ? "DBT"
            : source.Producer.Contains("/integration/dagster", StringComparison.OrdinalIgnoreCase) ? "DAGSTER"
            : null
        );

    public static SortedDictionary<Guid, string> ReadSql(OpenLineageEvent source, EventFacts facts)
    {
        var sql = source.JobFacets.GetObject("sql");
        return sql.Text("query") is { Length: > 0 } query ? new() { [facts.Keep(query)] = sql.Text("dialect") ?? "" } : [];
    }

    /// <summary>Our crawler's facet: statements with their connections (lineage_ingest_sql).</summary>
    public static SortedSet<Guid> ReadStatements(OpenLineageEvent source, EventFacts facts) =>
        source.JobFacets.GetObject("lineage_ingest_sql") is { } statements ? [facts.Keep(statements.SafeRaw())] : [];
}
