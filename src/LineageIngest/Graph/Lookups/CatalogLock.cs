using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Graph.Lookups;

/// <summary>
/// Keeps "resolution read the known tables" and "projection made a table known" apart: without it each could miss the other's uncommitted rows
/// and a claim would not be resolved again. Resolution shares it; projection takes it alone, and only for a batch that brings a new table or schema.
/// Both take it before they write, so they cannot wait for each other in a circle.
/// </summary>
static class CatalogLock
{
    const int Key = 0x4C49_4732; // "LIG2"

    public static async Task ShareAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock_shared($1, $2)", cancellation, Key, subscriptionId);

    public static async Task TakeAsync(NpgsqlConnection connection, int subscriptionId, CancellationToken cancellation) =>
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock($1, $2)", cancellation, Key, subscriptionId);
}
