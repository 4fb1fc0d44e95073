using System.Buffers.Binary;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Host.Http;
using LineageIngest.Projection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Receiving;

/// <summary>What an import did with a bundle: new to the log, known before, and how many of them can only be set aside.</summary>
public sealed record ImportAnswer(int New, int Known, int SetAside);

/// <summary>
/// Takes bundles of events from <c>lineage import</c>: each event is four bytes of length (big endian) and its bytes, so that even a torn line
/// arrives as it stands in the file and can be set aside, shown and repaired.
/// </summary>
static class ImportEndpoints
{
    public const string MediaType = "application/vnd.lineage-ingest.bundle";

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/lineage/import", ImportAsync)
            .WithTags("Operations")
            .WithSummary("Stores a bundle of events from a file")
            .Accepts<byte[]>(MediaType)
            .ProducesProblem(400)
            .ProducesProblem(413)
            .ProducesProblem(503);

    static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> ImportAsync(
        HttpContext http,
        EventLog log,
        ReceivingOptions options,
        MemoryBudget budget,
        CancellationToken cancellation
    )
    {
        using var share = budget.Open();
        var (body, problem) = await RequestBody.ReadAsync(http.Request, options, share, cancellation);
        if (problem is not null)
            return problem.ToResult(http.Response);
        if (Split(body) is not { } events)
        {
            return new Problem(
                400,
                "not-a-bundle",
                "The body is no bundle of events",
                "Lengths and bytes do not fit; use 'lineage import'."
            ).ToResult(http.Response);
        }

        var setAside = events.Count(e => !EventReading.CanBeProjected(e.Body));
        try
        {
            var result = await log.AppendAsync(http.Subscription(), events, cancellation);
            return TypedResults.Ok(new ImportAnswer(result.New, result.Known, setAside));
        }
        catch (OverloadedException)
        {
            return Problems.Overloaded.ToResult(http.Response);
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or TimeoutException)
        {
            return Problems.DatabaseAway.ToResult(http.Response);
        }
    }

    static List<IncomingEvent>? Split(ReadOnlyMemory<byte> bundle)
    {
        var events = new List<IncomingEvent>();
        while (bundle.Length >= 4)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bundle.Span);
            if (length < 0 || length > bundle.Length - 4)
                return null;
            events.Add(new IncomingEvent(bundle.Slice(4, length).ToArray(), EventSource.Import));
            bundle = bundle[(4 + length)..];
        }
        return bundle.IsEmpty ? events : null;
    }
}
