using System.Diagnostics;
using LineageIngest.Answers;
using LineageIngest.Host.Http;
using LineageIngest.Insight.Statements;
using LineageIngest.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Reading;

/// <summary>SQL to be read. dialect null: guessed; namespace: the database it would run in, else the one in which most of its tables are known; useStore false: nothing is known.</summary>
public sealed record AnalyzeRequest(string? Sql, string? Dialect = null, string? Namespace = null, bool UseStore = true);

/// <summary>
/// SQL with what it does to tables and columns. Spans are offsets in sql. completeness: Full, Partial, TablesOnly, Nothing; truncated: time ran out, so nothing
/// is told. job, runId, at and source are of a job's SQL only.
/// </summary>
public sealed record SqlAnswer(
    JobReference? Job,
    string? RunId,
    DateTimeOffset? At,
    string Sql,
    string Dialect,
    bool DialectGuessed,
    string? Namespace,
    double Milliseconds,
    string Completeness,
    bool Truncated,
    string? Source,
    IReadOnlyList<string> Dialects,
    IReadOnlyList<DescribedStatement> Statements,
    IReadOnlyList<DescribedDiagnostic> Diagnostics
);

/// <summary>What SQL does to columns: of a job, or pasted.</summary>
static class SqlEndpoints
{
    const int LongestSql = 200_000;
    static readonly TimeSpan _deadline = TimeSpan.FromSeconds(2);
    static readonly string[] _dialects = [.. Dialect.All.Select(dialect => dialect.Name).Order(StringComparer.Ordinal)];

    public static void MapSql(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/lineage/jobs/{id}/sql", JobAsync)
            .WithTags("Lineage")
            .WithSummary("The SQL of a job as it ran, with the place of every column and of what its value comes from")
            .WithDescription(
                "id: ours or job:NAMESPACE:NAME, URL-encoded. run: of that run; version: of that job version; else of the newest run that handed over SQL."
            )
            .ProducesProblem(400)
            .ProducesProblem(404);
        routes
            .MapPost("/api/lineage/analyze", AnalyzeAsync)
            .WithTags("Lineage")
            .WithSummary("What a pasted SQL text does to tables and columns; nothing is stored")
            .WithDescription($"At most {LongestSql} characters and {_deadline.TotalSeconds} seconds.")
            .ProducesProblem(400)
            .ProducesProblem(413);
    }

    static async Task<Results<Ok<SqlAnswer>, ProblemHttpResult>> JobAsync(
        HttpContext http,
        AskedAssets assets,
        JobSqlQuery query,
        CancellationToken cancellation,
        string? run = null,
        string? version = null
    )
    {
        var id = RawPath.Between(http, "/api/lineage/jobs/", "/sql");
        var versionId = default(Guid);
        if (version is not null && !Guid.TryParse(version, out versionId))
            return Errors.BadParameter("version", "is the id of a job version").ToResult(http.Response);
        var (job, missing) = await assets.JobAsync(http.Subscription(), id, cancellation);
        if (job is null)
            return missing!.ToResult(http.Response);
        var began = Stopwatch.GetTimestamp();
        var found = await query.FindAsync(http.Subscription(), job.Id, run, version is null ? null : versionId, cancellation);
        return found is null
            ? new Problem(
                404,
                "no-sql",
                "The job has no SQL",
                "This operator hands over no SQL; its reads and writes come from what its events and its declaration say."
            ).ToResult(http.Response)
            : TypedResults.Ok(
                Answer(found.Description, false, null, began) with
                {
                    Job = new JobReference(job.Id, job.Namespace, job.Name),
                    RunId = found.RunId,
                    At = found.At,
                    Source = found.Source,
                }
            );
    }

    static async Task<Results<Ok<SqlAnswer>, ProblemHttpResult>> AnalyzeAsync(
        HttpContext http,
        AnalyzeRequest request,
        PastedSqlQuery query,
        CancellationToken cancellation
    )
    {
        if (request.Sql is not { Length: > 0 } sql)
            return Errors.BadBody("/sql", "sql is required.").ToResult(http.Response);
        if (sql.Length > LongestSql)
        {
            return new Problem(413, "too-large", "The SQL is too long", $"At most {LongestSql} characters are read here.", "/sql").ToResult(
                http.Response
            );
        }
        var dialect = request.Dialect is { Length: > 0 } name and not "auto" ? Dialect.Find(name) : null;
        if (dialect is null && request.Dialect is { Length: > 0 } and not "auto")
            return Errors.BadBody("/dialect", $"dialect is auto or one of {string.Join(", ", _dialects)}.").ToResult(http.Response);
        var began = Stopwatch.GetTimestamp();
        var read = await query.ReadAsync(
            http.Subscription(),
            sql,
            dialect,
            string.IsNullOrEmpty(request.Namespace) ? null : request.Namespace,
            request.UseStore,
            _deadline,
            cancellation
        );
        return TypedResults.Ok(
            Answer(
                read.Description ?? new SqlDescription(sql, read.Dialect.Name, Completeness.Nothing, [], []),
                read.Guessed,
                read.Namespace,
                began
            ) with
            {
                Truncated = read.Description is null,
            }
        );
    }

    static SqlAnswer Answer(SqlDescription description, bool guessed, string? ns, long began) =>
        new(
            null,
            null,
            null,
            description.Sql,
            description.Dialect,
            guessed,
            ns,
            Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
            description.Quality.ToString(),
            false,
            null,
            _dialects,
            description.Statements,
            description.Diagnostics
        );
}
