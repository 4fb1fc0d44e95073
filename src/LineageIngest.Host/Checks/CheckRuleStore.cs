using Npgsql;

namespace LineageIngest.Host.Checks;

/// <summary>Writes check_rule, and reads it.</summary>
sealed class CheckRuleStore(NpgsqlDataSource db, TimeProvider time)
    : NamedSettingsStore<CheckRule>(db, time, "check_rule", "rule", rule => rule.Name);
