using System.Globalization;
using System.Text.RegularExpressions;
using Hangfire.PostgreSql;
using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Host.Scheduling;

/// <summary>Hangfire's own tables, in a schema of their own; made and brought up to date by its package, with our migrations.</summary>
static partial class HangfireSchema
{
    public const string Name = "hangfire";

    /// <summary>Makes what is missing and returns the version it then has; null when nothing was to do. Then no right to create anything is needed.</summary>
    public static async Task<int?> InstallAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        if (await IsCurrentAsync(db, cancellation))
            return null;
        await using var turn = await AdvisoryLock.AcquireAsync(db, "migrate", cancellation);
        if (await IsCurrentAsync(db, cancellation))
            return null; // another process made it while this one waited
        await using var connection = await db.OpenConnectionAsync(cancellation);
        try
        {
            PostgreSqlObjectsInstaller.Install(connection, Name);
        }
        catch (PostgresException refused)
        {
            throw new CannotStartException(
                $"The scheduler's tables cannot be made: {refused.MessageText}. Run `lineage migrate` as the owner of the database.",
                refused
            );
        }
        return Newest;
    }

    public static async Task<bool> IsCurrentAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<bool>("SELECT to_regclass('hangfire.schema') IS NOT NULL", cancellation)
            && await connection.ScalarAsync<int>("SELECT max(version) FROM hangfire.schema", cancellation) >= Newest;
    }

    /// <summary>The package's installation scripts are numbered.</summary>
    public static int Newest { get; } =
        typeof(PostgreSqlObjectsInstaller)
            .Assembly.GetManifestResourceNames()
            .Select(name => Script().Match(name))
            .Where(script => script.Success)
            .Max(script => int.Parse(script.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\.Install\.v(\d+)\.sql$")]
    private static partial Regex Script();
}
