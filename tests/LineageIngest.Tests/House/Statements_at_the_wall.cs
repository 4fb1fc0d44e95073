using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LineageIngest.Tests.House;

/// <summary>
/// Statements are asked by NpgsqlExtensions, which tell PostgreSQL for which subscription: a command made by hand would see all of them. Who has to make
/// one stands here with his reason.
/// </summary>
public sealed partial class Statements_at_the_wall
{
    static readonly Dictionary<string, string> _byHand = new(StringComparer.Ordinal)
    {
        ["LineageIngest/Postgres/NpgsqlExtensions.cs"] = "the way for all others",
        ["LineageIngest/Postgres/Migrator.cs"] = "the schema has no subscriptions",
        ["LineageIngest/Postgres/AdvisoryLock.cs"] = "reads no table",
        ["LineageIngest/Postgres/Embedded/PostgresInitialisation.cs"] = "makes roles and databases",
        ["LineageIngest/Events/EventLog.cs"] = "a lock, the rows and a notice in one round trip, behind the wall by hand",
        ["LineageIngest.Host/Security/SessionKeys.cs"] = "keys of cookies belong to the service",
        ["LineageIngest.Host/Tenancy/SubscriptionStore.cs"] = "ends a subscription, with a time limit of its own",
    };

    [Fact]
    public void Nobody_else_makes_commands_by_hand()
    {
        var source = Source();
        var made = Directory
            .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(source, file), Text: File.ReadAllText(file)))
            .Where(file => !file.Name.StartsWith("LineageIngest.DataSources/", StringComparison.Ordinal)) // databases of others
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal) && ByHand().IsMatch(file.Text))
            .Select(file => file.Name)
            .Order(StringComparer.Ordinal);
        Assert.Equal(_byHand.Keys.Order(StringComparer.Ordinal), made);
    }

    static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));

    [GeneratedRegex(@"new Npgsql(Command|Batch)\(|\.Create(Command|Batch)\(")]
    private static partial Regex ByHand();
}
