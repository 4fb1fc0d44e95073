using System.CommandLine;
using LineageIngest.Host.Scheduling;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Embedded;
using Npgsql;

namespace LineageIngest.Benchmarks;

/// <summary>Measuring under a role that owns nothing, so that row-level security is part of what is measured.</summary>
static class Walled
{
    const string Role = "lineage_service";

    public static Option<bool> Option() =>
        new("--service-role") { Description = "Under a role that owns nothing: the second wall between subscriptions holds" };

    /// <summary>The address under which is measured: the owner's, or that of the role, which is made and given its rights.</summary>
    public static async Task<string> AddressAsync(EmbeddedPostgres postgres, bool asServiceRole, CancellationToken cancellation)
    {
        if (!asServiceRole)
            return postgres.ConnectionString;
        var administrator = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = EmbeddedPostgres.Administrator };
        await using (var db = NpgsqlDataSource.Create(administrator))
        {
            await using var command = db.CreateCommand($"CREATE ROLE {Role} LOGIN PASSWORD '{Role}'");
            await command.ExecuteNonQueryAsync(cancellation);
        }
        await using var owner = Database.Open(postgres.ConnectionString);
        await HangfireSchema.InstallAsync(owner, cancellation);
        await ServiceRole.GrantAsync(owner, Role, [HangfireSchema.Name], cancellation);
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = Role, Password = Role }.ConnectionString;
    }
}
