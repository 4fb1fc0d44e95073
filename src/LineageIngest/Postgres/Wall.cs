using System.Globalization;
using Npgsql;

namespace LineageIngest.Postgres;

/// <summary>
/// The second wall between subscriptions. The first is that every statement names its subscription; this one stands behind it and depends on nobody
/// remembering it: who enters (a request, a scheduled job) says once for whom he works, every statement asked from there says so to PostgreSQL in the same
/// round trip and for this transaction only, and the policies of the tables (<c>schemas/postgres/1000_wall.sql</c>) show and take no other rows. It holds
/// for a role that does not own the tables; see deploy/README.md.
/// </summary>
/// <remarks>Stages work for all; a connection is opened for all (<see cref="Database.Open"/>), and a role of others sees no row.</remarks>
public static class Wall
{
    /// <summary>The setting that the policies ask.</summary>
    internal const string Setting = "lineage.subscription_id";

    /// <summary>What the setting says where a connection works for all subscriptions.</summary>
    internal const string All = "all";

    static readonly AsyncLocal<int?> _within = new();

    /// <summary>Everything that is asked before the answer is disposed sees one subscription alone; null sees all.</summary>
    public static IDisposable Around(int? subscriptionId)
    {
        var before = _within.Value;
        _within.Value = subscriptionId;
        return new Until(before);
    }

    /// <summary>Puts the setting before what a batch asks; its own answer comes first.</summary>
    internal static bool StandsBefore(NpgsqlBatch batch)
    {
        if (_within.Value is not { } subscription)
            return false;
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand($"SELECT set_config('{Setting}', $1, true)")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = subscription.ToString(CultureInfo.InvariantCulture) } },
            }
        );
        return true;
    }

    sealed class Until(int? before) : IDisposable
    {
        public void Dispose() => _within.Value = before;
    }
}
